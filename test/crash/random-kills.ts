/**
 * The crash suite's main scenario: a core is killed at random moments (starting, opening its store, importing, sending,
 * committing, closing, being taken over), under random weather and random orders, and started again on the same data. After
 * some kills the power goes as well. At the end the store is laid beside the providers' ledgers.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { lookAfterKill } from './after-kill.ts';
import type { Account, Book } from './book.ts';
import { type Counted, liveToTheEnd } from './last-life.ts';
import { endless, moving, shelved } from './operator.ts';
import { endlessRows, type People, type PlannedRow } from './people.ts';
import { cutPower } from './power-cut.ts';
import { type Random, seeded } from './random.ts';
import type { Victim } from './victim.ts';
import { changeWeather } from './weather.ts';
import { type AccountPlan, ignoreCut, inWorld, startIn, type World } from './world.ts';

export type CrashPlan = {
  seed: number;
  kills: number;
  /** Rows of the largest list that is sent; the others are in proportion. */
  rows: number;
  /** Told one line a kill. */
  tell?: (line: string) => void;
};

export type CrashSummary = Counted & {
  seed: number;
  kills: number;
  killedWhile: Record<string, number>;
  powerCuts: Record<string, number>;
  weathers: number;
  wrong: string[];
};

const moments = [
  'starting',
  'opening',
  'just open',
  'sending',
  'in flight',
  'importing',
  'acknowledged',
  'closing',
  'taken over',
] as const;
type Moment = (typeof moments)[number];
const weights: readonly (readonly [number, Moment])[] = [
  [6, 'starting'],
  [14, 'opening'],
  [12, 'just open'],
  [22, 'sending'],
  [16, 'in flight'],
  [8, 'acknowledged'],
  [14, 'importing'],
  [8, 'closing'],
  [4, 'taken over'],
];

const accountPlans: readonly AccountPlan[] = [
  { name: 'tahan', policy: 'hold', ratePerSecond: 80, concurrency: 6 },
  { name: 'ulang', policy: 'resend', ratePerSecond: 60, concurrency: 4 },
  // So slow that a pace forgotten at a restart shows.
  { name: 'pelan', policy: 'hold', ratePerSecond: 0.5, concurrency: 1 },
];

export function crashAtRandom(plan: CrashPlan): Promise<CrashSummary> {
  return inWorld({ accounts: accountPlans, random: seeded(plan.seed) }, (world) => crashIn(world, plan));
}

async function crashIn(world: World, plan: CrashPlan): Promise<CrashSummary> {
  const { accounts, book, people, random, wrong } = world;
  planLists(book, accounts, people, random.branch(1), plan);
  const weather = changeWeather(
    accounts.map(({ provider }) => provider),
    random.branch(3),
  );
  // Good weather for the last life; and none that outlives the run.
  const done = await killAll(world, plan).finally(() => weather.stop());
  return { seed: plan.seed, ...done, weathers: weather.seen.size, ...(await liveToTheEnd(world)), wrong };
}

async function killAll(world: World, plan: CrashPlan) {
  const { random, place, wrong } = world;
  const killedWhile: Record<string, number> = {};
  const powerCuts: Record<string, number> = {};
  let kills = 0;
  while (kills < plan.kills && wrong.length === 0) {
    const moment = random.weighted(weights);
    const killed = await live(world, moment);
    if (killed === 0) continue;
    kills += killed;
    killedWhile[moment] = (killedWhile[moment] ?? 0) + killed;
    const power = random.chance(0.6) ? cutPower(place.dataDir, place.marksFile, random) : null;
    if (power) powerCuts[power] = (powerCuts[power] ?? 0) + 1;
    plan.tell?.(`kill ${kills}: ${moment}${power ? `, then the power: ${power}` : ''}`);
  }
  return { kills, killedWhile, powerCuts };
}

function planLists(
  book: Book,
  [hold, resend, slow]: Account[],
  people: People,
  random: Random,
  { rows, kills }: CrashPlan,
): void {
  if (!hold || !resend || !slow) return;
  const asked = new Map<Account, PlannedRow[]>();
  const add = (
    name: string,
    account: Account,
    size: number,
    shares: Parameters<People['file']>[2],
    startNow: boolean,
  ) => {
    const others = asked.get(account) ?? [];
    const file = people.file(random, Math.max(4, Math.round(size)), shares, others);
    book.imports.push({ name, account, file, startNow, state: 'wanted', tries: 0, listId: null, started: false });
    // What is shelved is not asked, so nobody can share it.
    if (!name.startsWith(shelved)) asked.set(account, distinct([...others, ...file.accepted]));
  };
  add('tahan besar', hold, rows, { faults: 0.05 }, true);
  add('ulang', resend, rows * 0.8, { faults: 0.08 }, true);
  add('pelan', slow, 30, { faults: 0 }, true);
  add(`${endless} tahan`, hold, 12, { faults: 1, script: endlessRows }, true);
  add(`${endless} ulang`, resend, 12, { faults: 1, script: endlessRows }, true);
  add('tahan dua', hold, rows * 0.4, { faults: 0.05, again: 0.15 }, false);
  // The shelved ones are large: a kill meets their import half done. What is cut is imported again.
  for (let index = 0; index < Math.ceil(kills / 8); index += 1) {
    add(`${shelved} ${index}`, hold, random.int(2, 12) * rows * 0.25, { faults: 0.05 }, false);
    const shares = { faults: 0.05, again: 0.3 };
    add(`${moving} ${index}`, random.pick([hold, resend]), random.int(20, rows * 0.08), shares, random.chance(0.7));
  }
}

