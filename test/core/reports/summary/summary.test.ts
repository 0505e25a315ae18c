/** What the branch head reads: counted of stored rows, on the day on which each thing happened. */
import { expect, test } from 'vitest';
import type { SummaryChoices } from '../../../../src-main/contract/summary.ts';
import { createSummaries } from '../../../../src-main/core/reports/summary/summary.ts';
import { realClock } from '../../../fakes/clock.ts';
import { type SummaryStore, summaryStore } from './summary-store.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };

function read(bench: SummaryStore, choices: Partial<SummaryChoices> = {}) {
  return createSummaries({ store: bench.store, events: { emit() {} }, clock: realClock() }).read({
    ...{ listIds: null, period: november, compare: null, step: 'day' },
    ...choices,
  });
}

test('counts each row by its state and its verdict on the day it came into that state, and those not asked apart', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  bench.row({ list, on: '2026-11-01', flags: 'yyn' });
  bench.row({ list, on: '2026-11-30', flags: 'ynn' });
  bench.row({ list, on: '2026-11-30', flags: 'nny' });
  bench.row({ list, on: '2026-11-30', flags: 'nnn' });
  bench.row({ list, on: '2026-11-02', state: 'no_record' });
  for (const state of ['refused', 'failed', 'in_doubt', 'queued', 'cancelled'] as const)
    bench.row({ list, on: '2026-11-03', state });
  // The days before and after.
  bench.row({ list, on: '2026-10-31', flags: 'yyn' });
  bench.row({ list, on: '2026-12-01', flags: 'yyn' });

  const { period } = await read(bench);
  expect(period.people).toBe(8);
  expect(period.states).toEqual({
    ...{ answered: 4, no_record: 1, refused: 1, failed: 1, in_doubt: 1, waiting: 1, cancelled: 1 },
  });
  expect(period.verdicts).toEqual({
    ...{ reachable: 1, likely: 1, secondary: 1, not_linked: 1, unknown: 0, no_record: 1, none: 3 },
  });
  expect(period.steps).toHaveLength(30);
  expect(period.steps[0]).toMatchObject({ from: '2026-11-01', to: '2026-11-01', people: 1, reachable: 1, answered: 1 });
  expect(period.steps[28]).toMatchObject({ from: '2026-11-29', people: 0 });
  expect(period.steps[29]).toMatchObject({ from: '2026-11-30', people: 3, reachable: 1, answered: 3 });
  expect(period.lists).toEqual([
    expect.objectContaining({ listId: list, listName: 'Bogor', people: 8, answered: 4, reachable: 2, waiting: 1 }),
  ]);
});

test('lays a second period beside the first, which may overlap it', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  bench.row({ list, on: '2026-11-05', flags: 'yyn' });
  bench.row({ list, on: '2026-10-05', flags: 'nnn' });
  const { period, compare } = await read(bench, { compare: october });
  expect(period.verdicts).toMatchObject({ reachable: 1, not_linked: 0 });
  expect(compare?.verdicts).toMatchObject({ reachable: 0, not_linked: 1 });
  const both = await read(bench, { compare: { from: '2026-10-01', to: '2026-11-30' } });
  expect([both.period.people, both.compare?.people]).toEqual([1, 2]);
});

test('cuts a period into weeks that begin on Monday and into months, the ends as the period has them', async () => {
  const bench = await summaryStore();
  const weeks = (await read(bench, { step: 'week', period: { from: '2026-11-04', to: '2026-11-17' } })).period.steps;
  expect(weeks.map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2026-11-04 2026-11-08',
    '2026-11-09 2026-11-15',
    '2026-11-16 2026-11-17',
  ]);
  const months = (await read(bench, { step: 'month', period: { from: '2026-11-20', to: '2027-01-02' } })).period.steps;
  expect(months.map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2026-11-20 2026-11-30',
    '2026-12-01 2026-12-31',
    '2027-01-01 2027-01-02',
  ]);
});

test('knows operator and province of the digits, and says where it does not', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  bench.row({ list, on: '2026-11-05', flags: 'yyn', nik: '3201010101900001', phone: '081200000001' });
  bench.row({ list, on: '2026-11-05', flags: 'nnn', nik: '3201010101900002', phone: '081200000002' });
  bench.row({ list, on: '2026-11-05', flags: 'ynn', nik: '9901010101900003', phone: '080900000003' });
  const { period } = await read(bench);
  expect(period.provinces).toEqual([
    { province: 'Jawa Barat', people: 2, reachable: 1 },
    { province: null, people: 1, reachable: 1 },
  ]);
  expect(period.operators).toEqual([
    { operator: 'Telkomsel', people: 2, reachable: 1 },
    { operator: null, people: 1, reachable: 1 },
  ]);
});

