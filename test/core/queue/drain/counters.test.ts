/** What is counted once a commit, by the drain, and change by change, by triggers, is what counting the rows would give. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Charge } from '../../../../src-main/contract/states.ts';
import { settle, settleTwin } from '../../../../src-main/core/queue/drain/machine.ts';
import { type Claimed, createQueueRows } from '../../../../src-main/core/queue/drain/queue-rows.ts';
import { createOrders } from '../../../../src-main/core/queue/orders/orders.ts';
import { recoverInterrupted } from '../../../../src-main/core/queue/queue.ts';
import { createSharedTwins } from '../../../../src-main/core/queue/reuse/shared-twins.ts';
import type { Outcome } from '../../../../src-main/core/td/outcome.ts';
import { type QueueBench, queueBench } from '../../../fakes/queue-bench.ts';

const ends = {
  answered: { kind: 'answered', row: 'answered', charge: 'charged' },
  noRecord: { kind: 'no-record', row: 'no_record', charge: 'free' },
  unknownCode: { kind: 'unknown-code', row: 'failed', charge: 'unknown' },
  inDoubt: { kind: 'in-doubt', row: 'in_doubt', charge: 'unknown' },
  busy: { kind: 'busy', row: 'retry', charge: 'free' },
  notSent: { kind: 'not-sent', row: 'untouched', charge: 'free' },
} as const satisfies Record<string, Pick<Outcome, 'kind' | 'row' | 'charge'>>;
type End = keyof typeof ends;

type Step =
  | { do: 'claim'; list: number; rows: number }
  | { do: 'end'; ends: End[] }
  | { do: 'cancel' | 'retry' | 'resend' | 'close'; list: number }
  | { do: 'restart' }
  | { do: 'settle-charge'; charge: Charge };

const list = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('claim' as const), list, rows: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      ends: fc.array(fc.constantFrom(...(Object.keys(ends) as End[])), { minLength: 1, maxLength: 5 }),
    }),
  },
  fc.record({ do: fc.constantFrom('cancel' as const, 'retry' as const, 'resend' as const, 'close' as const), list }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({
    do: fc.constant('settle-charge' as const),
    charge: fc.constantFrom<Charge>('charged', 'free', 'unknown'),
  }),
);

function outcome(end: End): Outcome {
  return {
    ...ends[end],
    queue: { state: 'running' },
    httpStatus: 200,
    code: null,
    message: null,
    sequenceId: null,
    raw: '{}',
    answer: null,
    retryAfterMs: null,
  };
}

/** Both ways of counting, side by side; and which finished lists do not say when. */
function sums(bench: QueueBench) {
  const all = (sql: string) => bench.store.prepare<Record<string, never>, Record<string, unknown>>(sql).all({});
  return {
    states: {
      kept: all('SELECT list_id, state, n FROM list_states WHERE n <> 0 ORDER BY list_id, state'),
      counted: all('SELECT list_id, state, count(*) AS n FROM lookups GROUP BY list_id, state ORDER BY list_id, state'),
    },
    charges: {
      kept: all(`SELECT list_id, day, connection_id, charge, price, n, finals FROM charge_days WHERE n <> 0 OR finals <> 0
                 ORDER BY list_id, day, connection_id, charge, price`),
      counted: all(`
        SELECT list_id, date(started_at / 1000, 'unixepoch', 'localtime') AS day, connection_id, charge, price,
               count(*) AS n, count(*) FILTER (WHERE outcome IN ('answered', 'no-record', 'refused', 'unknown-code')) AS finals
        FROM attempts GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`),
    },
    unfinished: all(`
      SELECT id FROM lists WHERE finished_at IS NULL AND EXISTS (SELECT 1 FROM lookups WHERE list_id = lists.id)
        AND NOT EXISTS (SELECT 1 FROM lookups WHERE list_id = lists.id AND state IN ('queued', 'sending'))`),
  };
}

