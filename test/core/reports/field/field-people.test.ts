/** What is known of a person from other rows: numbers that history has, and what agents found. Invented people. */
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../../../src-main/contract/outcomes.ts';
import { createFieldPeople } from '../../../../src-main/core/reports/field/field-person.ts';
import { createFieldRows } from '../../../../src-main/core/reports/field/field-rows.ts';
import { fingerprint } from '../../../../src-main/core/td/question.ts';
import { queueBench, until } from '../../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const nik = '3201010101900001';
/** Which flags a number gets: by its last digit. */
const flagsOf: Record<string, [string, string, string]> = {
  '0': ['False', 'False', 'False'],
  '1': ['True', 'True', 'False'],
  '2': ['True', 'False', 'False'],
  '3': ['False', 'False', 'True'],
};

async function bench() {
  let asked = 0;
  const provider = await scriptedProvider(({ body }) => {
    asked += 1;
    const [recent, frequent, other] = flagsOf[body.phone_number?.slice(-1) ?? ''] ?? [];
    return { body: success(recent, frequent, other, `S${asked}`) };
  });
  const made = await queueBench(provider.baseUrl);
  const rows = createFieldRows(made.store);
  const people = createFieldPeople({ store: made.store, clock: made.ports.clock, rows });
  const setWho = made.store.prepare<{ id: number; nik: string; phone: string; print: string }>(
    'UPDATE lookups SET nik = :nik, phone = :phone, fingerprint = :print WHERE id = :id',
  );
  const found = made.store.prepare<Record<string, string | number | null>>(`
    INSERT INTO outcomes (lookup_id, phone, kind, day, promise_date, recorded_at, recorded_by)
    VALUES (:lookup_id, :phone, :kind, :day, :promise_date, 0, 'uji')`);
  made.queue.drain.start(null);
  return {
    ...made,
    rows,
    /** Asks about that number, and waits for the answer. Returns the lookup. */
    async ask(phone: string, { who = nik, ...how }: { who?: string; connectionId?: number } = {}): Promise<number> {
      const { listId, ids } = made.store.transaction(() => {
        const added = made.list(1, how);
        const person = { nik: who, phone, name: null, ecNik: null, ecPhone: null, ecName: null };
        setWho.run({ id: added.ids[0] as number, nik: who, phone, print: fingerprint(person) });
        return added;
      });
      made.queue.drain.wake();
      await until(
        () => ['answered', 'reused'].includes(made.states(listId)[0] ?? ''),
        () => made.states(listId),
      );
      return ids[0] as number;
    },
    /** Of `phone`: what an agent wrote beside that lookup. */
    found: (lookupId: number, phone: string, kind: OutcomeKind, day: string, promiseDate: string | null = null) =>
      void found.run({ lookup_id: lookupId, phone, kind, day, promise_date: promiseDate }),
    person: (id: number) => [...people.byIds([id])][0]?.[0],
    /** Ids in the order of their ranks. */
    order: (ids: number[]) =>
      [...people.byIds(ids)]
        .flat()
        .sort((a, b) => a.rank - b.rank)
        .map(({ row }) => row.id),
  };
}

