/** The durable queue against bare undici: the same server, requests and concurrency, in turns (A B B A …) in one run. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { askBare } from './bare-undici.ts';
import { durableQueue } from './durable-queue.ts';
import { median } from './figures.ts';

export type Cell = {
  latencyMs: number;
  concurrency: number;
  /** How long one run of the slower side is to take, about. */
  seconds: number;
  /** Pairs of one durable and one bare run. */
  pairs: number;
};

export type CellResult = Cell & {
  /** Of one run. */
  rows: number;
  /** Median of the pairs' durable throughput / bare throughput. */
  ratio: number;
  lowest: number;
  highest: number;
  /** Rows a second, medians. */
  durable: number;
  bare: number;
  /** The event loop's delay while the queue drains, milliseconds; the worst of the runs. */
  p99: number;
  max: number;
};

export async function measureCell(origin: string, cell: Cell): Promise<CellResult> {
  const { latencyMs, concurrency, seconds, pairs } = cell;
  const baseUrl = `${origin}/after/${latencyMs}`;
  const queue = await durableQueue({ baseUrl, concurrency });
  const delays: { p99: number; max: number }[] = [];

  async function askDurably(count: number): Promise<number> {
    const listId = queue.list(count);
    const done = queue.settled(count);
    // One a run: what lies between two runs would count as one long delay.
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const from = performance.now();
    queue.start(listId);
    await done;
    const milliseconds = performance.now() - from;
    delay.disable();
    delays.push({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
    const { states } = queue.listView.get(listId);
    if (states.answered !== count) throw new Error(`Not every row was answered: ${JSON.stringify(states)}`);
    return milliseconds;
  }

  try {
    // Not counted: opens what is opened once, and lets the compiler see both sides.
    const warmUp = Math.max(concurrency, latencyMs === 0 ? 500 : 1);
    await askBare(baseUrl, concurrency, warmUp);
    await askDurably(warmUp);
    const perRow = (await askDurably(warmUp)) / warmUp;
    // At least three rounds, or the first and the last would be all there is.
    const rows = Math.max(3 * concurrency, Math.round((seconds * 1_000) / perRow));
    delays.length = 0;

    const durable: number[] = [];
    const bare: number[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      if (pair % 2 === 0) durable.push(await askDurably(rows));
      bare.push(await askBare(baseUrl, concurrency, rows));
      if (pair % 2 === 1) durable.push(await askDurably(rows));
    }
    const ratios = durable.map((milliseconds, index) => (bare[index] ?? Number.NaN) / milliseconds);
    return {
      ...cell,
      rows,
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
      durable: (rows * 1_000) / median(durable),
      bare: (rows * 1_000) / median(bare),
      p99: Math.max(...delays.map((delay) => delay.p99)),
      max: Math.max(...delays.map((delay) => delay.max)),
    };
  } finally {
    await queue.close();
  }
}
