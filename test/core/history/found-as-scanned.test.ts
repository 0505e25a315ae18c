/** Whatever is stored and whatever becomes of it, a search finds what a plain look at every row finds, in the same order. */
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictKinds } from '../../../src-main/contract/answer.ts';
import { localDay } from '../../../src-main/contract/calendar.ts';
import { type HistoryFacets, historyCalls, type LookupItem } from '../../../src-main/contract/history.ts';
import { createHistory, type HistoryQuery } from '../../../src-main/core/history/history.ts';
import { operatorOf } from '../../../src-main/core/person/derive.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { queueBench } from '../../fakes/queue-bench.ts';

const names = ['Siti Nurhaliza', 'SITI  Aminah', 'Budi-Putra', 'Éka Nür', 'nur', 'Al', 'M. Yusuf', null] as const;
const phones = ['0812', '0857', '0878', '0811', '0999'];
const areas = ['Barat', 'Timur', ''];
const states = ['queued', 'answered', 'no_record', 'failed', 'in_doubt', 'cancelled'] as const;
const flags = ['yes', 'no', 'unknown'] as const;
const relations = ['Spouse', 'Parents', 'Sahabat'] as const;

/** One thing that happens to the rows. */
type Step =
  | { kind: 'list'; practice: boolean; slices: boolean; rows: number[] }
  | { kind: 'settle'; row: number; state: number; flags: number[]; relation: number; charge: number; later: number }
  | { kind: 'rename'; row: number; name: number }
  | { kind: 'remove'; row: number }
  | { kind: 'invoice'; row: number; charge: number }
  | { kind: 'share'; row: number; leader: number }
  | { kind: 'look'; filter: Filter };
type Filter = {
  search: number;
  states: number[];
  verdicts: number[];
  relation: number | null;
  operator: number | null;
  province: number | null;
  charge: number | null;
  list: number | null;
  area: number | null;
  days: [number, number] | null;
  sort: number;
  limit: number;
};

const searches = [
  '',
  '',
  'siti',
  'nur',
  'SITI nur',
  'haliz',
  'liz',
  'al',
  'm',
  'yusuf m',
  'nur s',
  's',
  'éka',
  'eka',
  '33',
  '3174',
  '08',
  '0812',
  '+62 812',
  '0003',
  '000002',
  'uji 1',
  'tiada',
];

