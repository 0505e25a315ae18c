/**
 * Keeps the index of the history in step with the rows. Triggers write down what changed (store/migrations/022); here it is read and
 * brought into the sets, in turns of the main thread: what changed singly at once, whole lists and older stores span by span. Until
 * then the index is *behind*, and whoever searches is told.
 */
import { setImmediate } from 'node:timers/promises';
import { createWithheldColumns } from '../../imports/columns/withheld-columns.ts';
import type { Clock, Logger } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { type Batch, createBatches } from './batch.ts';
import { chunkIds, chunkOf } from './id-sets.ts';
import { createIndexRows, type Span } from './index-rows.ts';
import { indexRules } from './rules.ts';
import { sequenceHash } from './sequence-hash.ts';
import { createStoredSets } from './stored-sets.ts';

/** Changed lookups of one transaction: some milliseconds. */
const foldedAtOnce = 200;
/** A search brings so many in by itself before it looks; of more it says that it is behind. */
const foldedBySearch = 400;
/** Milliseconds after a change until it is brought in. */
const soonMs = 500;
/** Ids of one stretch of a span: its names and endings are sorted together, so that pages of their tables are written once. */
const stretchIds = 8 * chunkIds;
/** Rows read at once. */
const readAtOnce = 250;
/** Milliseconds of reading before others have their turn. */
const readTurnMs = 12;
/** Attempts that are looked through one by one rather than found by their number. */
const attemptsBehind = 10_000;

export type Behind = {
  /** Lookups the index does not know yet, or knows as they were. */
  readonly rows: number;
};

type Entry<K> = readonly [key: K, id: number, add: boolean];

function before<K extends string | number>(a: Entry<K>, b: Entry<K>): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1];
}

function inOrder<K extends string | number>(entries: readonly Entry<K>[]): Entry<K>[] {
  return entries.toSorted(before);
}

/** Of parts that are each in order: sorting them all at once would hold the main thread. */
function* merged<K extends string | number>(parts: readonly Entry<K>[][]): Generator<Entry<K>> {
  const at = parts.map(() => 0);
  for (;;) {
    let least: Entry<K> | undefined;
    let of = 0;
    for (let index = 0; index < parts.length; index += 1) {
      const next = parts[index]?.[at[index] ?? 0];
      if (next !== undefined && (least === undefined || before(next, least) < 0)) {
        least = next;
        of = index;
      }
    }
    if (least === undefined) return;
    at[of] = (at[of] ?? 0) + 1;
    yield least;
  }
}

