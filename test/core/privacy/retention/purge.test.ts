/** Retention: what is over its days goes with all that hangs on it, what it cost stays, and what is still needed stays whole. */
import { expect, test } from 'vitest';
import { manualClock } from '../../../fakes/clock.ts';
import type { CoreBench } from '../../../fakes/core-bench.ts';
import { privacyBench, storeOf } from '../privacy-bench.ts';

const siti = '3201010101900016;081298760001;Siti Contoh';
const budi = '3201010101910017;081298760002;Budi Contoh';
const ani = '3201010101920018;081298760003;Ani Contoh';
const broken = '3201;081298760004;Rusak Contoh';

/** All that says what was spent. */
async function money(bench: Pick<CoreBench, 'ask'>) {
  const by = async (by: 'day' | 'list' | 'connection') => bench.ask('charges.totals', { by });
  const { entries } = await bench.ask('charges.page', { limit: 500 });
  return {
    totals: [await by('day'), await by('list'), await by('connection')],
    entries: entries.map(({ attemptId, charge, price, sequenceId }) => [attemptId, charge, price, sequenceId]),
  };
}

test('is off: nothing is due, and a purge without days is refused', async () => {
  const bench = await privacyBench();
  await bench.list([siti]);
  bench.pass(9_999);
  expect(await bench.ask('privacy.duePurge', {})).toMatchObject({ lookups: 0, lists: [] });
  expect(await bench.core.call('privacy.purge', {})).toMatchObject({ error: { code: 'retention-off' } });
});

test('shows what would go before it is switched on, by list, with paid answers, and then removes just that', async () => {
  const bench = await privacyBench();
  const collection = await bench.list([siti, budi, broken], { purpose: 'collection' });
  const unsaid = await bench.list([ani]);
  bench.pass(31);
  const young = await bench.list(['3201010101930019;081298760009;Muda Contoh'], { purpose: 'collection' });

  const shown = await bench.ask('privacy.duePurge', { retention: { collection: 30 } });
  expect(shown).toEqual({
    ...{ lookups: 2, rejectedRows: 1, outcomes: 0, drafts: expect.any(Number), paidAnswers: 2, rupiah: 1_000 },
    lists: [
      {
        ...{ listId: collection.id, name: collection.name, purpose: 'collection', lookups: 2, rejectedRows: 1 },
        ...{ paidAnswers: 2, rupiah: 1_000, emptied: true },
      },
    ],
  });
  const before = await money(bench);
  await bench.ask('settings.set', { retention: { collection: 30 } });
  expect(await bench.ask('privacy.purge', {})).toEqual(shown);

  expect(await bench.rows(collection.id)).toEqual([]);
  expect(await bench.ask('lists.get', { listId: collection.id })).toMatchObject({
    ...{ name: collection.name, rows: 0, accepted: 0, rejected: 0, removed: 3 },
    charges: { charged: 2, free: 0, unknown: 0 },
  });
  expect((await bench.ask('lists.rejected', { listId: collection.id })).rows).toEqual([]);
  expect(await bench.rows(unsaid.id)).toHaveLength(1);
  expect(await bench.rows(young.id)).toHaveLength(1);
  expect((await bench.ask('history.page', { search: 'Siti' })).items).toEqual([]);
  expect(await money(bench)).toEqual(before);
  expect((await bench.ask('charges.page', { listId: collection.id })).entries).toMatchObject([
    { lookupId: null, row: null, charge: 'charged', price: 500 },
    { lookupId: null, row: null, charge: 'charged', price: 500 },
  ]);
  expect(await bench.ask('privacy.duePurge', {})).toMatchObject({ lookups: 0, rejectedRows: 0 });
});