const small = fc.integer({ min: 0, max: 30 });
/** Mostly not set: filters that all stand together find nothing, and show nothing. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const few = (max: number): fc.Arbitrary<number[]> =>
  seldom(fc.array(fc.nat({ max }), { minLength: 1, maxLength: 3 })).map((chosen) => chosen ?? []);
const filter: fc.Arbitrary<Filter> = fc.record({
  search: fc.nat({ max: searches.length - 1 }),
  states: few(states.length - 1),
  verdicts: few(verdictKinds.length - 1),
  relation: seldom(fc.nat({ max: 3 })),
  operator: seldom(fc.nat({ max: phones.length - 1 })),
  province: seldom(fc.nat({ max: 2 })),
  charge: seldom(fc.nat({ max: 3 })),
  list: seldom(fc.nat({ max: 3 })),
  area: seldom(fc.nat({ max: areas.length - 1 })),
  days: seldom(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }))),
  sort: fc.nat({ max: 2 }),
  limit: fc.integer({ min: 1, max: 7 }),
});
const list = fc.record({
  kind: fc.constant('list' as const),
  practice: fc.boolean(),
  slices: fc.boolean(),
  rows: fc.array(small, { minLength: 5, maxLength: 25 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: list },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      row: fc.nat({ max: 40 }),
      state: fc.nat({ max: states.length - 1 }),
      flags: fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
      relation: fc.nat({ max: 3 }),
      charge: fc.nat({ max: 3 }),
      later: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      row: fc.nat({ max: 40 }),
      name: fc.nat({ max: names.length - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), row: fc.nat({ max: 40 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('invoice' as const),
      row: fc.nat({ max: 40 }),
      charge: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('share' as const),
      row: fc.nat({ max: 40 }),
      leader: fc.nat({ max: 40 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('look' as const), filter }) },
);

describe('a search', () => {
  it('finds page by page what a look at every row finds, and counts it, whatever became of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(list, { minLength: 2, maxLength: 3 }),
        fc.array(step, { minLength: 20, maxLength: 60 }),
        async (lists, steps) => {
          const bench = await world();
          try {
            for (const one of [...lists, ...steps]) await bench.take(one);
            await bench.take({
              kind: 'look',
              filter: {
                search: 0,
                states: [],
                verdicts: [],
                relation: null,
                operator: null,
                province: null,
                charge: null,
                list: null,
                area: null,
                days: null,
                sort: 0,
                limit: 7,
              },
            });
          } finally {
            await bench.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);
});

async function world() {
  const bench = await queueBench('http://127.0.0.1:1');
  const { store, ports, connectionId } = bench;
  const clock = { ...ports.clock, now: () => start };
  let history = createHistory(store, clock);
  const practiceId = store
    .prepare<{ now: number }>(`
    INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency, price_per_call,
      in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
    VALUES ('Latihan lain', 'practice', '', 'x', x'00', 1, 1, 0, 'hold', 1000, 10, 10, 1, :now, :now)`)
    .run({ now: start }).id;
  const writes = prepare(store);
  const lists: number[] = [];

  function ids(): number[] {
    return writes.ids.all([]).map(({ id }) => id);
  }

  function pick(n: number): number | null {
    const all = ids();
    return all.length === 0 ? null : (all[n % all.length] ?? null);
  }

  async function addList({ practice, slices, rows }: Extract<Step, { kind: 'list' }>): Promise<void> {
    const list = writes.list.run({
      name: `Daftar uji ${lists.length}`,
      connection_id: practice ? practiceId : connectionId,
      complete: slices ? 0 : 1,
      now: start,
    }).id;
    lists.push(list);
    rows.forEach((seed, at) => {
      const nik = `${['33', '31', '99'][seed % 3]}74010101${String(900000 + (seed % 7)).slice(-6)}`;
      const phone = `${phones[seed % phones.length]}${String(10_000_000 + (seed % 11)).slice(-8)}`;
      const extra = JSON.stringify([{ heading: 'Wilayah', text: areas[seed % areas.length] }]);
      // As an import stores it: the triggers leave it alone.
      writes.row.run({
        list_id: list,
        row: at + 2,
        nik,
        phone,
        name: names[seed % names.length] ?? null,
        extra,
        moves: slices ? 1 : 0,
        now: start,
      });
    });
    if (!slices) return;
    writes.niks.run({ list_id: list });
    writes.phones.run({ list_id: list });
    writes.complete.run({ id: list });
    // Its span is brought in by turns, as after an import.
    if (rows.length % 3 === 1) await history.index.settle();
    // The program ends in the middle of it, and another begins.
    if (rows.length % 3 === 2) {
      const under = history.index.settle();
      for (let turns = 0; turns < rows.length; turns += 1) await setImmediate();
      await history.index.close();
      await under;
      history = createHistory(store, clock);
    }
  }

  function settle(one: Extract<Step, { kind: 'settle' }>): void {
    const id = pick(one.row);
    if (id === null) return;
    const state = states[one.state] ?? 'queued';
    const [recent, frequent, other] = one.flags.map((at) => flags[at] ?? 'no');
    const relation = relations[one.relation];
    const answer = {
      ...{ sequenceId: 'S', phoneNumberCount: 1 },
      applicant: { recentlyUsed: recent, frequentlyUsed: frequent, other },
      emergency: relation === undefined ? null : { relation, relationRecognised: relation !== 'Sahabat', usage: null },
    };
    store.transaction(() => {
      writes.settle.run({
        id,
        state,
        answer: state === 'answered' ? JSON.stringify(answer) : null,
        at: start + one.later * 86_400_000,
      });
      const charge = (['charged', 'free', 'unknown'] as const)[one.charge];
      if (charge) writes.attempt.run({ id, connection_id: connectionId, charge, now: start });
    });
  }

  async function look(wanted: Filter): Promise<void> {
    const listId = wanted.list === null ? null : (lists[wanted.list % Math.max(1, lists.length)] ?? null);
    const query: HistoryQuery = historyCalls['history.page'].input.parse({
      search: searches[wanted.search],
      states: wanted.states.map((at) => states[at]),
      verdicts: wanted.verdicts.map((at) => verdictKinds[at]),
      relations: wanted.relation === null ? [] : [['', 'other', 'Spouse', 'Parents'][wanted.relation]],
      operators: wanted.operator === null ? [] : [operatorOf(`${phones[wanted.operator]}00000000`) ?? ''],
      provinces: wanted.province === null ? [] : [['33', '31', '99'][wanted.province]],
      charges: wanted.charge === null ? [] : [['charged', 'unknown', 'free', 'none'][wanted.charge]],
      listId,
      columns: wanted.area === null || listId === null ? [] : [{ heading: 'Wilayah', values: [areas[wanted.area]] }],
      from: wanted.days === null ? null : localDay(start + Math.min(...wanted.days) * 86_400_000),
      to: wanted.days === null ? null : localDay(start + Math.max(...wanted.days) * 86_400_000),
      sort: (['newest', 'name', 'verdict'] as const)[wanted.sort],
      limit: wanted.limit,
    });
    const rows = scan();
    const expected = rows.filter((row) => fits(row, query, null)).sort(orderOf(query.sort));

    // The rows themselves may have to be walked while a list is brought in; that order is the file's.
    const complete = history.index.catchUp() === null;
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = history.page({ ...query, after });
      if (complete) expect(page.behind).toBe(null);
      seen.push(...page.items.map((item) => item.lookupId));
      after = page.next;
    } while (after !== null);
    if (!complete) {
      await history.index.settle();
      return;
    }
    expect(seen).toEqual(expected.map(({ item }) => item.lookupId));
    const counted = history.facets(query);
    expect(counted.total).toBe(expected.length);
    const facets = counted.facets as HistoryFacets;
    for (const kind of ['state', 'verdict', 'relation', 'operator', 'province', 'charge', 'list'] as const) {
      expect(asMap(facets[kind]), kind).toEqual(
        tally(rows.filter((row) => fits(row, query, kind)).map((row) => row.values[kind])),
      );
    }
    if (listId !== null) {
      const areaFacet = facets.columns.find(({ heading }) => heading === 'Wilayah')?.values ?? [];
      expect(asMap(areaFacet)).toEqual(tally(rows.filter((row) => fits(row, query, 'column')).map((row) => row.area)));
    }
  }

  function scan(): Scanned[] {
    return ids().map((id) => {
      const item = history.item(id);
      const detail = history.detail(id);
      // Its own: what a row shares was paid for by another.
      const charges = writes.charges.all({ id }).map(({ charge }) => charge);
      const relation = item.answer?.emergency?.relation ?? '';
      return {
        item,
        area: detail.extra.find(({ heading }) => heading === 'Wilayah')?.text ?? '',
        values: {
          state: item.state,
          verdict: item.verdict.kind,
          relation: relation === 'Sahabat' ? 'other' : relation,
          operator: operatorOf(item.person.phone) ?? '',
          province: item.person.nik.slice(0, 2),
          charge: (['charged', 'unknown', 'free'] as const).find((kind) => charges.includes(kind)) ?? 'none',
          list: String(item.listId),
        },
      };
    });
  }

  return {
    async take(one: Step): Promise<void> {
      if (one.kind === 'list') await addList(one);
      else if (one.kind === 'settle') settle(one);
      else if (one.kind === 'look') await look(one.filter);
      else {
        const id = pick(one.row);
        if (id === null) return;
        if (one.kind === 'invoice') {
          writes.recharge.run({ id, charge: (['charged', 'free', 'unknown'] as const)[one.charge] ?? 'free' });
        } else if (one.kind === 'share') {
          const leader = pick(one.leader);
          if (leader !== null && leader !== id) writes.share.run({ id, leader });
        } else if (one.kind === 'rename') writes.rename.run({ id, name: names[one.name] ?? null });
        else {
          if (writes.leads.get({ id })) return;
          writes.unattempt.run({ id });
          writes.remove.run({ id });
        }
      }
    },
    async close(): Promise<void> {
      await history.index.close();
      await bench.close();
    },
  };
}

const start = Date.UTC(2026, 4, 4, 5);

type Scanned = {
  item: LookupItem;
  area: string;
  values: Record<'state' | 'verdict' | 'relation' | 'operator' | 'province' | 'charge' | 'list', string>;
};

/** `but`: the filter of that kind does not count. */
function fits({ item, area, values }: Scanned, query: HistoryQuery, but: string | null): boolean {
  const within = (kind: keyof Scanned['values'], chosen: readonly string[]) =>
    but === kind || chosen.length === 0 || chosen.includes(values[kind]);
  const day = localDay(item.updatedAt);
  return (
    within('state', query.states) &&
    within('verdict', query.verdicts) &&
    within('relation', query.relations) &&
    within('operator', query.operators) &&
    within('province', query.provinces) &&
    within('charge', query.charges) &&
    within('list', query.listId === null ? [] : [String(query.listId)]) &&
    (but === 'column' || but === 'list' || query.columns.every((column) => column.values.includes(area))) &&
    (query.from === null || day >= query.from) &&
    (query.to === null || day <= query.to) &&
    isSearched(item, query.search)
  );
}

