/** Practice costs nothing, whatever price a drill gives it: no sum of money holds it. A price that is not set is not nought. */
import { expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { createCharges } from '../../../../src-main/core/charges/ledger/charges.ts';
import { createCaps } from '../../../../src-main/core/connections/caps.ts';
import { createListView } from '../../../../src-main/core/lists/list-view.ts';
import { chargesBench } from '../charges-bench.ts';

const day = (n: number, hour = 9) => new Date(2026, 2, n, hour).getTime();

/** Of one day: an account with a price, one without, and practice with the price of a drill. */
async function mixed() {
  const bench = await chargesBench();
  const practice = bench.connections.all().find(({ kind }) => kind === 'practice');
  if (practice === undefined) throw new Error('there is always practice');
  const kinds = { charged: 'charged', free: 'free', unknown: 'unknown' } as const;
  for (const charge of Object.values(kinds)) bench.tried({ at: day(2), charge, price: 350 });
  bench.tried({ at: day(2), charge: 'charged', price: 0 });
  bench.tried({ at: day(2), charge: 'unknown', price: 0 });
  bench.tried({ at: day(2), charge: 'free', price: 0 });
  const drill = bench.list(3);
  bench.store
    .prepare<{ id: number; connection: number }>('UPDATE lists SET connection_id = :connection WHERE id = :id')
    .run({ id: drill.listId, connection: practice.id });
  for (const charge of Object.values(kinds)) {
    bench.tried({ at: day(2), charge, price: 200, connectionId: practice.id, list: drill });
  }
  return { ...bench, drill, practiceId: practice.id, charges: createCharges(bench.store) };
}

const accounts = { charged: 2, free: 2, unknown: 2, rupiah: 350, rupiahUnknown: 350, withoutPrice: 2 };

it('the same sum stands for today at home, in the ledger, and beside the connections', async () => {
  const bench = await mixed();
  const { practice, final, ...today } = bench.charges.today(day(2, 23));
  expect(today).toEqual(accounts);
  expect({ final, practice }).toEqual({ final: 4, practice: 2 });
  const totals = await bench.ask('charges.totals', { by: 'connection', from: day(2, 0), to: day(3, 0) });
  expect(totals.all.accounts).toEqual(accounts);
  expect(totals.all).toMatchObject({ charged: 3, free: 3, unknown: 3 });
  const spent = bench.connections.all().filter(({ kind }) => kind === 'account');
  const caps = createCaps(bench.store);
  const beside = spent.reduce((sum, { id }) => sum + caps.spent(id, day(2, 23)).today, 0);
  expect(beside).toBe(today.rupiah + today.rupiahUnknown);
  // A group of practice alone has no money in it.
  const drilled = totals.groups.find(({ id }) => id === bench.practiceId);
  expect(drilled).toMatchObject({
    charged: 1,
    accounts: { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0, withoutPrice: 0 },
  });
});

it('asked for by their charge, entries are those that the sums count, of every list or of one', async () => {
  const bench = await mixed();
  const found = async (charges: ('charged' | 'free' | 'unknown')[], listId?: number) =>
    (await bench.ask('charges.page', { charges, ...(listId !== undefined && { listId }) })).entries;
  for (const charge of ['charged', 'free', 'unknown'] as const) {
    const entries = await found([charge]);
    expect(entries.map(({ practice }) => practice)).toEqual(Array.from({ length: accounts[charge] }, () => false));
    expect(await found([charge], bench.drill.listId)).toEqual([]);
  }
  expect((await bench.ask('charges.page', { listId: bench.drill.listId })).entries).toHaveLength(3);
});

it('part of a day is counted alike, attempt by attempt', async () => {
  const bench = await mixed();
  const { all } = await bench.ask('charges.totals', { by: 'list', from: day(2, 8), to: day(2, 10) });
  expect(all.accounts).toEqual(accounts);
});

it('a list of practice has its tries apart from what may be money', async () => {
  const bench = await mixed();
  const view = createListView(bench.store, { of: () => ({ ratePerSecond: null, secondsLeft: null }) });
  expect(view.get(bench.drill.listId)).toMatchObject({
    charges: { charged: 1, free: 1, unknown: 1 },
    practiceCharges: { charged: 1, free: 1, unknown: 1 },
    practiceAnswers: 1,
  });
  expect(view.get(bench.usualList.listId).practiceCharges).toEqual({ charged: 0, free: 0, unknown: 0 });
  expect(bench.charges.ofList(bench.drill.listId)).toMatchObject({ charged: 0, unknown: 0, rupiah: 0 });
});

it('the ledger marks each entry of practice', async () => {
  const bench = await mixed();
  const { entries } = await bench.ask('charges.page', { limit: 50 });
  expect(entries.filter(({ practice }) => practice).map(({ listId }) => listId)).toEqual(
    Array.from({ length: 3 }, () => bench.drill.listId),
  );
});

it('its file says practice and a price that was not set, and adds neither up', async () => {
  const bench = await mixed();
  await bench.ask('charges.export', { fileId: 'buku.csv', format: 'csv', language: 'id' });
  const text = bench.written('buku.csv').toString('utf8');
  expect(text.match(/,"Latihan, tidak dibayar",,,/g)).toHaveLength(3);
  expect(text).toContain(',Berbayar,350,,');
  expect(text).toContain(',Belum pasti,,350,');
  expect(text).toContain(',Berbayar (harga belum diisi),,,');
  expect(text).toContain(',Belum pasti (harga belum diisi),,,');
  await bench.ask('charges.export', { fileId: 'buku.xlsx', format: 'xlsx', language: 'en' });
  const book = read(bench.written('buku.xlsx'));
  const sums = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1 });
  const row = (first: string) => sums.find((cells) => cells[0] === first)?.slice(1);
  expect(row('Attempts')).toEqual([9]);
  expect(row('Of these practice (nothing paid, not in the sums)')).toEqual([3]);
  expect(row('Price not set (not in the rupiah)')).toEqual([2]);
});

it('sending practice again pays nothing twice; an account without a price says how many it cannot reckon', async () => {
  const bench = await mixed();
  const doubt = bench.store.prepare<{ id: number }>(`UPDATE lookups SET state = 'in_doubt' WHERE id = :id`);
  doubt.run({ id: bench.drill.ids[0] ?? 0 });
  doubt.run({ id: bench.usualList.ids[0] ?? 0 });
  const resend = async (scope: { listId: number } | { all: true }) =>
    bench.queue.handlers['queue.forecast']({ scope, order: 'resend', states: ['failed'] });
  expect(await resend({ listId: bench.drill.listId })).toEqual({
    ...{ lookups: 1, practice: 1, withoutPrice: 0, paidTwice: 0, rupiah: 0, rupiahTwice: 0 },
  });
  const all = { lookups: 2, practice: 1, withoutPrice: 0, paidTwice: 1, rupiah: 1_000, rupiahTwice: 1_000 };
  expect(await resend({ all: true })).toEqual(all);
  bench.store.prepare<[]>(`UPDATE connections SET price_per_call = 0 WHERE kind = 'account'`).run([]);
  expect(await resend({ all: true })).toEqual({ ...all, withoutPrice: 1, rupiah: 0, rupiahTwice: 0 });
});
