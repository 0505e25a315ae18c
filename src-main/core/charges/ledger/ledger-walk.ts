/** Reads the attempts that match a filter, newest first, one page at a time. */
import { dayMs } from '../../../contract/calendar.ts';
import type { ChargeFilter, InvoiceMark } from '../../../contract/charges.ts';
import type { Charge } from '../../../contract/states.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Statement, Store } from '../../store/store.ts';
import { type LedgerKey, ledgerResidue, type ResidueValues, residueOf } from './ledger-rows.ts';
import type { Span } from './time-range.ts';

type Hit = { at: number; id: number };
/** One connection's way back through its time. `spans`: newest first, apart from each other. */
type Track = { connectionId: number; spans: Span[]; from: LedgerKey; hits: Hit[] };
type Place = { connection_id: number; at: number; id: number };
type Window = Place & { from: number };

/** Milliseconds after which no further window is begun. One takes about a millisecond. */
const timeMs = 15;
const windowRows = 500;
/** A list of at most so many lookups, or so many disputed lines, is sorted instead of walked. */
const few = 2_000;

export const ledgerStart: LedgerKey = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

/** An attempt with that mark has that charge. */
const chargeOfMark: Record<InvoiceMark, Charge> = {
  agrees: 'charged',
  'not-billed': 'charged',
  'billed-though-free': 'free',
};

/**
 * There is no index for what a filter asks beyond the time of a connection, since it would be written at every attempt.
 * Instead the connections are walked in parallel along their time and merged; days for which the kept sums show no
 * match are skipped; the lookups of a small list, and a short list of disputed lines, are looked up directly. A call
 * stops when its time is up and returns what it has: the page may be short or empty, and `next` then says where to
 * continue.
 */
