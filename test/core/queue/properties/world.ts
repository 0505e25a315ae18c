/**
 * Everything a step can touch, and the promises it must leave standing. Looks at each request the moment it is asked and
 * the moment it leaves, at the store after every commit, and at the whole after every step; what it finds wrong it says in
 * a sentence, by throwing.
 */
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Scope } from '../../../../src-main/contract/queue.ts';
import { createImportRows } from '../../../../src-main/core/imports/storing/import-rows.ts';
import { CoreError } from '../../../../src-main/core/kernel/errors.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import { openStore, type Store } from '../../../../src-main/core/store/store.ts';
import { fingerprint } from '../../../../src-main/core/td/question.ts';
import { testPorts } from '../../../fakes/ports.ts';
import { type Asked, type Plan, virtualProvider } from '../../../fakes/virtual-provider.ts';
import { virtualTime } from '../../../fakes/virtual-time.ts';
import { type Book, createBook } from './book.ts';
import { createMoneyRules } from './money-rules.ts';
import { createPaceRules } from './pace-rules.ts';
import { bootProcess, Killed, type Process, type StoreFaults } from './process.ts';
import { createStateRules } from './state-rules.ts';
import type { Off, Setup, Step } from './steps.ts';

export type Ground = { ports: Ports; store: Store; book: Book; rows: ReturnType<typeof createImportRows> };