test('takes the money from the ledger, by the day of the call, and what reuse saved from what the shared answer cost', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  const paid = bench.row({ list, on: '2026-10-20', flags: 'yyn', paid: ['charged', 1_250] });
  const unpriced = bench.row({ list, on: '2026-11-02', flags: 'ynn', paid: ['charged', 0] });
  const none = bench.row({ list, on: '2026-11-02', state: 'no_record', paid: ['free', 1_250] });
  bench.row({ list, on: '2026-11-03', state: 'in_doubt', paid: ['unknown', 1_500] });
  bench.row({ list, on: '2026-11-04', state: 'reused', twinOf: paid });
  bench.row({ list, on: '2026-11-04', state: 'reused', twinOf: unpriced });
  bench.row({ list, on: '2026-11-04', state: 'reused', twinOf: none });

  const { period, compare } = await read(bench, { compare: october });
  expect(period.cost).toEqual({ charged: 1, free: 1, unknown: 1, rupiah: 0, rupiahUnknown: 1_500, withoutPrice: 1 });
  expect(compare?.cost).toMatchObject({ charged: 1, rupiah: 1_250 });
  // What was shared is an answer as the one it was shared of; a shared “no record” saved nothing.
  expect(period.saved).toEqual({ people: 2, rupiah: 1_250, withoutPrice: 1 });
  expect(period.states).toMatchObject({ answered: 3, no_record: 2, in_doubt: 1 });
  expect(period.verdicts).toMatchObject({ reachable: 1, likely: 2, no_record: 2, none: 1 });
  expect(compare?.steps.find(({ from }) => from === '2026-10-20')).toMatchObject({ rupiah: 1_250 });
});

test('says of each verdict and each agent how many were visited and how many reached, each person once', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  const good = bench.row({ list, on: '2026-10-01', flags: 'yyn' });
  const other = bench.row({ list, on: '2026-10-01', flags: 'yyn' });
  const bad = bench.row({ list, on: '2026-10-01', flags: 'nnn' });
  bench.outcome(good, 'not-answered', '2026-11-02', 'Agen A');
  bench.outcome(good, 'promised', '2026-11-03', ' agen  a ');
  bench.outcome(other, 'refused', '2026-11-03', 'Agen B');
  bench.outcome(bad, 'wrong-number', '2026-11-03', 'Agen A');
  // At another number of hers: it says nothing about this verdict.
  bench.outcome(bad, 'reached', '2026-11-04', null, '081200000077');
  bench.outcome(other, 'reached', '2026-12-01', 'Agen B');

  const { period } = await read(bench);
  expect(period.people).toBe(0);
  expect(period.reachByVerdict).toMatchObject({
    reachable: { visited: 2, reached: 2 },
    not_linked: { visited: 1, reached: 0 },
    likely: { visited: 0, reached: 0 },
  });
  expect(period.agents).toEqual([
    { agent: 'Agen A', visited: 2, reached: 1 },
    { agent: 'Agen B', visited: 1, reached: 1 },
    { agent: null, visited: 1, reached: 1 },
  ]);
  expect(period.reach).toEqual({ visited: 3, reached: 3 });
  expect(period.outcomes).toEqual({ 'not-answered': 1, promised: 1, refused: 1, 'wrong-number': 1, reached: 1 });
  expect(period.steps[2]).toMatchObject({ from: '2026-11-03', visited: 3, reached: 2 });
  expect(period.lists).toEqual([expect.objectContaining({ listId: list, people: 0, visited: 3, reached: 3 })]);
});

test('counts relations of contacts who have consented, and of a shared answer only where the contact is the same', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  const silent = bench.list('Depok', { consent: false });
  const spouse = { on: '2026-11-05', flags: 'yyn', relation: 'Spouse', contact: '3201010101800001' };
  const leader = bench.row({ list, ...spouse });
  bench.row({ list, ...spouse, relation: 'Neighbour' });
  bench.row({ list: silent, ...spouse });
  bench.row({ list, on: '2026-11-05', state: 'reused', twinOf: leader, contact: spouse.contact });
  bench.row({ list, on: '2026-11-05', state: 'reused', twinOf: leader });
  expect((await read(bench)).period.relations).toEqual([
    { relation: 'Spouse', people: 2 },
    { relation: null, people: 1 },
  ]);
});