function distinct(rows: readonly PlannedRow[]): PlannedRow[] {
  return [...new Map(rows.map((row) => [row.asked.phone, row])).values()];
}

/** One life of a core, to its kill. Returns how many were killed: none when it closed by itself before. */
async function live(world: World, moment: Moment): Promise<number> {
  const { book, operator, random, accounts } = world;
  const drain = random.chance(0.5);
  const victim = startIn(world, { drain });
  if (moment === 'starting') {
    await Promise.race([wait(random.int(0, 400)), victim.ready.catch(() => {})]);
    await victim.kill();
    return 1;
  }
  await victim.opening;
  if (moment === 'opening') {
    await Promise.race([wait(random.int(0, 90)), victim.ready]);
    await victim.kill();
    return 1;
  }
  const { synchronous } = await victim.ready;
  if (synchronous !== 2) world.wrong.push(`the connection that writes is at synchronous ${synchronous}, not FULL`);
  if (moment === 'just open') {
    if (!drain) void victim.ask('queue.drain', {}).catch(ignoreCut);
    await wait(random.int(0, 60));
    await victim.kill();
    return 1;
  }

  const work = new AbortController();
  const busy = (async () => {
    world.wrong.push(...(await lookAfterKill(victim.ask, accounts, book, !drain)));
    if (world.wrong.length > 0) return;
    await operator.connect(victim.ask);
    // Always some work: what is to be imported is imported sooner or later.
    await operator.importFirst(victim.ask);
    if (moment === 'importing') await operator.importNext(victim.ask, shelved);
    else if (random.chance(0.5)) await operator.importNext(victim.ask);
    if (!drain) await victim.ask('queue.drain', {});
    await operator.work(victim.ask, work.signal);
  })();
  const cut = busy.catch(ignoreCut);
  let killed = true;
  switch (moment) {
    case 'sending':
      await Promise.race([wait(random.int(250, 1_800)), cut]);
      break;
    case 'in flight':
      await Promise.race([manyMore(random.pick(accounts), random.int(1, 30)), wait(2_000), cut]);
      break;
    case 'importing':
      await Promise.race([amidImport(victim, random), wait(2_500), cut]);
      break;
    case 'acknowledged':
      await Promise.race([wait(random.int(150, 600)), cut]);
      work.abort();
      // Killed in the very moment its answer is here.
      await Promise.race([operator.orderOnce(victim.ask).catch(ignoreCut), wait(1_500)]);
      break;
    case 'closing':
      await Promise.race([wait(random.int(100, 800)), cut]);
      killed = !(await Promise.race([victim.close(), wait(random.int(0, 250)).then(() => false)]));
      break;
    case 'taken over': {
      await Promise.race([wait(random.int(250, 800)), cut]);
      return succession(world, victim, work, cut);
    }
  }
  work.abort();
  await victim.kill();
  await cut;
  return killed ? 1 : 0;
}

/** A second core waits, the first is killed, and the second goes on. Then it is killed as well. */
async function succession(world: World, first: Victim, work: AbortController, cut: Promise<void>): Promise<number> {
  const second = startIn(world, { drain: true });
  await second.ready;
  work.abort();
  await first.kill();
  await cut;
  // A command is where a reader notices that the owner is gone.
  const next = (async () => {
    await second.ask('queue.tryNow', {});
    world.wrong.push(...(await lookAfterKill(second.ask, world.accounts, world.book, false)));
    await world.operator.goOn(second.ask);
  })().catch(ignoreCut);
  await Promise.race([wait(world.random.int(200, 900)), next]);
  await second.kill();
  await next;
  return 2;
}

async function manyMore({ provider }: Account, more: number): Promise<void> {
  const { requests } = await provider.totals();
  while ((await provider.totals()).requests < requests + more) await wait(3);
}

/** A moment between the first row of an import that is stored and, most often, the last. */
function amidImport(victim: Victim, random: Random): Promise<void> {
  const later = random.int(0, 250);
  return new Promise((resolve) => {
    victim.onImporting(() => setTimeout(resolve, later));
  });
}
