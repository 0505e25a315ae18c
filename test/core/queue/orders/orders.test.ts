/** The operator's orders: one question is paid for once whatever is ordered, and an order costs what it changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../../../src-main/contract/events.ts';
import type { Scope } from '../../../../src-main/contract/queue.ts';
import type { LookupState } from '../../../../src-main/contract/states.ts';
import { settle, settleTwin } from '../../../../src-main/core/queue/drain/machine.ts';
import { createQueueRows } from '../../../../src-main/core/queue/drain/queue-rows.ts';
import { createOrders } from '../../../../src-main/core/queue/orders/orders.ts';
import { createSharedTwins } from '../../../../src-main/core/queue/reuse/shared-twins.ts';
import type { Outcome } from '../../../../src-main/core/td/outcome.ts';
import { coreBench } from '../../../fakes/core-bench.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const answered = () => ({ body: success() });

type Said = 'answered' | 'in-doubt' | 'unknown-code';

function outcome(said: Said): Outcome {
  return {
    kind: said,
    charge: said === 'answered' ? 'charged' : 'unknown',
    row: said === 'answered' ? 'answered' : said === 'in-doubt' ? 'in_doubt' : 'failed',
    queue: { state: 'running' },
    httpStatus: null,
    code: null,
    message: null,
    sequenceId: null,
    raw: null,
    answer: null,
    retryAfterMs: null,
  };
}

/** The bench's rows sent by hand, so that a test says what happens between two orders; no socket, no timer. */
function byHand(bench: QueueBench, sliceRows = 1_000) {
  const rows = createQueueRows(bench.store);
  const { clock } = bench.ports;
  const told: { listId: number; lookupIds: readonly number[] }[] = [];
  const commits: (() => void)[] = [];
  const orders = createOrders({
    store: bench.store,
    sharedTwins: createSharedTwins(bench.store, clock),
    clock,
    sliceRows,
    changed(listId, lookupIds) {
      told.push({ listId, lookupIds });
      for (const look of commits) look();
    },
  });
  return {
    orders,
    told,
    afterEveryCommit: (look: () => void) => void commits.push(look),
    /** Sends what is due of the list; returns how many requests left. */
    send(listId: number, said: Said): number {
      const now = clock.now();
      const due = rows.due(listId, now + 1, 1_000);
      for (const row of due) {
        bench.store.transaction(() => {
          const tally = rows.beginCounting();
          const [claimed] = rows.claim([row], { id: bench.connectionId, price_per_call: 1_000 }, now, tally);
          if (!claimed) throw new Error('Nothing was claimed.');
          const came = outcome(said);
          const { state, attemptsUsed } = settle(came, row.attempts_used, { inDoubtPolicy: 'hold', maxAttempts: 3 });
          rows.end([{ row: claimed, outcome: came, state, runAt: now, attemptsUsed }], now, tally);
          const twin = settleTwin(state);
          if (twin) rows.settleTwins(row.id, twin, now);
          rows.storeCounters(tally, now);
        });
      }
      return due.length;
    },
  };
}

type FamilyRow = { id: number; state: LookupState; twin_of: number | null };

function family(bench: QueueBench, listId: number): FamilyRow[] {
  return bench.store
    .prepare<{ list_id: number }, FamilyRow>(
      'SELECT id, state, twin_of FROM lookups WHERE list_id = :list_id ORDER BY id',
    )
    .all({ list_id: listId });
}

/** A leader with twins; their ids in order. */
function leaderWithTwins(bench: QueueBench, twins: number): { listId: number; ids: number[] } {
  const { listId, ids } = bench.list(1);
  for (let twin = 0; twin < twins; twin += 1) ids.push(bench.addTwin(listId, ids[0] as number));
  return { listId, ids };
}

/** A bench whose rows nobody sends by itself. */
const still = () => queueBench('http://127.0.0.1:9/td');

