/**
 * The disk is full while the queue drains, while a list is imported, and when the program starts; some of these lives are
 * killed, in the others room is made again. The queue must say so, lose nothing, and go on by itself.
 *
 * Full is by SQLite's own bound of pages (SQLITE_FULL as it comes from a page that cannot be had). With `disk`, a folder on
 * a small file system of its own, that is really filled (ENOSPC, which also hits the write-ahead log).
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lookAfterKill } from './after-kill.ts';
import { type Counted, liveToTheEnd } from './last-life.ts';
import { seeded } from './random.ts';
import type { Ask, Victim } from './victim.ts';
import { ignoreCut, inWorld, startIn, type World } from './world.ts';

export type FullDiskPlan = {
  seed: number;
  rounds: number;
  rows: number;
  disk?: string | undefined;
  tell?: (line: string) => void;
};

export type FullDiskSummary = Counted & {
  seed: number;
  kills: number;
  /** How often the queue said `disk-full`, an import was refused for it, and the program started on a full disk. */
  saidFull: number;
  importsRefused: number;
  startedFull: number;
  /** How often it went on without being told. */
  wentOn: number;
  wrong: string[];
};

const patienceMs = 15_000;

export function crashOnFullDisk(plan: FullDiskPlan): Promise<FullDiskSummary> {
  const accounts = [{ name: 'tahan', policy: 'hold', ratePerSecond: 400, concurrency: 8 } as const];
  return inWorld({ accounts, random: seeded(plan.seed), parent: plan.disk }, (world) => crashIn(world, plan));
}

async function crashIn(world: World, plan: FullDiskPlan): Promise<FullDiskSummary> {
  const { random, accounts, book, operator, people, wrong } = world;
  const [account] = accounts;
  if (!account) throw new Error('The account is missing.');
  const tell = plan.tell ?? (() => {});
  const count = { kills: 0, saidFull: 0, importsRefused: 0, startedFull: 0, wentOn: 0 };
  const add = (name: string, rows: number, startNow: boolean) =>
    book.imports.push({
      name,
      account,
      file: people.file(random, rows, { faults: 0.01, script: [5, 14, 31, 60, 61, 99] }),
      startNow,
      state: 'wanted',
      tries: 0,
      listId: null,
      started: false,
    });
  add('penuh', plan.rows, true);
  await account.provider.steer({ latencyMs: { min: 5, max: 40 } });

  function fill(victim: Victim, full: boolean): void {
    if (plan.disk) fillDisk(plan.disk, full);
    else victim.fill(full);
  }

  /** Room is there again: it says so no more, and what waits goes on without an order. */
  async function mustGoOn(victim: Victim): Promise<void> {
    fill(victim, false);
    const { requests } = (await account?.provider.totals()) ?? { requests: 0 };
    const gone = await within(async () => {
      const { reason, open } = await victim.ask('queue.status', {});
      return reason !== 'disk-full' && (open === 0 || ((await account?.provider.totals())?.requests ?? 0) > requests);
    });
    if (gone) count.wentOn += 1;
    else wrong.push('there is room again, and the queue does not go on by itself');
    // What came while nothing could be stored was kept, and is stored by now.
    await victim.ask('queue.pause', {});
    const stored = await within(async () => (await victim.ask('queue.status', {})).states.sending === 0);
    if (!stored) wrong.push('an answer that came while the disk was full was forgotten');
    await victim.ask('queue.resume', {});
  }

  async function round(index: number): Promise<void> {
    const startsFull = index > 1 && index % 3 === 2;
    if (startsFull && plan.disk) fillDisk(plan.disk, true);
    const victim = startIn(world, { drain: false, full: startsFull && !plan.disk });
    await victim.ready;
    wrong.push(...(await lookAfterKill(victim.ask, accounts, book, !startsFull)));
    await victim.ask('queue.drain', {});
    if (startsFull) {
      count.startedFull += 1;
      await wait(random.int(0, 300));
      if (random.chance(0.4)) return kill(victim, 'started on a full disk');
      await mustGoOn(victim);
    }
    await operator.connect(victim.ask);
    await operator.importNext(victim.ask);
    if (index % 2 === 0) await fullWhileDraining(victim);
    else await fullWhileImporting(victim, index);
    if (random.chance(0.5)) return kill(victim, 'with a full disk');
    await mustGoOn(victim);
    await wait(random.int(0, 200));
    return kill(victim, 'with room again');
  }

  async function fullWhileDraining(victim: Victim): Promise<void> {
    add(`lagi ${book.imports.length}`, Math.ceil(plan.rows / 2), true);
    await operator.importNext(victim.ask);
    fill(victim, true);
    const said = await within(async () => {
      const { reason, open } = await victim.ask('queue.status', {});
      if (reason === 'disk-full') count.saidFull += 1;
      return reason === 'disk-full' || open === 0;
    });
    if (!said) wrong.push('the disk is full, and the queue neither says so nor ends');
    // Whoever asks now is told, or it is stored: never neither.
    await operator.checkByHand(victim.ask).catch(ignoreRefused);
  }

  async function fullWhileImporting(victim: Victim, index: number): Promise<void> {
    add(`impor ${index}`, plan.rows, random.chance(0.5));
    const planned = book.imports.at(-1);
    fill(victim, true);
    await operator.importNext(victim.ask);
    if (planned?.state === 'wanted') count.importsRefused += 1;
    wrong.push(...(await lookAfterKill(victim.ask, accounts, book, false)));
  }

  async function kill(victim: Victim, when: string): Promise<void> {
    // What is asked of it at that moment may be cut.
    const asked = ask(victim.ask).catch(ignoreCut);
    await wait(random.int(0, 20));
    await victim.kill();
    await asked;
    if (plan.disk) fillDisk(plan.disk, false);
    count.kills += 1;
    tell(`kill ${count.kills}: ${when}`);
  }

  async function ask(asking: Ask): Promise<void> {
    await operator.checkByHand(asking).catch(ignoreRefused);
  }

  for (let index = 0; index < plan.rounds && wrong.length === 0; index += 1) await round(index);
  await account.provider.steer({ latencyMs: { min: 0, max: 5 } });
  const counted = await liveToTheEnd(world);
  if (count.saidFull === 0)
    wrong.push('the disk was never full enough for the queue to say so: the test shows nothing');
  if (count.importsRefused === 0) wrong.push('no import met the full disk: the test shows nothing');
  return { seed: plan.seed, ...count, ...counted, wrong };
}

async function within(holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    if (await holds()) return true;
    await wait(10);
  }
  return false;
}

function ignoreRefused(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'disk-full')) throw error;
}

/** Every byte that is left, or none. */
function fillDisk(disk: string, full: boolean): void {
  const path = join(disk, 'filler');
  rmSync(path, { force: true });
  if (!full) return;
  const file = openSync(path, 'a');
  try {
    for (let size = 1024 * 1024; size >= 1; ) {
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}