export function createLedgerWalk(store: Store, clock: Clock) {
  // One bound at each end: of two SQLite may take the wider one, and read far beyond the window.
  const along = `FROM attempts a INDEXED BY attempts_by_time
    WHERE a.connection_id = :connection_id AND (a.started_at, a.id) < (:at, :id)`;
  const since = 'AND a.started_at >= :from';
  const newestFirst = 'ORDER BY a.started_at DESC, a.id DESC';
  const all = store.prepare<Window & { limit: number }, Hit>(
    `SELECT a.started_at AS at, a.id ${along} ${since} ${newestFirst} LIMIT :limit`,
  );
  const endOfWindow = store.prepare<Window & { window: number }, Hit>(
    `SELECT a.started_at AS at, a.id ${along} ${since} ${newestFirst} LIMIT 1 OFFSET :window`,
  );
  const fitting = store.prepare<Place & ResidueValues & { to_at: number; to_id: number; limit: number }, Hit>(`
    SELECT a.started_at AS at, a.id ${along} AND (a.started_at, a.id) >= (:to_at, :to_id)
      AND ${ledgerResidue} ${newestFirst} LIMIT :limit`);

  type Looked = ResidueValues & Span & { connection_id: number | null; at: number; id: number; limit: number };
  const lookedUp = (from: string): Statement<Looked, Hit> =>
    store.prepare(`
      SELECT a.started_at AS at, a.id ${from} AND (:connection_id IS NULL OR a.connection_id = :connection_id)
        AND a.started_at >= :from AND a.started_at < :to AND (a.started_at, a.id) < (:at, :id)
        AND ${ledgerResidue} ${newestFirst} LIMIT :limit`);
  const ofSmallList = lookedUp('FROM lookups k CROSS JOIN attempts a ON a.lookup_id = k.id WHERE k.list_id = :list_id');
  const ofDisputes = lookedUp(`
    FROM (SELECT DISTINCT attempt_id FROM invoice_lines WHERE mark = 'billed-though-free' AND attempt_id IS NOT NULL) d
    CROSS JOIN attempts a ON a.id = d.attempt_id WHERE true`);
  const accepted = store.prepare<{ id: number; most: number }, { n: number }>(
    `SELECT count(*) + (SELECT iif(removed > 0, :most, 0) FROM lists WHERE id = :id) AS n
     FROM (SELECT 1 FROM lookups WHERE list_id = :id LIMIT :most)`,
  );
  const disputed = store.prepare<{ most: number }, { n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM invoice_lines WHERE mark = 'billed-though-free' LIMIT :most)`,
  );

  const connections = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM connections');
  const days = store.prepare<{ connection_id: number; list_id: number | null; charges: string }, { day: string }>(`
    SELECT DISTINCT day FROM charge_days
    WHERE connection_id = :connection_id AND (:list_id IS NULL OR list_id = :list_id) AND n > 0
      AND (:charges = '[]' OR charge IN (SELECT value FROM json_each(:charges)))`);
  const reaches = store.prepare<{ connection_id: number }, Span>(
    'SELECT reaches_from AS "from", reaches_to AS "to" FROM invoices WHERE connection_id = :connection_id AND complete = 1',
  );

  /** Where a connection can have what the filter asks for. */
  function spansOf(connectionId: number, filter: ChargeFilter): Span[] {
    let spans: Span[] = [{ from: filter.from ?? 0, to: filter.to ?? Number.MAX_SAFE_INTEGER }];
    if (filter.charges.length > 0 || filter.listId !== undefined) {
      const { list_id, charges } = residueOf(filter);
      spans = both(
        spans,
        merged(days.all({ connection_id: connectionId, list_id, charges }).map(({ day }) => around(day))),
      );
    }
    if (filter.marks.length > 0) spans = both(spans, merged(reaches.all({ connection_id: connectionId })));
    return spans;
  }

  function isSmall(filter: ChargeFilter): Statement<Looked, Hit> | null {
    // What was removed from a list is not found through its rows.
    if (filter.listId !== undefined && (accepted.get({ id: filter.listId, most: few + 1 })?.n ?? 0) <= few) {
      return ofSmallList;
    }
    const onlyDisputes = filter.marks.length === 1 && filter.marks[0] === 'billed-though-free';
    return onlyDisputes && (disputed.get({ most: few + 1 })?.n ?? 0) <= few ? ofDisputes : null;
  }

  /** Reads one window of a track: all its attempts down to `track.from` have been looked at then. */
  function readOn(track: Track, filter: ChargeFilter, limit: number): void {
    const [span] = track.spans;
    if (!span) return;
    const [at, id] = track.from[0] >= span.to ? [span.to, 0] : track.from;
    const place = { connection_id: track.connectionId, at, id };
    const window = { ...place, from: span.from };
    const unfiltered = filter.listId === undefined && filter.charges.length === 0 && filter.marks.length === 0;
    const end = unfiltered ? undefined : endOfWindow.get({ ...window, window: windowRows - 1 });
    const found = unfiltered
      ? all.all({ ...window, limit })
      : fitting.all({ ...place, ...residueOf(filter), to_at: end?.at ?? span.from, to_id: end?.id ?? 0, limit });
    track.hits.push(...found);
    const last = found.at(-1);
    if (found.length === limit && last) track.from = [last.at, last.id];
    else if (end) track.from = [end.at, end.id];
    else {
      track.spans.shift();
      // Nothing is between the spans: the next one may begin at once.
      track.from = track.spans[0] ? [track.spans[0].to, 0] : track.from;
    }
  }

  return {
    /** The keys of a page of at most `limit` after `after`, and the key to go on after: null at the end. */
    page(asked: ChargeFilter, after: LedgerKey, limit: number): { keys: LedgerKey[]; next: LedgerKey | null } {
      const filter = narrowed(asked);
      if (!filter) return { keys: [], next: null };
      const small = isSmall(filter);
      if (small) {
        const found = small.all({
          ...residueOf(filter),
          connection_id: filter.connectionId ?? null,
          from: filter.from ?? 0,
          to: filter.to ?? Number.MAX_SAFE_INTEGER,
          at: after[0],
          id: after[1],
          limit: limit + 1,
        });
        const keys = found.slice(0, limit).map(keyOf);
        return { keys, next: found.length > limit ? (keys.at(-1) ?? null) : null };
      }

      const ids = filter.connectionId === undefined ? connections.all({}).map(({ id }) => id) : [filter.connectionId];
      const tracks = ids.map(
        (connectionId): Track => ({
          connectionId,
          spans: spansOf(connectionId, filter).filter((span) => span.from <= after[0]),
          from: after,
          hits: [],
        }),
      );
      const until = clock.monotonic() + timeMs;
      for (;;) {
        // The track that is least far holds the page back: beyond it others may still come in between.
        const open = tracks.filter((track) => track.spans.length > 0);
        const hindmost = open.sort((a, b) => order(placeOf(a), placeOf(b)))[0];
        const floor = hindmost ? placeOf(hindmost) : null;
        const keys = tracks
          .flatMap((track) => track.hits)
          .map(keyOf)
          .filter((key) => floor === null || order(key, floor) <= 0)
          .sort(order);
        const page = keys.slice(0, limit);
        if (keys.length > limit) return { keys: page, next: page.at(-1) ?? null };
        const moved = floor === null || order(after, floor) < 0;
        if (!hindmost || (moved && clock.monotonic() >= until)) return { keys: page, next: floor };
        readOn(hindmost, filter, limit + 1);
      }
    },
  };
}

/** How far a track has looked; what is newer than its next span is not there. */
function placeOf({ spans, from }: Track): LedgerKey {
  const [span] = spans;
  return span && span.to < from[0] ? [span.to, 0] : from;
}

/** Narrowed by the charge that the marks imply; null: nothing can match. */
function narrowed(filter: ChargeFilter): ChargeFilter | null {
  if (filter.marks.length === 0) return filter;
  const marked = [...new Set(filter.marks.map((mark) => chargeOfMark[mark]))];
  const charges = filter.charges.length === 0 ? marked : marked.filter((charge) => filter.charges.includes(charge));
  return charges.length === 0 ? null : { ...filter, charges };
}

/** A day of the sums with the one before and after: the machine's time zone may have been another then. */
function around(day: string): Span {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const from = Date.UTC(year, month - 1, date);
  return { from: from - dayMs, to: from + 2 * dayMs };
}

/** Newest first, none touching the next. */
function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => b.to - a.to)) {
    const last = apart.at(-1);
    if (last && span.to >= last.from) last.from = Math.min(last.from, span.from);
    else if (span.from < span.to) apart.push({ ...span });
  }
  return apart;
}

/** What lies in both; each is newest first and apart. */
function both(some: readonly Span[], others: readonly Span[]): Span[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const span = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
      return span.from < span.to ? [span] : [];
    }),
  );
}

function keyOf({ at, id }: Hit): LedgerKey {
  return [at, id];
}

/** Below zero when `a` stands before `b`. */
function order(a: LedgerKey, b: LedgerKey): number {
  return b[0] - a[0] || b[1] - a[1];
}