test('keeps practice apart: it is in no summary of all lists, and never in one with a real list', async () => {
  const bench = await summaryStore();
  const real = bench.list('Bogor');
  const practice = bench.list('Latihan', { practice: true });
  bench.row({ list: real, on: '2026-11-05', flags: 'yyn' });
  const made = bench.row({ list: practice, on: '2026-11-05', flags: 'nnn', paid: ['charged', 500] });
  bench.outcome(made, 'reached', '2026-11-05', 'Agen A');
  const all = await read(bench);
  expect(all).toMatchObject({ practice: false, period: { people: 1, agents: [] } });
  const own = await read(bench, { listIds: [practice] });
  expect(own).toMatchObject({
    practice: true,
    period: { people: 1, cost: { charged: 0, rupiah: 0 }, reach: { visited: 1, reached: 1 } },
  });
  await expect(read(bench, { listIds: [real, practice] })).rejects.toMatchObject({ code: 'practice-and-real' });
  await expect(read(bench, { listIds: [99] })).rejects.toMatchObject({ code: 'not-found' });
});

test('of chosen lists nothing of the others is counted, neither rows nor money nor visits', async () => {
  const bench = await summaryStore();
  const [first, second] = [bench.list('Bogor'), bench.list('Depok')];
  for (const list of [first, second]) {
    const id = bench.row({ list, on: '2026-11-05', flags: 'yyn', paid: ['charged', 100 * list] });
    bench.outcome(id, 'reached', '2026-11-06', `Agen ${list}`);
  }
  const { period } = await read(bench, { listIds: [second] });
  expect(period).toMatchObject({ people: 1, cost: { rupiah: 100 * second }, reach: { visited: 1 } });
  expect(period.lists.map(({ listId }) => listId)).toEqual([second]);
});

test('counts rows beyond one slice, in every order of their numbers', async () => {
  const bench = await summaryStore();
  const lists = [bench.list('Bogor'), bench.list('Depok')];
  bench.store.transaction(() => {
    for (let index = 0; index < 1_001; index += 1)
      bench.row({ list: lists[index % 2] ?? 0, on: '2026-11-05', flags: 'yyn' });
  });
  expect((await read(bench)).period.people).toBe(1_001);
  expect((await read(bench, { listIds: lists })).period.people).toBe(1_001);
});

test('refuses a period that ends before it begins, and one of more steps than can be read', async () => {
  const bench = await summaryStore();
  const turned = { from: '2026-11-02', to: '2026-11-01' };
  const fields = (path: string) => ({ code: 'invalid-input', fields: [{ path, code: 'custom' }] });
  await expect(read(bench, { period: turned })).rejects.toMatchObject(fields('period'));
  await expect(read(bench, { compare: turned })).rejects.toMatchObject(fields('compare'));
  const years = { from: '2020-01-01', to: '2026-11-01' };
  await expect(read(bench, { period: years })).rejects.toMatchObject(fields('step'));
  expect((await read(bench, { period: years, step: 'month' })).period.steps).toHaveLength(83);
});

test('ends a day at the local midnight', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  const id = bench.row({ list, on: '2026-11-30', flags: 'yyn' });
  const at = bench.store.prepare<{ id: number; at: number }>('UPDATE lookups SET updated_at = :at WHERE id = :id');
  const midnight = new Date(2026, 11, 1).getTime();
  at.run({ id, at: midnight - 1 });
  expect((await read(bench)).period.people).toBe(1);
  at.run({ id, at: midnight });
  const { period, compare } = await read(bench, { compare: { from: '2026-12-01', to: '2026-12-31' } });
  expect([period.people, compare?.people]).toEqual([0, 1]);
});

test('says how far it is where it takes longer, and ends where it is stopped; one that is asked for then is counted', async () => {
  const bench = await summaryStore();
  const list = bench.list('Bogor');
  bench.store.transaction(() => {
    for (let row = 0; row < 900; row += 1) bench.row({ list, on: '2026-11-03', state: 'no_record' });
  });
  bench.store.prepare<Record<string, never>>('UPDATE lists SET rows = 900').run({});
  const told: unknown[] = [];
  let [now, pace, atFirstWord] = [0, 1_000, () => {}];
  const summaries = createSummaries({
    store: bench.store,
    events: {
      emit(name, payload) {
        told.push([name, payload]);
        atFirstWord();
      },
    },
    clock: { monotonic: () => (now += pace) },
  });
  const choices = { period: november, compare: null, step: 'day' } as const;
  const words = [400, 800, 900].map((done) => ['reports.counting', { done, total: 900 }]);
  for (const listIds of [null, [list]]) {
    expect((await summaries.read({ ...choices, listIds })).period.people).toBe(900);
    expect(told.splice(0)).toEqual(words);
  }
  atFirstWord = () => summaries.stop();
  await expect(summaries.read({ ...choices, listIds: null })).rejects.toMatchObject({ code: 'counting-stopped' });
  expect(told.splice(0)).toEqual(words.slice(0, 1));
  atFirstWord = () => {};
  pace = 1;
  expect((await summaries.read({ ...choices, listIds: null })).period.people).toBe(900);
  expect(told).toEqual([]);
});