it('whatever is sent, ordered, interrupted and settled in whatever order, the sums are those of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const bench = await queueBench('http://127.0.0.1:9/td');
      const { store } = bench;
      const { clock } = bench.ports;
      const rows = createQueueRows(store);
      const orders = createOrders({
        store,
        sharedTwins: createSharedTwins(store, clock),
        clock,
        changed: () => {},
        sliceRows: 2,
      });
      const lists = [bench.list(6), bench.list(3)];
      for (const { listId, ids } of lists) bench.addTwin(listId, ids[0] ?? 0);
      const settleCharge = store.prepare<{ charge: string }>(
        `UPDATE attempts SET charge = :charge WHERE id = (SELECT max(id) FROM attempts WHERE finished_at IS NOT NULL)`,
      );
      let underWay: Claimed[] = [];

      const carryOut = async (one: Step): Promise<void> => {
        const now = clock.now();
        switch (one.do) {
          case 'claim':
            store.transaction(() => {
              const tally = rows.beginCounting();
              const due = rows.due(lists[one.list]?.listId ?? 0, now + 1_000_000, one.rows);
              underWay.push(...rows.claim(due, { id: bench.connectionId, price_per_call: 1_000 }, now, tally));
              rows.storeCounters(tally, now);
            });
            return;
          case 'end':
            store.transaction(() => {
              const tally = rows.beginCounting();
              const endings = underWay.splice(0, one.ends.length).map((row, index) => {
                const came = outcome(one.ends[index] ?? 'answered');
                const settled = settle(came, row.attempts_used, { inDoubtPolicy: 'hold', maxAttempts: 3 });
                return { row, outcome: came, state: settled.state, runAt: now, attemptsUsed: settled.attemptsUsed };
              });
              rows.end(endings, now, tally);
              for (const { row, state } of endings) {
                const twin = settleTwin(state);
                if (twin) rows.settleTwins(row.id, twin, now);
              }
              rows.storeCounters(tally, now);
            });
            return;
          case 'restart':
            underWay = [];
            recoverInterrupted(store, rows, now);
            return;
          case 'settle-charge':
            settleCharge.run({ charge: one.charge });
            return;
          default:
            await orders[one.do]({ listId: lists[one.list]?.listId ?? 0 });
        }
      };

      for (const one of steps) {
        await carryOut(one);
        const { states, charges, unfinished } = sums(bench);
        expect(states.kept).toEqual(states.counted);
        expect(charges.kept).toEqual(charges.counted);
        expect(unfinished).toEqual([]);
      }
      await bench.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** Everything due of the list is sent, and ends as said, one end a row. */
function sendAll(bench: QueueBench, listId: number, said: readonly End[], meanwhile: () => void = () => {}): number {
  const rows = createQueueRows(bench.store);
  const now = bench.ports.clock.now();
  const tally = rows.beginCounting();
  const due = rows.due(listId, now + 1, said.length);
  const claimed = rows.claim(due, { id: bench.connectionId, price_per_call: 1_000 }, now, tally);
  rows.storeCounters(tally, now);
  meanwhile();
  const later = rows.beginCounting();
  const endings = claimed.map((row, index) => {
    const came = outcome(said[index] ?? 'answered');
    const { state, attemptsUsed } = settle(came, row.attempts_used, { inDoubtPolicy: 'hold', maxAttempts: 3 });
    return { row, outcome: came, state, runAt: now, attemptsUsed };
  });
  rows.end(endings, now + 7, later);
  rows.storeCounters(later, now + 7);
  return now + 7;
}

it('a result for a lookup that is not being sent any more changes no count', async () => {
  const bench = await queueBench('http://127.0.0.1:9/td');
  const { listId, ids } = bench.list(4);
  sendAll(bench, listId, ['noRecord', 'answered', 'answered', 'busy'], () =>
    bench.store
      .prepare<{ id: number }>(`UPDATE lookups SET state = 'in_doubt' WHERE id = :id`)
      .run({ id: ids[1] ?? 0 }),
  );
  expect(bench.states(listId)).toEqual(['no_record', 'in_doubt', 'answered', 'queued']);
  const { states } = sums(bench);
  expect(states.kept).toEqual(states.counted);
});

it('a list is finished when its last lookup is, and not before', async () => {
  const bench = await queueBench('http://127.0.0.1:9/td');
  const { listId } = bench.list(3);
  const finishedAt = () =>
    bench.store
      .prepare<{ id: number }, { finished_at: number | null }>('SELECT finished_at FROM lists WHERE id = :id')
      .get({ id: listId })?.finished_at;
  sendAll(bench, listId, ['answered', 'inDoubt']);
  expect(finishedAt()).toBeNull();
  const at = sendAll(bench, listId, ['noRecord']);
  expect(finishedAt()).toBe(at);
});