test('leaves no answer, number, outcome or name behind, and no hole in the counts', async () => {
  const bench = await privacyBench();
  const list = await bench.list([siti, budi], { purpose: 'collection' });
  const [row] = await bench.rows(list.id);
  await bench.ask('outcomes.record', { lookupId: row?.lookupId ?? 0, kind: 'reached', note: 'Bertemu Siti' });
  bench.pass(31);
  expect(await bench.ask('privacy.purge', { olderThanDays: 30 })).toMatchObject({ lookups: 2, outcomes: 1 });
  await bench.core.close();
  await storeOf(bench.dir, (all) => {
    for (const table of ['lookups', 'lookup_niks', 'lookup_phones', 'outcomes']) {
      expect(all(`SELECT * FROM ${table}`), table).toEqual([]);
    }
    expect(all('SELECT raw, raw_bytes, message FROM attempts')).toEqual(
      Array(2).fill({ raw: null, raw_bytes: null, message: null }),
    );
    expect(all('SELECT sum(n) AS n FROM list_states')).toEqual([{ n: 0 }]);
    expect(all('PRAGMA foreign_key_check')).toEqual([]);
  });
});

test('keeps what waits, and what a younger row shares until that one is due as well', async () => {
  const bench = await privacyBench();
  const waiting = await bench.list([budi], { purpose: 'collection', startNow: false });
  const old = await bench.list([siti], { purpose: 'collection' });
  bench.pass(20);
  const sharing = await bench.list([siti], { purpose: 'collection' });
  expect(sharing.states).toMatchObject({ reused: 1 });
  bench.pass(20);
  expect(await bench.ask('privacy.purge', { olderThanDays: 30 })).toMatchObject({ lookups: 0 });
  expect((await bench.rows(sharing.id))[0]?.answer).not.toBeNull();
  bench.pass(20);
  expect(await bench.ask('privacy.purge', { olderThanDays: 30 })).toMatchObject({ lookups: 2 });
  expect(await bench.rows(old.id)).toEqual([]);
  expect(await bench.rows(waiting.id)).toHaveLength(1);
});

test('what was removed is asked, and paid, again; single checks go on counting their rows', async () => {
  const bench = await privacyBench();
  const check = { nik: '3201010101900016', phone: '081298760001' };
  const first = await bench.ask('people.check', { ...check, connectionId: bench.connection.id });
  await bench.finished(first.listId);
  bench.pass(2);
  await bench.ask('privacy.purge', { olderThanDays: 1 });
  const again = await bench.ask('people.check', { ...check, connectionId: bench.connection.id });
  const list = await bench.finished(again.listId);
  expect(bench.provider.requests).toHaveLength(2);
  expect(list).toMatchObject({ accepted: 1, removed: 1 });
  expect((await bench.rows(again.listId))[0]?.row).toBe(2);
});

test('happens by itself after the start and once a day, as the setting says', async () => {
  const clock = manualClock(Date.now());
  const bench = await privacyBench({ ports: { clock } });
  const list = await bench.list([siti], { startNow: false });
  await bench.ask('queue.cancel', { scope: { listId: list.id } });
  const left = async () => (await bench.ask('lists.get', { listId: list.id })).accepted;
  await bench.ask('settings.set', { retention: { 'not-said': 3 } });
  const day = 86_400_000;
  await clock.advance(2 * day);
  expect(await left()).toBe(1);
  for (let tries = 0; tries < 50 && (await left()) > 0; tries += 1) await clock.advance(day / 10);
  expect(await left()).toBe(0);
});

test('what the organisation has set holds, purpose by purpose', async () => {
  const set = {
    ...{
      baseUrl: null,
      proxy: null,
      dailyCap: null,
      monthlyCap: null,
      reuseDays: null,
      maskNumbers: null,
      backupEvery: null,
      lockRequired: null,
      lockMinutes: null,
      crashDumps: null,
    },
    ...{ updateAddress: null, updateSigner: null, retention: { collection: 30 } },
  };
  const bench = await privacyBench({ ports: { policy: { path: '/p', fault: null, name: null, set } } });
  expect(await bench.ask('settings.get', {})).toMatchObject({ retention: { collection: 30 } });
  const change = (retention: object) => bench.core.call('settings.set', { retention });
  for (const retention of [{}, { collection: 60 }]) {
    expect(await change(retention)).toMatchObject({
      error: { code: 'set-by-organisation', details: { field: 'retention' } },
    });
  }
  expect(await change({ collection: 30, other: 9 })).toMatchObject({
    value: { retention: { collection: 30, other: 9 } },
  });
});
