/** A store whose fingerprints knew names letter by letter: brought up to date before anything is sent, or all is paid again. */
import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { createRenewal } from '../../../src-main/core/queue/renew-fingerprints.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { fingerprint, type Question, questionBody } from '../../../src-main/core/td/question.ts';
import { realClock } from '../../fakes/clock.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';
import { openAsOf } from '../store/older-store.ts';

/** As it was made up to schema 5. */
const oldPrint = (question: Question) => hash('sha256', JSON.stringify(questionBody(question)), 'hex');
const answer = {
  ...{ sequenceId: 'LAMA-1', phoneNumberCount: 1, emergency: null },
  applicant: { recentlyUsed: 'yes', frequentlyUsed: 'yes', other: 'no' },
};

type Row = { list: number; who: number; name: string | null; state: LookupState; twinOf?: number };

function questionOf({ who, name }: Row): Question {
  const digits = String(who).padStart(5, '0');
  return { nik: `32010101010${digits}`, phone: `0812000${digits}`, name, ecNik: null, ecPhone: null, ecName: null };
}

/** Lists 1 and 2 were started; ids count from 1 in the order of the rows. */
async function olderStore(dir: string, baseUrl: string, rows: readonly Row[]): Promise<void> {
  const store = await openAsOf(5, dir);
  const now = Date.now() - 3_600_000;
  const key = await store.keyring.seal(Buffer.from('kunci-rahasia'), 'partner-key');
  store
    .prepare<[string, Uint8Array, number, number]>(`
      INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES ('Uji', 'account', ?, 'mitra', ?, 500, 4, 1000, 'hold', 2000, 20, 80, 3, ?, ?)`)
    .run([baseUrl, key, now, now]);
  const list = store.prepare<[string, number, number]>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at, started_at)
    VALUES ('file', ?, 1, 0, 1, ?, ?)`);
  for (const name of ['Januari', 'Februari']) list.run([name, now, now]);
  const lookup = store.prepare<(string | number | null)[]>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, fingerprint, twin_of, state, run_at, answer, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const attempt = store.prepare<[number, number, number, number]>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, finished_at, outcome, charge, price)
    VALUES (?, ?, 1, 1, ?, ?, 'answered', 'charged', 1000)`);
  store.transaction(() => {
    rows.forEach((row, index) => {
      const { nik, phone, name } = questionOf(row);
      const said = row.state === 'answered' ? JSON.stringify(answer) : null;
      const print = oldPrint(questionOf(row));
      lookup.run([row.list, index + 2, nik, phone, name, print, row.twinOf ?? null, row.state, now, said, now, now]);
      if (row.state === 'answered') attempt.run([index + 1, row.list, now, now]);
    });
  });
  store.close();
}

const stored = (store: Store) =>
  store
    .prepare<[], { id: number; twin_of: number | null; fingerprint: string; problems: string }>(
      'SELECT id, twin_of, fingerprint, problems FROM lookups ORDER BY id',
    )
    .all([]);

describe('fingerprints of an older program', () => {
  it('are made anew before anything is sent: what was paid for is not bought again in another spelling', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(() => ({ body: success() }));
    await olderStore(dir, provider.baseUrl, [
      { list: 1, who: 1, name: 'Budi Santoso', state: 'answered' },
      { list: 1, who: 1, name: 'Budi Santoso', state: 'reused', twinOf: 1 },
      { list: 2, who: 1, name: 'Budi Santoso', state: 'queued' },
      { list: 2, who: 1, name: 'BUDI  SANTOSO', state: 'queued' },
      { list: 2, who: 2, name: 'Ani', state: 'queued' },
      { list: 2, who: 2, name: 'ANI', state: 'queued' },
      { list: 2, who: 2, name: 'ANI', state: 'queued', twinOf: 6 },
      { list: 2, who: 2, name: 'Ani binti Amir', state: 'queued' },
    ]);
    const bench = await coreBench({ ports: { dir } });
    const february = await bench.finished(2);
    expect(provider.requests.map(({ body }) => body.name).sort()).toEqual(['Ani', 'Ani binti Amir']);
    expect(february.states).toMatchObject({ answered: 2, reused: 4 });
    // Found to ask what an earlier row of the list asks, besides the one that the older program knew of.
    expect(february.duplicates).toBe(2);
  });

  it('leave one family where two were: the later rows of a list follow the first and say so', async () => {
    const dir = tempDir();
    const rows: Row[] = [
      { list: 1, who: 1, name: 'Ani', state: 'queued' },
      { list: 1, who: 1, name: 'ANI', state: 'queued' },
      { list: 1, who: 1, name: 'ANI', state: 'queued', twinOf: 2 },
      { list: 2, who: 1, name: 'ani', state: 'queued' },
      { list: 1, who: 1, name: 'ani', state: 'cancelled' },
    ];
    await olderStore(dir, 'http://127.0.0.1:9/td', rows);
    const store = await openStore(testPorts({ dir }));
    const renewal = createRenewal(store, realClock());
    expect(renewal.done).toBe(false);
    expect(await renewal.run()).toBe(5);
    expect(renewal.done).toBe(true);
    expect(stored(store).map(({ fingerprint: print }) => print)).toEqual(
      rows.map((row) => fingerprint(questionOf(row))),
    );
    expect(stored(store).map(({ twin_of }) => twin_of)).toEqual([null, 1, 1, null, null]);
    expect(JSON.parse(stored(store)[1]?.problems ?? '')).toEqual([
      { row: 3, field: null, code: 'twin', severity: 'note' },
    ]);
    store.close();
  });

  it('are done in slices: a program killed between two goes on where it was, and comes to the same end', async () => {
    const dir = tempDir();
    const rows = Array.from({ length: 400 }, (_, index): Row => {
      return { list: 1, who: Math.floor(index / 2), name: index % 2 ? 'SITI  AMINAH' : 'Siti Aminah', state: 'queued' };
    });
    await olderStore(dir, 'http://127.0.0.1:9/td', rows);
    const { clock } = testPorts();
    for (let life = 0; life < 3; life += 1) {
      const store = await openStore(testPorts({ dir }));
      let turns = 0;
      const dying: Pick<Store, 'prepare' | 'transaction' | 'tight'> = {
        tight: store.tight,
        prepare: store.prepare,
        transaction(run) {
          // Half of what the turn did is not there after the kill: its transaction never ended.
          if (turns === 1) throw new Error('killed');
          turns += 1;
          return store.transaction(run);
        },
      };
      // A clock that runs on lets each turn have one step.
      let now = 0;
      const hurried = { ...clock, monotonic: () => (now += 100) };
      await expect(createRenewal(dying as Store, hurried).run()).rejects.toThrow('killed');
      store.close();
    }
    const store = await openStore(testPorts({ dir }));
    const renewal = createRenewal(store, clock);
    expect(await renewal.run()).toBe(rows.length - 3 * 50);
    const all = stored(store);
    expect(all.map(({ fingerprint: print }) => print)).toEqual(rows.map((row) => fingerprint(questionOf(row))));
    expect(all.every(({ twin_of }, index) => twin_of === (index % 2 ? index : null))).toBe(true);
    store.close();
  });
});