function isSearched({ person, listName }: LookupItem, search: string): boolean {
  if (search === '') return true;
  const digits = search.replace(/[ +]/g, '');
  if (/^\d+$/.test(digits)) {
    const phone = digits.startsWith('628') ? `0${digits.slice(2)}` : digits;
    const ends = digits.length >= 4 && (person.nik.endsWith(digits) || person.phone.endsWith(digits));
    return person.nik.startsWith(digits) || person.phone.startsWith(phone) || ends;
  }
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(person.name ?? '').split(/[ .-]+/);
  const found = plain(search)
    .split(' ')
    .every((part) => {
      return words.some((word) => (part.length <= 2 ? word.startsWith(part) : word.includes(part)));
    });
  return found || listName.toLowerCase().includes(search.toLowerCase());
}

function orderOf(sort: HistoryQuery['sort']): (a: Scanned, b: Scanned) => number {
  const name = ({ item }: Scanned) =>
    (item.person.name ?? '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim();
  const rank = ({ item }: Scanned) => verdictKinds.indexOf(item.verdict.kind);
  const newest = (a: Scanned, b: Scanned) => b.item.lookupId - a.item.lookupId;
  switch (sort) {
    case 'newest':
      return newest;
    case 'verdict':
      return (a, b) => rank(a) - rank(b) || newest(a, b);
    case 'name':
      return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : -newest(a, b));
  }
}

