/** The ledger: every attempt once, newest first, whatever is asked for; its sums; and the operator's word. */
import { describe, expect, it } from 'vitest';
import type { ChargeSum } from '../../../../src-main/contract/charges.ts';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import { realClock } from '../../../fakes/clock.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { type ChargesBench, chargesBench, codeOf } from '../charges-bench.ts';

const hour = 60 * 60_000;
const at = (day: number, hours = 9) => new Date(2026, 2, day, hours).getTime();

/** Ids of all entries, walked page by page. */
async function walk(bench: ChargesBench, filter: InputOf<'charges.page'>, limit = 7) {
  const ids: number[] = [];
  let calls = 0;
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof bench.ask<'charges.page'>>> = await bench.ask('charges.page', {
      ...filter,
      after,
      limit,
    });
    calls += 1;
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    ids.push(...page.entries.map(({ attemptId }) => attemptId));
    if (page.next === null) return { ids, calls };
    after = page.next;
  }
}

describe('the ledger', () => {
  it('says of an attempt where it stands, what it cost, and whose word that is', async () => {
    const bench = await chargesBench();
    const id = bench.tried({ at: at(2), charge: 'charged', sequenceId: sequenceId(1), price: 425 });
    const underWay = bench.tried({ at: at(3), took: null });
    const { entries, next } = await bench.ask('charges.page', {});
    expect(next).toBeNull();
    expect(entries.map(({ attemptId }) => attemptId)).toEqual([underWay, id]);
    expect(entries[1]).toEqual({
      attemptId: id,
      lookupId: bench.usualList.ids[0],
      listId: bench.usualList.listId,
      listName: 'uji',
      row: 2,
      connectionId: bench.connectionId,
      connectionName: 'Uji',
      practice: false,
      number: 1,
      startedAt: at(2),
      finishedAt: at(2) + 1_000,
      outcome: 'answered',
      code: null,
      sequenceId: sequenceId(1),
      charge: 'charged',
      price: 425,
      settledBy: 'answer',
      mark: null,
    });
    expect(entries[0]).toMatchObject({ outcome: null, finishedAt: null, charge: 'unknown', settledBy: null });
  });

  it('has every attempt once, newest first, across connections and attempts of the same millisecond', async () => {
    const bench = await chargesBench();
    const other = await bench.connections.create({
      name: 'Lain',
      baseUrl: 'https://lain.example/',
      partnerCode: 'p',
      partnerKey: 'k',
      settings: {},
    });
    const made = Array.from({ length: 60 }, (_, index) => {
      const startedAt = at(2) + Math.floor(index / 4) * hour;
      const connectionId = index % 3 === 0 ? other : bench.connectionId;
      return { startedAt, id: bench.tried({ at: startedAt, connectionId, charge: 'charged' }) };
    });
    const newestFirst = made.sort((a, b) => b.startedAt - a.startedAt || b.id - a.id).map(({ id }) => id);
    expect((await walk(bench, {})).ids).toEqual(newestFirst);
    expect((await walk(bench, { from: at(2) + 3 * hour, to: at(2) + 5 * hour })).ids).toEqual(
      made.filter(({ startedAt }) => startedAt >= at(2) + 3 * hour && startedAt < at(2) + 5 * hour).map(({ id }) => id),
    );
    expect((await walk(bench, { connectionId: other })).ids).toHaveLength(20);
  });

  it('finds what each filter asks for, and all of them together', async () => {
    const bench = await chargesBench();
    const second = bench.list(2);
    const kinds = ['charged', 'free', 'unknown'] as const;
    const made = Array.from({ length: 90 }, (_, index) => {
      const charge = kinds[index % 3] ?? 'free';
      const list = index % 2 === 0 ? bench.usualList : second;
      const started = at(1) + index * 7 * hour;
      return {
        id: bench.tried({ at: started, charge, list, sequenceId: sequenceId(index) }),
        charge,
        list,
        started,
        index,
      };
    }).reverse();
    const idsWhere = (test: (one: (typeof made)[number]) => boolean) => made.filter(test).map(({ id }) => id);
    expect((await walk(bench, { charges: ['unknown'] })).ids).toEqual(idsWhere(({ charge }) => charge === 'unknown'));
    expect((await walk(bench, { listId: second.listId })).ids).toEqual(idsWhere(({ list }) => list === second));
    // Ten of the charged ones are billed, and one that was free; the rest of those ten days is not.
    const billed = made.filter(({ index, charge }) => index < 30 && charge === 'charged').map(({ id }) => id);
    const disputed = made.find(({ index }) => index === 1);
    const lines = [...made.filter(({ id }) => billed.slice(2).includes(id)), disputed].flatMap((one) =>
      one ? [{ sequenceId: sequenceId(one.index), at: one.started }] : [],
    );
    const until = at(1) + 30 * 7 * hour;
    await bench.importInvoice(invoiceCsv(lines), { from: at(1), to: until });
    expect((await walk(bench, { marks: ['agrees'] })).ids).toEqual(billed.slice(2));
    expect((await walk(bench, { marks: ['not-billed'] })).ids).toEqual(billed.slice(0, 2));
    expect((await walk(bench, { marks: ['billed-though-free'] })).ids).toEqual([disputed?.id]);
    expect((await walk(bench, { marks: ['agrees', 'not-billed'] })).ids).toEqual(billed);
    expect((await walk(bench, { marks: ['agrees'], charges: ['free'] })).ids).toEqual([]);
    const together = { listId: second.listId, charges: ['charged' as const], from: at(3), to: until };
    expect((await walk(bench, together, 2)).ids).toEqual(
      idsWhere(
        ({ list, charge, started }) => list === second && charge === 'charged' && started >= at(3) && started < until,
      ),
    );
    expect((await walk(bench, { listId: 99_999 })).ids).toEqual([]);
    expect(await codeOf(() => bench.ask('charges.page', { after: 'xyz' }))).toBe('invalid-input');
  });

  it('goes on where its time was up, and meets all in the end', async () => {
    // Time is up after each window.
    let now = 0;
    const clock = {
      ...realClock(),
      monotonic: () => {
        now += 100;
        return now;
      },
    };
    const bench = await chargesBench({ ports: { clock } });
    const wanted: number[] = [];
    bench.store.transaction(() => {
      for (let index = 0; index < 3_000; index++) {
        const rare = index % 1_000 === 0;
        const id = bench.tried({ at: at(2) + index, charge: rare ? 'unknown' : 'charged' });
        if (rare) wanted.unshift(id);
      }
    });
    const { ids, calls } = await walk(bench, { charges: ['unknown'] });
    expect(ids).toEqual(wanted);
    expect(calls).toBeGreaterThan(3);
  });
});

