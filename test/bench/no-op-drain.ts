/** What the queue costs by itself: claim, an outcome at once, settle; everything committed as in life, and no HTTP. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type DurableQueue, durableQueue } from './durable-queue.ts';
import { median } from './figures.ts';
import { immediateTd } from './immediate-td.ts';

/** The most a connection may have under way (contract/connections.ts). */
export const mostAtOnce = 64;
/** As queues that hand out work in batches are measured; more than a connection of ours may have under way. */
export const inBatches = 500;

export type NoOpResult = {
  atOnce: number;
  rows: number;
  perSecond: number;
  cpuMicroseconds: number;
  p99: number;
  max: number;
};

/** Drains a list from its first row to its last. */
export async function measureNoOpDrain(atOnce: number, rows: number): Promise<NoOpResult> {
  const td = immediateTd();
  const queue = await durableQueue({ baseUrl: 'http://127.0.0.1:1/td', concurrency: atOnce, td });
  try {
    td.allow(Number.MAX_SAFE_INTEGER);
    await drain(queue, 2_000);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const listId = queue.list(rows);
    const done = queue.settled(rows);
    delay.enable();
    const cpu = process.cpuUsage();
    const from = performance.now();
    queue.start(listId);
    await done;
    const milliseconds = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    delay.disable();
    return {
      atOnce,
      rows,
      perSecond: (rows * 1_000) / milliseconds,
      cpuMicroseconds: (user + system) / rows,
      p99: delay.percentile(99) / 1e6,
      max: delay.max / 1e6,
    };
  } finally {
    await queue.close();
  }
}

async function drain(queue: DurableQueue, rows: number): Promise<void> {
  const done = queue.settled(rows);
  queue.start(queue.list(rows));
  await done;
}

export type DepthResult = {
  few: number;
  many: number;
  fewMicroseconds: number;
  manyMicroseconds: number;
  ratio: number;
};

/**
 * The same drain with few rows waiting and with many, in turns: microseconds of wall time a row, medians over spans of
 * `few` rows each. Both stores hold as much history at each turn.
 */
export async function measureDepth(few: number, many: number, spans: number): Promise<DepthResult> {
  const sides = await Promise.all(
    [few, many].map(async (depth) => {
      const td = immediateTd();
      const queue = await durableQueue({ baseUrl: 'http://127.0.0.1:1/td', concurrency: mostAtOnce, td });
      const listId = queue.list(depth);
      return { td, queue, listId, depth, costs: [] as number[] };
    }),
  );
  try {
    for (const { queue, listId } of sides) queue.start(listId);
    for (let span = -1; span < spans; span += 1) {
      for (const side of span % 2 === 0 ? sides : [...sides].reverse()) {
        // As many wait at each turn: what the last one took is put back first.
        side.queue.add(side.listId, few);
        const done = side.queue.settled(few);
        const from = performance.now();
        side.td.allow(few);
        await done;
        if (span >= 0) side.costs.push(((performance.now() - from) * 1_000) / few);
      }
    }
    const [fewMicroseconds = 0, manyMicroseconds = 0] = sides.map((side) => median(side.costs));
    const ratios = (sides[1]?.costs ?? []).map((cost, index) => cost / (sides[0]?.costs[index] ?? Number.NaN));
    return { few, many, fewMicroseconds, manyMicroseconds, ratio: median(ratios) };
  } finally {
    for (const { queue } of sides) await queue.close();
  }
}