export function createHistoryIndex(store: Store, clock: Clock, logger: Logger | null = null) {
  const sets = createStoredSets(store);
  const rows = createIndexRows(store);
  const shown = createWithheldColumns(store);
  const batches = createBatches({ sets, rows, shownOf: shown.of });
  const inTurns = createTurns(store, clock);
  let closed = false;
  let working: Promise<void> | null = null;
  /** Why the last work ended before its end. */
  let failure: unknown = null;
  let cancelTimer: (() => void) | null = null;

  /** What memory holds follows the store, also when the transaction that filled it fails. */
  function writing<T>(run: () => T): T {
    try {
      return store.transaction(() => {
        sets.follow();
        const result = run();
        sets.countVersion();
        sets.versionCommitted();
        return result;
      });
    } catch (error) {
      sets.forget();
      batches.forget();
      throw error;
    }
  }

  function writeOrders(batch: Batch): void {
    for (const [name, id, add] of batch.names()) {
      if (add) rows.addName(name, id);
      else rows.removeName(name, id);
    }
    for (const [ending, id, add] of batch.endings()) {
      if (add) rows.addEnding(ending, id);
      else rows.removeEnding(ending, id);
    }
  }

  /** Brings in lookups that changed; returns how many there were. */
  function fold(limit: number): number {
    if (rows.changes(1).length === 0) return 0;
    return writing(() => {
      const changed = rows.changes(limit);
      // What a leader's answer says, its twins say.
      const twins = rows.twinsOf(changed).filter((id) => {
        const later = rows.isInSpan(id);
        if (later) rows.addChange(id);
        return !later;
      });
      const ids = [...new Set([...changed, ...twins])];
      const found = new Map(rows.rows(ids).map((row) => [row.id, row]));
      const former = rows.former(ids);
      const batch = batches.begin();
      for (const id of ids)
        batch.take({ id, row: found.get(id) ?? null, former: former.get(id) ?? null, whole: false });
      for (const _ of batch.writeSets());
      writeOrders(batch);
      rows.done(ids);
      return changed.length;
    });
  }

  /** What cannot be written stays behind: whoever searches must not fail by it. */
  function foldNow(): void {
    try {
      fold(foldedBySearch);
    } catch (error) {
      logger?.error('history-not-indexed', error);
    }
  }

  /** Reads the rows of a chunk, as long as the program is not closing. */
  async function gather(from: number, to: number): Promise<Batch> {
    const batch = batches.begin();
    let until = clock.monotonic() + readTurnMs;
    for (let next = from; next <= to && !closed; ) {
      sets.follow();
      const some = rows.rowsBetween(next, to, readAtOnce);
      for (const row of some) batch.take({ id: row.id, row, former: null, whole: true });
      next = some.length < readAtOnce ? to + 1 : (some.at(-1)?.id ?? to) + 1;
      if (clock.monotonic() < until) continue;
      await setImmediate();
      until = clock.monotonic() + readTurnMs;
    }
    return batch;
  }

  async function inTurnsOf<T>(items: Iterable<T>, write: (item: T) => void): Promise<void> {
    const iterator = items[Symbol.iterator]();
    sets.follow();
    await inTurns(() => {
      if (closed) return false;
      try {
        const next = iterator.next();
        if (next.done) {
          sets.countVersion();
          sets.versionCommitted();
          return false;
        }
        write(next.value);
        return true;
      } catch (error) {
        sets.forget();
        batches.forget();
        throw error;
      }
    });
  }

  async function indexStretch(span: Span): Promise<void> {
    const last = Math.min(span.to_id, span.from_id + stretchIds - 1);
    // What changes of them from here on comes in after the span.
    await inTurns(() => !closed && rows.dropCovered(span.from_id, last));
    const names: Entry<string>[][] = [];
    const endings: Entry<number>[][] = [];
    for (let from = span.from_id; from <= last && !closed; ) {
      const to = Math.min(last, (chunkOf(from) + 1) * chunkIds - 1);
      const batch = await gather(from, to);
      await inTurnsOf(batch.writeSets(), () => {});
      names.push(inOrder(batch.names()));
      await setImmediate();
      endings.push(inOrder(batch.endings()));
      from = to + 1;
    }
    await inTurnsOf(merged(names), ([name, id]) => rows.addName(name, id));
    await inTurnsOf(merged(endings), ([ending, id]) => rows.addEnding(ending, id));
    if (closed) return;
    writing(() => {
      if (last >= span.to_id) rows.dropSpan(span.id);
      else rows.advance(span.id, last + 1);
    });
  }

  /** A stretch of them; whether there may be more. */
  async function indexSequences(): Promise<boolean> {
    const from = rows.state().sequences_to;
    const to = rows.lastAttempt();
    if (to - from < attemptsBehind) return false;
    const found: [number, number][] = [];
    let last = from;
    while (!closed && found.length < stretchIds) {
      const some = rows.attemptsAfter(last, readAtOnce);
      for (const { id, sequence_id } of some) if (sequence_id !== null) found.push([sequenceHash(sequence_id), id]);
      last = some.at(-1)?.id ?? last;
      if (some.length < readAtOnce) break;
      await setImmediate();
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    await inTurnsOf(found, ([hash, id]) => rows.addSequence(hash, id));
    if (closed) return false;
    writing(() => rows.setSequencesTo(last));
    return last < to;
  }

  /** What memory holds of the index went with it. */
  function beginAnew(): void {
    writing(() => rows.beginAnew(indexRules));
    sets.forget();
    batches.forget();
  }

  async function work(): Promise<void> {
    if (rows.state().rules !== indexRules) {
      await inTurns(() => !closed && rows.clearSome());
      if (!closed) beginAnew();
    }
    while (!closed) {
      if (fold(foldedAtOnce) > 0) {
        await setImmediate();
        continue;
      }
      const span = rows.span();
      if (!span) break;
      await indexStretch(span);
    }
    while (!closed && (await indexSequences()));
  }

  function start(): void {
    if (closed || working || store.role() !== 'owner') return;
    failure = null;
    working = work()
      .catch((error) => {
        failure = error;
        if (!closed) logger?.error('history-not-indexed', error);
      })
      .finally(() => {
        working = null;
      });
  }

  const isDone = (): boolean =>
    rows.state().rules === indexRules && rows.changes(1).length === 0 && rows.span() === null;

  // An empty store has nothing to make anew, and nobody should be told to wait for it.
  if (store.role() === 'owner' && rows.state().rules !== indexRules && rows.lastLookup() === 0) {
    beginAnew();
  }

  return {
    sets,
    rows,
    /** Something changed: it is brought in soon. */
    wake(): void {
      if (closed || working || store.role() !== 'owner') return;
      cancelTimer ??= clock.after(soonMs, () => {
        cancelTimer = null;
        start();
      });
    },
    /**
     * As far as it can be in a few milliseconds, the index is as the rows are. Returns what is missing: null is nothing.
     * Not within a transaction: what fails would stay in memory.
     */
    catchUp(): Behind | null {
      if (rows.state().rules !== indexRules) {
        sets.follow();
        return { rows: rows.lastLookup() };
      }
      if (store.role() === 'owner') foldNow();
      sets.follow();
      const changed = rows.changes(foldedBySearch).length;
      const spans = rows.spans().reduce((sum, { from_id, to_id }) => sum + to_id - from_id + 1, 0);
      return changed + spans === 0 ? null : { rows: changed + spans };
    },
    /**
     * Resolves when everything is brought in: nothing of what was changed or removed is left in the index or beside it. Of a
     * process that only reads, at once. Errors: those of the store (`disk-full`).
     */
    async settle(): Promise<void> {
      cancelTimer?.();
      cancelTimer = null;
      while (!closed && store.role() === 'owner') {
        if (working === null && isDone()) return;
        start();
        await working;
        if (failure !== null) throw failure;
      }
    },
    async close(): Promise<void> {
      closed = true;
      cancelTimer?.();
      await working;
    },
  };
}