describe('the sums', () => {
  it('are by connection, list, day and month, with what the unknown ones may cost', async () => {
    const bench = await chargesBench();
    const second = bench.list(1);
    const other = await bench.connections.create({
      name: 'Lain',
      baseUrl: 'https://lain.example/',
      partnerCode: 'p',
      partnerKey: 'k',
      settings: {},
    });
    bench.tried({ at: at(1), charge: 'charged', price: 300 });
    bench.tried({ at: at(1, 12), charge: 'charged', price: 400, list: second });
    bench.tried({ at: at(2), charge: 'unknown', price: 400 });
    bench.tried({ at: at(2), charge: 'free', price: 400 });
    bench.tried({ at: at(33), charge: 'charged', price: 2_000, connectionId: other });
    const none = { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0 };
    const of = (sum: Partial<ChargeSum>) => ({ ...none, ...sum, accounts: { ...none, ...sum, withoutPrice: 0 } });
    const all = { charged: 3, free: 1, unknown: 1, rupiah: 2_700, rupiahUnknown: 400 };
    const days = await bench.ask('charges.totals', { by: 'day' });
    expect(days.all).toEqual(of(all));
    expect(days.groups).toEqual([
      { ...of({ charged: 1, rupiah: 2_000 }), name: '2026-04-02', id: null },
      { ...of({ free: 1, unknown: 1, rupiahUnknown: 400 }), name: '2026-03-02', id: null },
      { ...of({ charged: 2, rupiah: 700 }), name: '2026-03-01', id: null },
    ]);
    const months = await bench.ask('charges.totals', { by: 'month' });
    expect(months.groups.map(({ name, charged, unknown }) => [name, charged, unknown])).toEqual([
      ['2026-04', 1, 0],
      ['2026-03', 2, 1],
    ]);
    const connections = await bench.ask('charges.totals', { by: 'connection' });
    expect(connections.groups.map(({ name, id, rupiah }) => [name, id, rupiah])).toEqual([
      ['Lain', other, 2_000],
      ['Uji', bench.connectionId, 700],
    ]);
    const lists = await bench.ask('charges.totals', { by: 'list', connectionId: bench.connectionId });
    expect(lists.all).toMatchObject({ charged: 2, rupiah: 700 });
    expect(lists.groups.map(({ id, rupiah, rupiahUnknown }) => [id, rupiah, rupiahUnknown])).toEqual([
      [bench.usualList.listId, 300, 400],
      [second.listId, 400, 0],
    ]);
  });

  it('of a time that begins or ends within a day count each attempt of it', async () => {
    const bench = await chargesBench();
    for (const day of [1, 2, 3, 4]) {
      for (const hours of [3, 9, 15, 21]) bench.tried({ at: at(day, hours), charge: 'charged', price: 100 });
    }
    const sum = async (from: number, to: number) =>
      (await bench.ask('charges.totals', { by: 'day', from, to })).groups.map(({ name, charged }) => [
        name.slice(8),
        charged,
      ]);
    expect(await sum(at(1, 9), at(4, 9))).toEqual([
      ['04', 1],
      ['03', 4],
      ['02', 4],
      ['01', 3],
    ]);
    expect(await sum(at(2, 0), at(3, 0))).toEqual([['02', 4]]);
    expect(await sum(at(2, 9), at(2, 16))).toEqual([['02', 2]]);
    expect(await sum(at(2, 9) + 1, at(3, 0))).toEqual([['02', 2]]);
    expect(await sum(at(3), at(2))).toEqual([]);
    const { all } = await bench.ask('charges.totals', { by: 'month', from: at(1, 9), to: at(4, 9), listId: 999 });
    expect(all.charged).toBe(0);
    const { all: whole } = await bench.ask('charges.totals', { by: 'connection', from: at(1, 9), to: at(4, 9) });
    expect(whole).toMatchObject({ charged: 12, free: 0, unknown: 0, rupiah: 1_200 });
  });
});