/** A store that is opened once for the many worlds of one test. */
export async function openGround(): Promise<Ground> {
  const ports = testPorts();
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  return { ports, store, book: createBook(store), rows: createImportRows(store) };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

const baseUrls = ['https://satu.example/td', 'https://satu.example/td', 'https://dua.example/td'];
const idleMs = 120_000;
/** As the drain has it. */
const longestSleepMs = 30_000;
/** So many turns of the event loop in one instant, and nothing but a loop can need them. */
const mostTurns = 3_000;
/** Timers that may be set while nothing leaves, besides one in ten seconds: telling the window, a tail of the pace. */
const mostIdleTimers = 8;
const expectedErrors = [
  'lookup-not-in-that-state',
  'not-found',
  'disk-full',
  'closing',
  'connection-unknown',
  'connection-in-use',
  'connection-kind-differs',
];
const expectedLogs = ['queue-store-failed', 'recovery-failed'];

export function person(index: number) {
  const digits = String(index + 1).padStart(4, '0');
  return { nik: `320101010190${digits}`, phone: `081230${digits.padStart(6, '0')}` };
}

const unnamed = { name: null, ecNik: null, ecPhone: null, ecName: null };
export const printOf = (index: number) => fingerprint({ ...person(index), ...unnamed });

export async function createWorld({ ports, store, book, rows }: Ground, setup: Setup) {
  book.wipe();
  const violations: string[] = [];
  const say = (what: string) => void violations.push(what);
  const time = virtualTime(setup.startWall, settle);
  const random = mulberry32(setup.seed);
  const faults: StoreFaults = { full: 0, crash: null };
  let reuseDays = 30;
  /** Until then rows may be due by the wall clock and the queue not know yet. */
  let soonByWall = 0;
  let plansUsed = 0;
  let commits = 0;
  let processes = 0;
  let running: Process;
  const connectionIds: number[] = [];
  const lists: number[] = [];
  /** Connections the operator has paused, as far as he was told. */
  const pausedByOperator = new Set<number>();

  const provider = virtualProvider(time, nextPlan, { asked, left, probed });
  const pace = createPaceRules({ time, say });
  const money = createMoneyRules({ book, time, reuseDays: () => reuseDays, connection, say });
  const states = createStateRules({ book, reuseDays: () => reuseDays, say });

  function nextPlan(): Plan {
    const plan = setup.plans[plansUsed % setup.plans.length] as Plan;
    plansUsed += 1;
    return plan;
  }

  function connection(id: number) {
    return running.connections.get(id);
  }

  function asked(request: Asked): number {
    if (running.inTransaction()) say('asked within a transaction');
    const open = book.openAttempts(request.print, request.connectionId);
    const attempt = open.find(({ id }) => !provider.asked.some((other) => other.attemptId === id));
    if (!attempt) {
      say('asked without an attempt that is committed');
      return 0;
    }
    const lane = running.queue.drain.laneState(request.connectionId);
    if (lane?.state !== 'running') say(`asked while ${lane?.state}: ${lane?.reason}`);
    if (pausedByOperator.has(request.connectionId)) say('asked though the operator paused');
    const underWay = provider.asked.filter(
      (other) =>
        other.connectionId === request.connectionId &&
        other.process === running.number &&
        !other.ended &&
        !other.abandoned,
    );
    const { concurrency } = connection(request.connectionId);
    if (underWay.length > concurrency) say(`${underWay.length} under way, ${concurrency} allowed`);
    if (attempt.kind === 'file' && book.singlesDue(request.connectionId, time.wall()).length > 0) {
      say('a row of a file went ahead of a single check that was due');
    }
    money.asked(request, attempt);
    return attempt.id;
  }

  function left(request: Asked): void {
    if (!book.attempts().some((attempt) => attempt.id === request.attemptId)) say('left before its attempt was there');
    pace.left(request.connectionId);
  }

  function probed(baseUrl: string): void {
    const underWay = provider.probes.filter(
      (one) => one.baseUrl === baseUrl && one.process === running.number && !one.over,
    );
    if (underWay.length > baseUrls.filter((one) => one === baseUrl).length) say('a connection is probed twice at once');
  }

  async function settle(): Promise<void> {
    let seen = -1;
    let quiet = 0;
    // The queue waits some twenty turns for answers that may still be arriving.
    for (let turn = 0; quiet < 25; turn += 1) {
      if (turn > mostTurns) throw new Error('It never comes to rest: something spins.');
      await setImmediate();
      const now = time.timersSet() + provider.asked.length + commits;
      quiet = now === seen ? quiet + 1 : 0;
      seen = now;
    }
  }

  function boot(): Promise<Process> {
    processes += 1;
    return bootProcess({
      number: processes,
      ports,
      store,
      time,
      provider,
      random,
      reuseDays: () => reuseDays,
      faults,
      committed() {
        commits += 1;
        for (const what of book.broken()) say(what);
      },
      logged(event, error) {
        if (!(expectedLogs.includes(event) && isDiskFull(error)))
          say(`logged ${event}: ${error instanceof Error ? error.stack : error}`);
      },
    });
  }

  async function revive(off: Off, standby: Process | null): Promise<void> {
    faults.crash = null;
    faults.full = 0;
    await time.skip(off.ms, { monotonic: true, wall: true });
    pace.clockSet(off.setByMs);
    time.setWall(time.wall() + off.setByMs);
    pace.restarted();
    running = standby ?? (await boot());
    running.own();
  }

  /** What the operator does may be refused, for a reason he can be told. */
  async function tried<T>(act: () => T | Promise<T>): Promise<T | null> {
    const by = running;
    try {
      return await act();
    } catch (error) {
      const code = error instanceof CoreError ? error.code : isDiskFull(error) ? 'disk-full' : '';
      if (error instanceof Killed || by.isDead() || expectedErrors.includes(code)) return null;
      throw error;
    }
  }

  function scopeOf(of: { lookup: number } | { list: number } | 'all'): Scope | null {
    if (of === 'all') return { all: true };
    if ('list' in of) {
      const listId = lists[of.list % Math.max(1, lists.length)];
      return listId === undefined ? null : { listId };
    }
    const all = book.lookups();
    const found = all[of.lookup % Math.max(1, all.length)];
    return found ? { lookupId: found.id } : null;
  }

  function addList(connectionId: number, people: readonly number[], askAgain: boolean): number {
    const now = time.wall();
    return store.transaction(() => {
      const listId = rows.create({
        name: 'uji',
        connectionId,
        sourceName: 'uji.xlsx',
        ecConsent: false,
        ...{ purpose: null, legalBasis: null, sourceKey: 'ABCD2345' },
        sourceDigest: null,
        askAgain,
        samePerson: 'ask',
        file: { sheet: null, headerRow: 1, columns: {}, encoding: null, delimiter: null },
        createdAt: now,
      });
      people.forEach((index, place) => {
        const first = people.indexOf(index);
        rows.insert(
          listId,
          {
            row: place + 2,
            person: { ...person(index), ...unnamed },
            fingerprint: printOf(index),
            twinOfRow: first < place ? first + 2 : null,
            extra: [],
            problems: [],
          } as never,
          now,
        );
      });
      rows.complete(
        listId,
        { rows: people.length, accepted: people.length, rejected: 0, skipped: 0, duplicates: 0 },
        null,
      );
      return listId;
    });
  }

  /** While nothing is asked or probed, the queue looks up seldom: waiting is no work. */
  async function passes(ms: number): Promise<void> {
    const before = { timers: time.timersSet(), requests: provider.asked.length, probes: provider.probes.length };
    const underWay = provider.asked.some((one) => !one.ended && !one.abandoned);
    await time.advance(ms);
    if (underWay || provider.asked.length > before.requests || provider.probes.length > before.probes) return;
    const timers = time.timersSet() - before.timers;
    if (timers > mostIdleTimers + ms / 10_000) say(`${timers} timers in ${ms} ms, and nothing was asked`);
  }

  function idOf(index: number): number {
    return connectionIds[index % connectionIds.length] as number;
  }

  async function act(step: Step): Promise<void> {
    const { handlers } = running;
    switch (step.do) {
      case 'list': {
        const listId = addList(idOf(step.connection), step.people, step.askAgain);
        lists.push(listId);
        if (step.start) await tried(() => handlers['lists.start']({ listId }));
        return;
      }
      case 'check': {
        const typed = { ...person(step.person), name: '', ecNik: '', ecPhone: '', ecName: '' };
        const { askAgain } = step;
        const item = await tried(() =>
          handlers['people.check']({ ...typed, connectionId: idOf(step.connection), ecConsent: false, askAgain }),
        );
        if (item && !lists.includes(item.listId)) lists.push(item.listId);
        return;
      }
      case 'start': {
        const scope = scopeOf({ list: step.list });
        if (scope && 'listId' in scope)
          await tried(() => handlers['lists.start']({ ...scope, askAgain: step.askAgain }));
        return;
      }
      case 'move': {
        const scope = scopeOf({ list: step.list });
        const to = { connectionId: idOf(step.connection), fromPractice: true };
        if (scope && 'listId' in scope) await tried(() => handlers['lists.move']({ ...scope, ...to }));
        return;
      }
      case 'pass':
        return passes(step.ms);
      case 'stall':
        return time.skip(step.ms, { monotonic: true, wall: true });
      case 'sleep':
        // Its timers have stood still with it: it looks at the wall clock when they have run out.
        if (!step.monotonic) soonByWall = time.elapsed() + step.ms + longestSleepMs;
        return time.skip(step.ms, { monotonic: step.monotonic, wall: true });
      case 'set-clock':
        pace.clockSet(step.byMs);
        time.setWall(time.wall() + step.byMs);
        // Nobody sets it twice between two looks of the queue, which are half a minute apart at most.
        return running.queue.drain.wake();
      case 'near-midnight': {
        const now = new Date(time.wall());
        const at =
          step.of === 'day'
            ? new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
            : new Date(now.getFullYear(), now.getMonth() + 1, 1);
        return time.skip(Math.max(0, at.getTime() - 700 - time.wall()), { monotonic: true, wall: true });
      }
      case 'network':
        return running.queue.drain.tryNow();
      case 'weather':
        provider.weather = step.weather;
        return;
      case 'pause':
      case 'resume': {
        const chosen = step.connection === null ? connectionIds : [idOf(step.connection)];
        const whose = step.connection === null ? {} : { connectionId: idOf(step.connection) };
        for (const id of chosen) pausedByOperator.delete(id);
        const done = await tried(() => handlers[`queue.${step.do}`](whose));
        for (const id of chosen) {
          if (
            step.do === 'pause' &&
            done?.connections.some((one) => one.id === id && one.queue.reason === 'operator')
          ) {
            pausedByOperator.add(id);
          }
        }
        return;
      }
      case 'cancel':
      case 'retry':
      case 'ask-again':
      case 'resend':
      case 'close-doubt': {
        const scope = scopeOf(step.of);
        if (!scope) return;
        states.ordered(step.do, scope);
        await tried(() => {
          switch (step.do) {
            case 'cancel':
              return handlers['queue.cancel']({ scope });
            case 'retry':
              return handlers['queue.retry']({ scope, states: ['failed', 'cancelled'] });
            case 'ask-again':
              return handlers['queue.askAgain']({ scope });
            case 'resend':
              return handlers['queue.resolve']({ scope, action: 'resend' });
            case 'close-doubt':
              return handlers['queue.resolve']({ scope, action: 'close' });
          }
        });
        // Before anything else moves: what changed until here was ordered, what follows was not.
        states.look();
        states.ordered(null, null);
        return;
      }
      case 'settings': {
        const id = idOf(step.connection);
        await tried(() => handlers['connections.update']({ id, settings: step.changes }));
        pace.rate(id, connection(id).rate_per_second);
        return;
      }
      case 'delete': {
        const index = step.connection % connectionIds.length;
        const id = connectionIds[index] as number;
        if (await tried(() => handlers['connections.delete']({ id }))) connectionIds[index] = await create(index);
        return;
      }
      case 'reuse-days':
        reuseDays = step.days;
        return;
      case 'settle': {
        const open = book.attempts().filter((one) => one.charge === 'unknown' && one.outcome !== null);
        const one = open[step.attempt % Math.max(1, open.length)];
        if (!one) return;
        const billed = provider.asked.some((request) => request.attemptId === one.id && request.billed);
        book.settle(one.id, billed ? 'charged' : 'free');
        return running.queue.drain.lookAtCaps();
      }
      case 'disk-full':
        faults.full = step.times;
        return;
      case 'crash': {
        const standby = step.standby ? await boot() : null;
        standby?.queue.status();
        if (step.when !== 'now') faults.crash = step.when;
        if (step.meanwhile) await act(step.meanwhile);
        if (step.when !== 'now') await time.advance(3_000);
        if (!running.isDead()) running.die();
        return revive(step.off, standby);
      }
      case 'close': {
        const closing = running;
        const closed = closing.queue.close(step.graceMs);
        await time.advance(step.graceMs + 1);
        await closed;
        closing.die();
        return revive(step.off, null);
      }
    }
  }

  function look(): void {
    states.look();
    for (const what of book.miscounted()) say(what);
    money.look(provider.asked);
    lookAtSending();
    if (violations.length > 0) throw new Error([...new Set(violations)].join('\n'));
  }

  /** What may leave and has not left, though nobody says why. */
  function held(): number[] {
    const { drain } = running.queue;
    if (!drain.draining || drain.storeTrouble || time.elapsed() < soonByWall) return [];
    return book
      .lookups()
      .filter((row) => row.state === 'queued' && row.twin_of === null && row.started === 1 && row.run_at <= time.wall())
      .filter((row) => drain.laneState(row.connection_id) !== null)
      .filter((row) => {
        const lane = drain.lane(row.connection_id);
        const admitsAt = lane.nextAdmitAt();
        return lane.inFlight === 0 && admitsAt !== null && admitsAt <= running.monotonic();
      })
      .map((row) => row.id);
  }

  /** Nobody waits for nothing: it may be due in this very instant, but a moment later it has left or is told. */
  async function lookAtWaiting(): Promise<void> {
    const before = held();
    if (before.length === 0) return;
    await time.advance(2);
    await settle();
    const still = held();
    for (const id of before) if (still.includes(id)) say(`lookup ${id} is due, may leave, and does not`);
  }

  /** What is sending, somebody asks for: or it would be sending for ever. */
  function lookAtSending(): void {
    if (running.queue.drain.storeTrouble || faults.full > 0) return;
    for (const attempt of book.attempts().filter((one) => one.outcome === null)) {
      const request = provider.asked.find((one) => one.attemptId === attempt.id);
      if (!request || request.process !== running.number || request.ended) {
        say(`lookup ${attempt.lookup_id} is sending and nobody asks for it`);
      }
    }
  }

  async function step(one: Step): Promise<void> {
    await act(one);
    await settle();
    await lookAtWaiting();
    look();
  }

  let created = 0;
  async function create(index: number): Promise<number> {
    created += 1;
    const settings = setup.settings[index] as Setup['settings'][number];
    const baseUrl = baseUrls[index % baseUrls.length] as string;
    const name = `Uji ${created}`;
    const id = await running.connections.create({ name, baseUrl, partnerCode: 'mitra', partnerKey: 'kunci', settings });
    pace.rate(id, settings.ratePerSecond);
    return id;
  }

  running = await boot();
  for (const index of setup.settings.keys()) connectionIds.push(await create(index));
  running.own();
  await settle();

  return {
    time,
    provider,
    book,
    connectionIds,
    step,
    get running() {
      return running;
    },
    addList,
    /** All faults are over, nobody pauses anything, and time passes: says what still waits, and for what. */
    async calm(passMs: number) {
      provider.weather = 'well';
      faults.full = 0;
      pausedByOperator.clear();
      await tried(() => running.handlers['queue.resume']({}));
      await settle();
      await time.advance(passMs);
      await settle();
      await passes(idleMs);
      await settle();
      look();
    },
    /** The operator clears the table: no caps, every list started, every doubt sent again, every failure tried again. */
    async clear() {
      for (const id of connectionIds) {
        await running.handlers['connections.update']({ id, settings: { dailyCap: null, monthlyCap: null } });
      }
      for (const listId of lists) await tried(() => running.handlers['lists.start']({ listId }));
      for (const order of ['resend', 'retry'] as const) await step({ do: order, of: 'all' });
    },
    /** Every queued leader of a started list, with its lane's word. */
    waiting() {
      const all = book.lookups();
      return all
        .filter((row) => row.started === 1 && (row.state === 'queued' || row.state === 'sending'))
        .map((row) => ({
          ...row,
          lane: running.queue.drain.laneState(row.connection_id),
          leader: all.find((other) => other.id === row.twin_of) ?? null,
        }));
    },
    /** What came to this program while it lives, it has stored as it came. */
    forgotten(): string[] {
      const attempts = new Map(book.attempts().map((one) => [one.id, one]));
      return (
        provider.asked
          .filter((one) => one.process === running.number && one.ended)
          .filter((one) => attempts.get(one.attemptId)?.outcome !== one.ended?.kind)
          // Seen through as a web filter's, by what was answered since.
          .filter((one) => !(one.ended?.kind === 'captive-page' && attempts.get(one.attemptId)?.outcome === 'filtered'))
          .map(
            (one) =>
              `attempt ${one.attemptId} ended ${one.ended?.kind}, and is held ${attempts.get(one.attemptId)?.outcome}`,
          )
      );
    },
    spent: (id: number) => book.spent(id, time.wall()),
    connection,
    end(): void {
      if (!running.isDead()) running.die();
    },
  };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

/** The same draws for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
