/** A better number of the same person: found by index, and never across what was made up and what is real. */

import { describe, expect, it } from 'vitest';
import { historyCalls } from '../../../src-main/contract/history.ts';
import { createHistory } from '../../../src-main/core/history/history.ts';
import { createBetterNumbers } from '../../../src-main/core/lookups/better-numbers.ts';
import { fingerprint } from '../../../src-main/core/td/question.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

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
  /** Numbers that are nobody's any more. */
  const reassigned = new Set<string>();
  const provider = await scriptedProvider(({ body }) => {
    asked += 1;
    const phone = body.phone_number ?? '';
    const [recent, frequent, other] = flagsOf[reassigned.has(phone) ? '0' : phone.slice(-1)] ?? [];
    return { body: success(recent, frequent, other, `S${asked}`) };
  });
  const made = await queueBench(provider.baseUrl);
  const setWho = made.store.prepare<{ id: number; nik: string; phone: string; print: string }>(
    'UPDATE lookups SET nik = :nik, phone = :phone, fingerprint = :print WHERE id = :id',
  );
  made.queue.drain.start(null);
  return {
    ...made,
    provider,
    reassigned,
    history: createHistory(made.store, made.ports.clock),
    /** Asks about that number, and waits for the answer. Returns the lookup. */
    async ask(phone: string, more: { who?: string; connectionId?: number; askAgain?: boolean } = {}): Promise<number> {
      const { listId, ids } = made.store.transaction(() => {
        const { who = nik, ...how } = more;
        const added = made.list(1, how);
        const person = { nik: who, phone, name: null, ecNik: null, ecPhone: null, ecName: null };
        setWho.run({ id: added.ids[0] as number, nik: who, phone, print: fingerprint(person) });
        return added;
      });
      made.queue.drain.wake();
      await until(
        () => made.states(listId)[0] === 'answered',
        () => made.states(listId),
      );
      return ids[0] as number;
    },
  };
}

describe('a number without a link', () => {
  it('names the number of the same person that was found reachable, the stronger link before the newer answer', async () => {
    const { ask, history } = await bench();
    const unlinked = await ask('081200000010');
    expect(history.item(unlinked).verdict).toMatchObject({
      kind: 'not_linked',
      nextStep: 'find-another-number',
      stepReason: 'other-numbers-exist',
      stepFacts: { numbers: 1 },
    });
    const reachable = await ask('081200000011');
    await ask('081200000012');
    await ask('081200000013');
    const found = history.item(unlinked).verdict;
    expect(found).toMatchObject({
      kind: 'not_linked',
      nextStep: 'call-better-number',
      stepReason: 'better-number-known',
      stepFacts: { betterNumber: { lookupId: reachable, phone: '081200000011' } },
    });
    // A page and the details say the same.
    const page = history.page(historyCalls['history.page'].input.parse({ search: nik }));
    expect(page.items.find(({ lookupId }) => lookupId === unlinked)?.verdict).toEqual(found);
    expect(history.detail(unlinked).verdict).toEqual(found);
  });

  it('is told nothing of other people, nor of numbers that are no better', async () => {
    const { ask, history } = await bench();
    const unlinked = await ask('081200000010');
    await ask('081200000011', { who: '3201010101900002' });
    await ask('081200000013');
    await ask('081200000020');
    expect(history.item(unlinked).verdict.stepReason).toBe('other-numbers-exist');
  });

  it('takes the newer of two answers about the other number, whatever it says', async () => {
    const { ask, history, reassigned } = await bench();
    const unlinked = await ask('081200000010');
    await ask('081200000011');
    expect(history.item(unlinked).verdict.stepReason).toBe('better-number-known');
    reassigned.add('081200000011');
    await ask('081200000011', { askAgain: true });
    expect(history.item(unlinked).verdict.stepReason).toBe('other-numbers-exist');
  });

  it('hears nothing of the practice provider, nor of an account at another address', async () => {
    const { ask, history, connections, provider } = await bench();
    const elsewhere = await scriptedProvider(() => ({ body: success() }));
    const otherAccount = await connections.create({
      name: 'Lain',
      baseUrl: elsewhere.baseUrl,
      partnerCode: 'mitra',
      partnerKey: 'kunci-rahasia',
      settings: {},
    });
    const sameAddress = await connections.create({
      name: 'Cabang',
      baseUrl: provider.baseUrl,
      partnerCode: 'mitra',
      partnerKey: 'kunci-rahasia',
      settings: {},
    });
    const unlinked = await ask('081200000010');
    await ask('081200000011', { connectionId: otherAccount });
    expect(history.item(unlinked).verdict.stepReason).toBe('other-numbers-exist');
    await ask('081200000021', { connectionId: sameAddress });
    expect(history.item(unlinked).verdict.stepFacts.betterNumber?.phone).toBe('081200000021');
  });

  it('is looked for along the numbers of that NIK, whatever else is stored', async () => {
    const { store } = await bench();
    const seen: string[] = [];
    createBetterNumbers({
      ...store,
      prepare(sql) {
        seen.push(sql);
        return store.prepare(sql);
      },
    });
    expect(seen).toHaveLength(2);
    for (const sql of seen) {
      const plan = store
        .prepare<Record<string, string | number>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(Object.fromEntries([...sql.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', 1])))
        .map(({ detail }) => detail);
      expect(
        plan.filter((step) => step.startsWith('SCAN')),
        plan.join('\n'),
      ).toEqual([]);
      if (sql.includes('lookup_niks')) {
        expect(plan.join('\n')).toContain('SEARCH k USING PRIMARY KEY (nik=?)');
        expect(plan.join('\n')).toContain('SEARCH e USING INTEGER PRIMARY KEY');
      }
    }
  });
});