describe('the operator', () => {
  it('settles unknown ones, all that are named or none', async () => {
    const bench = await chargesBench();
    const [first, second] = [bench.tried({ at: at(2) }), bench.tried({ at: at(3) })];
    const known = bench.tried({ at: at(3), charge: 'free' });
    const underWay = bench.tried({ at: at(4), took: null });
    const settle = (attemptIds: number[]) => bench.ask('charges.settle', { attemptIds, charge: 'charged' });
    expect(await codeOf(() => settle([first, known]))).toBe('charge-already-known');
    expect(await codeOf(() => settle([first, underWay]))).toBe('lookup-not-in-that-state');
    expect(await codeOf(() => settle([first, 999_999]))).toBe('not-found');
    expect([first, second, underWay].map(bench.charge)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(bench.changes).toEqual([]);
    expect(await settle([first, second, first])).toEqual({ affected: 2 });
    expect([first, second].map(bench.charge)).toEqual(['charged by operator', 'charged by operator']);
    expect(await codeOf(() => settle([first]))).toBe('charge-already-known');
    expect(bench.changes).toEqual([[bench.usualList.listId]]);
    const { entries } = await bench.ask('charges.page', { charges: ['charged'] });
    expect(entries.map(({ settledBy }) => settledBy)).toEqual(['operator', 'operator']);
    bench.sumsAgree();
  });
});