describe('other numbers of the same person', () => {
  it('are those that history knows to be linked, the strongest first; never one without a link', async () => {
    const { ask, person } = await bench();
    const unlinked = await ask('081200000010');
    await ask('081200000013');
    await ask('081200000012');
    const reachable = await ask('081200000011');
    await ask('081200000020');
    await ask('081200000021', { who: '3201010101900002' });
    expect(person(unlinked)?.numbers.map(({ phone }) => phone)).toEqual([
      '081200000011',
      '081200000012',
      '081200000013',
    ]);
    // The step names the better number, and that is the one to tap.
    expect(person(unlinked)).toMatchObject({
      call: '081200000011',
      item: { verdict: { nextStep: 'call-better-number' } },
    });
    expect(person(reachable)?.numbers.map(({ phone }) => phone)).toEqual(['081200000012', '081200000013']);
    expect(person(reachable)?.call).toBe('081200000011');
  });

  it('are never one that an agent found wrong, nor one that another provider answered for', async () => {
    const { ask, person, found, connections } = await bench();
    const unlinked = await ask('081200000010');
    const other = await ask('081200000011');
    found(other, '081200000011', 'wrong-number', '2026-11-20');
    expect(person(unlinked)).toMatchObject({ numbers: [], call: null });
    const elsewhere = await scriptedProvider(() => ({ body: success() }));
    const settings = { name: 'Lain', baseUrl: elsewhere.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci-rahasia' };
    await ask('081200000021', { connectionId: await connections.create({ ...settings, settings: {} }) });
    expect(person(unlinked)?.numbers).toEqual([]);
  });
});

describe('what agents found', () => {
  it('orders: a promise that is due first; a number that was found wrong behind one that nobody called', async () => {
    const { ask, found, order } = await bench();
    const who = (index: number) => ({ who: `320101010190000${index}` });
    const ids: number[] = [];
    const phoneOf = (index: number) => `0812000000${index}${index === 5 ? '0' : '1'}`;
    for (const index of [1, 2, 3, 4, 5]) ids.push(await ask(phoneOf(index), who(index)));
    const [wrong = 0, promised = 0, vain = 0, fresh = 0, unlinked = 0] = ids;
    found(wrong, phoneOf(1), 'wrong-number', '2026-11-20');
    found(promised, phoneOf(2), 'promised', '2026-11-20', '2026-11-21');
    found(vain, phoneOf(3), 'not-answered', '2026-11-20');
    expect(order(ids)).toEqual([promised, fresh, vain, unlinked, wrong]);
  });

  it('counts by the newest word about that number, also of an earlier list; taken-back ones do not', async () => {
    const { ask, found, person, store } = await bench();
    const earlier = await ask('081200000011');
    const later = await ask('081200000011');
    found(earlier, '081200000011', 'wrong-number', '2026-11-10');
    expect(person(later)).toMatchObject({ outcome: { kind: 'wrong-number' }, call: null });
    found(earlier, '081200000011', 'reached', '2026-11-12');
    expect(person(later)).toMatchObject({ outcome: { kind: 'reached', day: '2026-11-12' }, call: '081200000011' });
    store.prepare<[]>('UPDATE outcomes SET superseded_by = 1 WHERE id = 2').run([]);
    expect(person(later)?.outcome?.kind).toBe('wrong-number');
  });

  it('keeps a number of a weaker link from being called again once it was found wrong', async () => {
    const { ask, found, person } = await bench();
    const weaker = await ask('081200000013');
    expect(person(weaker)?.call).toBe('081200000013');
    found(weaker, '081200000013', 'wrong-number', '2026-11-10');
    expect(person(weaker)?.call).toBeNull();
  });

  it('of the person whatever number was called: a death, a promise, a refusal; not that another number was wrong', async () => {
    const { ask, found, person } = await bench();
    const one = await ask('081200000011');
    const other = await ask('081200000022');
    found(other, '081200000022', 'wrong-number', '2026-11-10');
    expect(person(one)?.outcome).toBeNull();
    found(other, '081200000022', 'refused', '2026-11-11');
    expect(person(one)?.outcome?.kind).toBe('refused');
  });
});

it('is looked for along the numbers of that NIK, whatever else is stored', async () => {
  const { store } = await bench();
  const seen: string[] = [];
  createFieldRows({
    ...store,
    prepare(sql) {
      seen.push(sql);
      return store.prepare(sql);
    },
  });
  const byNik = seen.filter((sql) => sql.includes('FROM lookup_niks'));
  expect(byNik).toHaveLength(2);
  for (const sql of byNik) {
    const plan = store
      .prepare<Record<string, string>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ nik, kind: 'account' })
      .map(({ detail }) => detail);
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plan.join('\n')).toContain('SEARCH k USING PRIMARY KEY (nik=?)');
  }
});