describe('twins and the operator', () => {
  it('a cancelled leader that is retried shares the answer its twin has paid for', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = leaderWithTwins(bench, 2);
    await bench.queue.handlers['queue.cancel']({ scope: { lookupId: ids[0] as number } });
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).join() === 'cancelled,answered,reused');
    expect(await bench.queue.handlers['queue.retry']({ scope: { listId }, states: ['failed', 'cancelled'] })).toEqual({
      affected: 1,
    });
    await until(() => !bench.states(listId).includes('queued') && !bench.states(listId).includes('sending'));
    expect(bench.states(listId)).toEqual(['reused', 'answered', 'reused']);
    expect(provider.requests).toHaveLength(1);
  });

  it('a retry of what failed leaves what the operator cancelled, unless that is what is asked for', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = bench.list(2);
    await orders.cancel({ lookupId: ids[1] as number });
    send(listId, 'unknown-code');
    expect(bench.states(listId)).toEqual(['failed', 'cancelled']);
    expect(await orders.forecast({ listId }, 'retry')).toMatchObject({ lookups: 1 });
    expect(await orders.retry({ listId })).toEqual({ affected: 1 });
    expect(bench.states(listId)).toEqual(['queued', 'cancelled']);
    expect(await orders.retry({ listId }, ['cancelled'])).toEqual({ affected: 1 });
  });

  it('so does a twin that was cancelled before its leader was', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 2);
    await orders.cancel({ lookupId: ids[1] as number });
    await orders.cancel({ lookupId: ids[0] as number });
    expect(send(listId, 'answered')).toBe(1);
    await orders.retry({ lookupId: ids[1] as number });
    await orders.retry({ all: true }, ['failed', 'cancelled']);
    expect(send(listId, 'answered')).toBe(0);
    expect(bench.states(listId)).toEqual(['reused', 'reused', 'answered']);
  });

  it('cancelling a twin that is cancelled already is refused, and its leader goes on', async () => {
    const bench = await still();
    const { orders } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 1);
    await orders.cancel({ lookupId: ids[1] as number });
    await expect(async () => orders.cancel({ lookupId: ids[1] as number })).rejects.toMatchObject({
      code: 'lookup-not-in-that-state',
    });
    expect(bench.states(listId)).toEqual(['queued', 'cancelled']);
  });

  it('retrying a twin that failed with its leader asks the leader again, for all of them', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 2);
    send(listId, 'unknown-code');
    expect(bench.states(listId)).toEqual(['failed', 'failed', 'failed']);
    expect(await orders.retry({ lookupId: ids[2] as number })).toEqual({ affected: 3 });
    expect(send(listId, 'answered')).toBe(1);
    expect(bench.states(listId)).toEqual(['answered', 'reused', 'reused']);
  });

  it('a doubt is decided from a twin that waits for it too', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 1);
    send(listId, 'in-doubt');
    expect(await orders.forecast({ lookupId: ids[1] as number }, 'resend')).toEqual({
      lookups: 1,
      paid_twice: 1,
      rupiah: 1_000,
      rupiah_twice: 1_000,
      practice: 0,
      without_price: 0,
    });
    await orders.close({ lookupId: ids[1] as number });
    expect(bench.states(listId)).toEqual(['failed', 'failed']);
  });

  it('whatever is ordered, and whenever, a question is paid for once unless the operator asked for more', async () => {
    const bench = await still();
    const member = fc.nat(3);
    const step = fc.oneof(
      fc.record({
        order: fc.constantFrom('cancel', 'retry', 'resend', 'close'),
        of: fc.oneof(member, fc.constantFrom('list', 'all')),
        /** What is said to a request that leaves while a wide order is half done. */
        meanwhile: fc.option(fc.constantFrom<Said>('answered', 'in-doubt', 'unknown-code')),
      }),
      fc.record({ send: fc.constantFrom<Said>('answered', 'in-doubt', 'unknown-code') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { listId, ids } = leaderWithTwins(bench, 3);
        const { orders, send, afterEveryCommit } = byHand(bench, 2);
        let asked = 0;
        let allowed = 1;
        const sent = (said: Said) => {
          const requests = send(listId, said);
          if (said !== 'unknown-code') asked += requests;
        };
        const look = () => {
          const rows = family(bench, listId);
          for (const row of rows.filter((one) => one.twin_of !== null)) {
            const leader = rows.find((one) => one.id === row.twin_of);
            expect(leader?.twin_of).toBeNull();
            if (row.state === 'queued') expect(['queued', 'sending', 'in_doubt']).toContain(leader?.state);
          }
          expect(rows.filter((one) => one.twin_of === null)).toHaveLength(1);
        };
        afterEveryCommit(look);
        for (const one of steps) {
          if ('send' in one) {
            sent(one.send);
            continue;
          }
          const scope: Scope =
            one.of === 'list' ? { listId } : one.of === 'all' ? { all: true } : { lookupId: ids[one.of] as number };
          const before = family(bench, listId);
          const closed = bench
            .attempts()
            .some((attempt) => ids.includes(attempt.lookup_id) && attempt.outcome === 'in-doubt');
          let affected = 0;
          try {
            const order = orders[one.order](scope);
            if (one.meanwhile !== null && order instanceof Promise) sent(one.meanwhile);
            ({ affected } = await order);
          } catch (error) {
            expect(error).toMatchObject({ code: 'lookup-not-in-that-state' });
          }
          const wasFailed = typeof one.of === 'number' && before[one.of]?.state === 'failed';
          if (affected > 0 && (one.order === 'resend' || (one.order === 'retry' && wasFailed && closed))) allowed += 1;
          look();
          expect(asked).toBeLessThanOrEqual(allowed);
        }
        // In the end nothing is left waiting for somebody who never comes.
        await orders.retry({ listId }, ['failed', 'cancelled']);
        sent('answered');
        await orders.close({ listId });
        look();
        expect(asked).toBeLessThanOrEqual(allowed);
        expect(family(bench, listId).map((row) => row.state)).not.toContain('queued');
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('a deleted connection', () => {
  async function deleted() {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = bench.list(2);
    send(listId, 'unknown-code');
    bench.connections.remove(bench.connectionId);
    return { bench, orders, listId, ids };
  }

  it('refuses a retry of a lookup and of a list, and leaves both as they are', async () => {
    const { bench, orders, listId, ids } = await deleted();
    for (const scope of [{ lookupId: ids[0] as number }, { listId }]) {
      await expect(async () => orders.retry(scope, ['failed', 'cancelled'])).rejects.toMatchObject({
        code: 'connection-unknown',
      });
    }
    expect(bench.states(listId)).toEqual(['failed', 'failed']);
  });

  it('is left out when everything is retried', async () => {
    const { bench, orders, listId } = await deleted();
    expect(await orders.retry({ all: true }, ['failed', 'cancelled'])).toEqual({ affected: 0 });
    expect(bench.states(listId)).toEqual(['failed', 'failed']);
  });

  it('refuses to send a doubt again, and still lets it be closed', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = bench.list(2);
    send(listId, 'in-doubt');
    bench.store.prepare<{ id: number }>('UPDATE connections SET deleted_at = 1 WHERE id = :id').run({
      id: bench.connectionId,
    });
    for (const scope of [{ lookupId: ids[0] as number }, { listId }]) {
      await expect(async () => orders.resend(scope)).rejects.toMatchObject({ code: 'connection-unknown' });
    }
    expect(await orders.resend({ all: true })).toEqual({ affected: 0 });
    expect(await orders.close({ all: true })).toEqual({ affected: 2 });
  });
});

describe('a closed doubt', () => {
  async function closedAndFailed() {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 1);
    send(listId, 'in-doubt');
    await orders.close({ listId });
    const other = bench.list(1);
    send(other.listId, 'unknown-code');
    return { bench, orders, send, listId, ids, other };
  }

  it('is not sent again with the rest, nor are the twins that failed with it', async () => {
    const { bench, orders, listId, other } = await closedAndFailed();
    expect(await orders.retry({ listId }, ['failed', 'cancelled'])).toEqual({ affected: 0 });
    expect(await orders.retry({ all: true }, ['failed', 'cancelled'])).toEqual({ affected: 1 });
    expect(bench.states(listId)).toEqual(['failed', 'failed']);
    expect(bench.states(other.listId)).toEqual(['queued']);
  });

  it('is sent again when it is named', async () => {
    const { bench, orders, listId, ids } = await closedAndFailed();
    expect(await orders.retry({ lookupId: ids[0] as number })).toEqual({ affected: 2 });
    expect(bench.states(listId)).toEqual(['queued', 'queued']);
  });

  it('a twin cancelled before that shares its end when retried, and nobody pays', async () => {
    const bench = await still();
    const { orders, send } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 1);
    await orders.cancel({ lookupId: ids[1] as number });
    send(listId, 'in-doubt');
    await orders.close({ listId });
    await orders.retry({ lookupId: ids[1] as number });
    expect(bench.states(listId)).toEqual(['failed', 'failed']);
    expect(send(listId, 'answered')).toBe(0);
  });
});

describe('who is told', () => {
  it('an order for one lookup names it and its family, one for more names the list', async () => {
    const bench = await still();
    const { orders, told } = byHand(bench);
    const { listId, ids } = leaderWithTwins(bench, 2);
    await orders.cancel({ lookupId: ids[0] as number });
    expect(told).toHaveLength(1);
    expect([...(told[0]?.lookupIds ?? [])].sort((a, b) => a - b)).toEqual(ids);
    await orders.cancel({ listId });
    expect(told.slice(1)).toEqual([{ listId, lookupIds: [] }]);
  });

  it('the window hears of the very lookup, and of any of the list when all were ordered', async () => {
    const { ask, practice, told } = await coreBench({ drain: false });
    const connectionId = (await practice()).id;
    const typed = { nik: '3201014101900000', phone: '081234560003', connectionId };
    const { lookupId, listId } = await ask('people.check', typed);
    await until(() => heard(told).length === 1);
    await ask('queue.cancel', { scope: { lookupId } });
    await until(() => heard(told).length === 2);
    await ask('queue.retry', { scope: { listId }, states: ['cancelled'] });
    await until(() => heard(told).length === 3);
    expect(heard(told).slice(1)).toEqual([
      { listId, lookupIds: [lookupId] },
      { listId, lookupIds: [] },
    ]);
  });
});

function heard(told: readonly AnyEvent[]) {
  return told.flatMap((event) => (event.name === 'lookups.changed' ? [event.payload] : []));
}

describe('an order for many', () => {
  it('is carried out in slices, lets others work in between, and is complete when it is answered', async () => {
    const bench = await still();
    const { orders, afterEveryCommit } = byHand(bench, 50);
    const { listId } = bench.list(500);
    const done: number[] = [];
    afterEveryCommit(() => done.push(bench.states(listId).filter((state) => state === 'cancelled').length));
    let turns = 0;
    let over = false;
    const tick = () => {
      turns += 1;
      if (!over) setImmediate(tick);
    };
    setImmediate(tick);
    const { affected } = await orders.cancel({ listId });
    over = true;
    expect(affected).toBe(500);
    expect(done).toEqual(Array.from({ length: 10 }, (_, index) => (index + 1) * 50));
    expect(turns).toBeGreaterThanOrEqual(9);
  });

  it('meets each lookup once, even one that fails again while it goes on', async () => {
    const bench = await still();
    const { orders, send, afterEveryCommit } = byHand(bench, 10);
    const { listId } = bench.list(40);
    send(listId, 'unknown-code');
    let requests = 0;
    afterEveryCommit(() => {
      requests += send(listId, 'unknown-code');
    });
    expect(await orders.retry({ listId }, ['failed', 'cancelled'])).toEqual({ affected: 40 });
    expect(requests).toBe(40);
  });

  it('orders given meanwhile wait for it', async () => {
    const bench = await still();
    const { orders } = byHand(bench, 10);
    const { listId, ids } = bench.list(40);
    const cancelled = orders.cancel({ listId });
    const retried = orders.retry({ lookupId: ids[0] as number });
    expect(await cancelled).toEqual({ affected: 40 });
    expect(await retried).toEqual({ affected: 1 });
    expect(bench.states(listId).slice(0, 2)).toEqual(['queued', 'cancelled']);
  });

  it('stopped half-way it says so, with every lookup in a state of its own', async () => {
    const bench = await still();
    const { orders } = byHand(bench, 10);
    const { listId } = bench.list(40);
    const cancelled = expect(orders.cancel({ listId })).rejects.toMatchObject({ code: 'closing' });
    await orders.stop();
    await cancelled;
    expect(bench.states(listId).filter((state) => state === 'cancelled')).toHaveLength(10);
    expect(bench.states(listId).filter((state) => state === 'queued')).toHaveLength(30);
  });
});

describe('what an order costs', () => {
  it('one lookup is cancelled as fast beside fifty thousand as by itself', { timeout: 60_000 }, async () => {
    const bench = await still();
    const { orders } = byHand(bench);
    const one = bench.list(1).ids[0] as number;
    const measured = async () => {
      const times: number[] = [];
      for (let run = 0; run < 15; run += 1) {
        const from = performance.now();
        await orders.cancel({ lookupId: one });
        times.push(performance.now() - from);
        await orders.retry({ lookupId: one });
      }
      return times.sort((a, b) => a - b)[7] as number;
    };
    const alone = await measured();
    bench.list(50_000);
    // Walking what is queued took 20 ms.
    expect(await measured()).toBeLessThan(alone + 5);
  });
});