function asMap(facet: readonly { value: string; n: number }[]): Record<string, number> {
  return Object.fromEntries(facet.map(({ value, n }) => [value, n]));
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function prepare(store: Store) {
  return {
    ids: store.prepare<readonly [], { id: number }>('SELECT id FROM lookups ORDER BY id'),
    list: store.prepare<{ name: string; connection_id: number; complete: number; now: number }>(`
      INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at) VALUES ('file', :name, :connection_id, 1, :complete, :now)`),
    row: store.prepare<{
      list_id: number;
      row: number;
      nik: string;
      phone: string;
      name: string | null;
      extra: string;
      moves: number;
      now: number;
    }>(`
      INSERT INTO lookups (list_id, source_row, nik, phone, name, extra, drain_moves, fingerprint, state, run_at, created_at, updated_at)
      VALUES (:list_id, :row, :nik, :phone, :name, :extra, :moves, 'x', 'queued', :now, :now, :now)`),
    niks: store.prepare<{ list_id: number }>(
      'INSERT INTO lookup_niks SELECT nik, phone, id FROM lookups WHERE list_id = :list_id',
    ),
    phones: store.prepare<{ list_id: number }>(
      'INSERT INTO lookup_phones SELECT phone, id FROM lookups WHERE list_id = :list_id',
    ),
    complete: store.prepare<{ id: number }>('UPDATE lists SET complete = 1 WHERE id = :id'),
    settle: store.prepare<{ id: number; state: string; answer: string | null; at: number }>(
      'UPDATE lookups SET state = :state, answer = :answer, updated_at = :at WHERE id = :id',
    ),
    attempt: store.prepare<{ id: number; connection_id: number; charge: string; now: number }>(`
      INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price, charge, outcome)
      SELECT id, list_id, :connection_id, 1, :now, 0, :charge, 'answered' FROM lookups WHERE id = :id`),
    rename: store.prepare<{ id: number; name: string | null }>('UPDATE lookups SET name = :name WHERE id = :id'),
    recharge: store.prepare<{ id: number; charge: string }>(
      'UPDATE attempts SET charge = :charge WHERE lookup_id = :id',
    ),
    share: store.prepare<{ id: number; leader: number }>(`
      UPDATE lookups SET twin_of = :leader, state = 'reused', answer = NULL
      WHERE id = :id AND NOT EXISTS (SELECT 1 FROM lookups t WHERE t.twin_of = :id)
        AND (SELECT twin_of FROM lookups WHERE id = :leader) IS NULL`),
    charges: store.prepare<{ id: number }, { charge: string }>('SELECT charge FROM attempts WHERE lookup_id = :id'),
    leads: store.prepare<{ id: number }, { id: number }>('SELECT id FROM lookups WHERE twin_of = :id LIMIT 1'),
    unattempt: store.prepare<{ id: number }>('DELETE FROM attempts WHERE lookup_id = :id'),
    remove: store.prepare<{ id: number }>('DELETE FROM lookups WHERE id = :id'),
  };
}
