/**
 * Lays the stored lines of an invoice beside the attempts of its connection. First by sequence id: through the time the
 * lines are of, and where lines are left, through all other time too (what is billed late). Then by time alone, for calls
 * whose answer was lost. What is left of the lines is not ours; and of the calls that it covers, what nothing on it can be
 * is free. Writes only what belongs to the invoice, nothing of an attempt: charges follow from it when it is complete.
 */

import { createCalls, createOverlaps, type TimedCall, type Window } from './fit-times.ts';
import type { BilledAttempt, Counts, CoveredAttempt, InvoiceRows, LineMark, StoredLine } from './invoice-rows.ts';
import { sequenceText } from './sequence-id.ts';
import type { Turns } from './turns.ts';

export type Span = { from: number; to: number };

/** What storing the lines has told already. `first` and `last`: of their times. */
export type StoredInvoice = {
  id: number;
  connectionId: number;
  lines: number;
  /** Of them, those whose id stood on an earlier line; marked so already. */
  repeated: number;
  first: number | null;
  last: number | null;
};

/** How far a provider's clock may be off, and a call may be written down before or after it was made. */
const slackMs = 2 * 60_000;
const dayMs = 24 * 60 * 60 * 1000;
/** Attempts or lines of one step, a millisecond's work. */
const stepRows = 50;

/** `before`: attempts that ended later are not looked at; their line may not have been either. */
export async function layBeside(
  { rows, inTurns }: { rows: InvoiceRows; inTurns: Turns },
  invoice: StoredInvoice,
  given: Partial<Span>,
  before: number,
): Promise<{ covers: Span; reaches: Span; counts: Counts }> {
  const counts: Counts = {
    lines: invoice.lines,
    agrees: 0,
    billedThoughFree: 0,
    settledCharged: 0,
    settledFree: 0,
    notOurs: 0,
    repeated: invoice.repeated,
    notBilled: 0,
    stillUnknown: 0,
  };
  /** Calls that may be any line: their answer told no id, and nobody knows that they were free. */
  const nameless: TimedCall[] = [];
  const namelessById = new Map<number, BilledAttempt>();
  /** Lines that only the case of their letters keeps from an attempt, or from several. */
  const loosely = new Map<number, BilledAttempt[]>();
  const reached = createRange();
  const untimed = createRange();
  /** Lines whose id has not been met yet. */
  let open = invoice.lines - invoice.repeated;
  let timesFit = 0;
  let timesMiss = 0;

  function mark(line: StoredLine, as: LineMark, attempt: BilledAttempt | null): void {
    rows.mark(invoice.id, line.line, as, attempt?.id ?? null);
    counts[countOf[as]] += 1;
    if (!attempt) return;
    reached.take(attempt.started_at);
    if (!isSettledOtherwise(attempt)) rows.rule(invoice.id, attempt.id, 'charged');
  }

  function assign(attempt: BilledAttempt, line: StoredLine): void {
    mark(line, markOf(attempt), attempt);
    open -= 1;
    if (line.billed_at === null) untimed.take(attempt.started_at);
    else if (overlap(windowOf(attempt), { from: line.billed_at, to: line.billed_until ?? line.billed_at }))
      timesFit += 1;
    else timesMiss += 1;
  }

  function lookAt(attempt: BilledAttempt): void {
    const own = ownId(attempt);
    if (own !== '') {
      const exact = rows.firstOf(invoice.id, own);
      if (exact) {
        if (exact.mark === null) assign(attempt, exact);
        return;
      }
      const [only, another] = rows.alike(invoice.id, own);
      if (only && !another) loosely.set(only.line, [...(loosely.get(only.line) ?? []), attempt]);
      return;
    }
    if (attempt.charge === 'free' && attempt.settled_by === null) return;
    const learned = rows.learned(attempt.id);
    for (const id of learned) {
      const line = rows.firstOf(invoice.id, id);
      if (line?.mark === null) assign(attempt, line);
    }
    if (learned.length > 0) return;
    nameless.push({ id: attempt.id, ...windowOf(attempt) });
    namelessById.set(attempt.id, attempt);
  }

  /** `look` at every attempt of that time that had ended before, oldest first; `enough` ends it early. */
  async function walk<A extends BilledAttempt>(
    { from, to }: Span,
    read: (slice: { connection_id: number; at: number; id: number; to: number; limit: number }) => A[],
    look: (attempt: A) => void,
    enough: () => boolean = () => false,
  ): Promise<void> {
    let place = { at: from, id: 0 };
    await inTurns(() => {
      const found = read({ connection_id: invoice.connectionId, to, ...place, limit: stepRows });
      for (const attempt of found) if (attempt.finished_at !== null && attempt.finished_at <= before) look(attempt);
      const last = found.at(-1);
      if (last) place = { at: last.started_at, id: last.id };
      return found.length === stepRows && !enough();
    });
  }

  const all: Span = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const likely: Span = {
    from: Math.min(given.from ?? Number.MAX_SAFE_INTEGER, (invoice.first ?? given.from ?? dayMs) - dayMs),
    to: Math.max(given.to ?? 0, (invoice.last ?? given.to ?? Number.MAX_SAFE_INTEGER - dayMs) + dayMs),
  };
  await walk(likely, rows.attempts, lookAt);
  const allFound = () => open === 0;
  if (!allFound()) await walk({ from: all.from, to: likely.from }, rows.attempts, lookAt, allFound);
  if (!allFound()) await walk({ from: likely.to, to: all.to }, rows.attempts, lookAt, allFound);

  await markRest();
  const { left, broken } = await matchByTime();
  if (invoice.repeated > 0) await pointRepeated();
  const covers = coveredTime();
  if (covers.from < covers.to) await walk(covers, (slice) => rows.covered(invoice.id, slice), judge);
  return { covers, reaches: reachOf(covers), counts };

  /** Ids that differ by case alone, where there is only one choice; what is left is not ours. */
  async function markRest(): Promise<void> {
    let at = 0;
    await inTurns(() => {
      const lines = rows.linesAfter(invoice.id, at, stepRows);
      for (const line of lines) {
        at = line.line;
        if (line.mark !== null) continue;
        const [attempt, another] = loosely.get(line.line) ?? [];
        if (attempt && !another) assign(attempt, line);
        else mark(line, 'not-ours', null);
      }
      return lines.length === stepRows;
    });
  }

  /** Says what is left of the lines that are not ours; of those, `broken` may be a call whose id is known to us. */
  async function matchByTime(): Promise<{ left: Choices; broken: Choices }> {
    const timed = { starts: [] as number[], ends: [] as number[] };
    const ruined = { starts: [] as number[], ends: [] as number[] };
    let untimed = false;
    let ruinedUntimed = false;
    const callsAt = createCalls(nameless);
    /** For a call, a line that only it can be. */
    const lineOf = new Map<number, { line: StoredLine; window: Window }>();
    // Times that do not fit the calls we know by their ids (another zone, another clock) tell nothing of the others.
    const believed = timesFit >= timesMiss;
    let at = 0;
    await inTurns(() => {
      const lines = rows.linesAfter(invoice.id, at, stepRows);
      for (const line of lines) {
        at = line.line;
        if (line.mark !== 'not-ours') continue;
        if (line.billed_at === null || !believed) {
          untimed = true;
          if (line.damaged) ruinedUntimed = true;
          continue;
        }
        const window = { from: line.billed_at, to: line.billed_until ?? line.billed_at };
        for (const { starts, ends } of line.damaged ? [timed, ruined] : [timed]) {
          starts.push(window.from);
          ends.push(window.to);
        }
        // A day is too wide to settle by, and a ruined id may be a call's that has one; both still stand in the way.
        const only = line.damaged || window.to - window.from > dayMs / 2 ? null : callsAt.only(window);
        if (only) lineOf.set(only.id, { line, window });
      }
      return lines.length === stepRows;
    });

    const linesAt = createOverlaps(timed);
    const pairs = nameless.flatMap((call) => {
      const found = linesAt.count(call) === 1 ? lineOf.get(call.id) : undefined;
      const attempt = namelessById.get(call.id);
      return found && attempt ? [{ ...found, attempt }] : [];
    });
    let next = 0;
    await inTurns(() => {
      const pair = pairs[next];
      next += 1;
      if (pair) {
        counts.notOurs -= 1;
        mark(pair.line, markOf(pair.attempt), pair.attempt);
      }
      return next < pairs.length;
    });
    const takenAt = createOverlaps({
      starts: pairs.map(({ window }) => window.from),
      ends: pairs.map(({ window }) => window.to),
    });
    const ruinedAt = createOverlaps(ruined);
    return {
      left: { canBe: (window) => untimed || linesAt.count(window) > takenAt.count(window) },
      broken: { canBe: (window) => ruinedUntimed || ruinedAt.count(window) > 0 },
    };
  }

  /** Repetitions name the attempt of the line that they repeat. */
  async function pointRepeated(): Promise<void> {
    let at = 0;
    await inTurns(() => {
      const lines = rows.linesAfter(invoice.id, at, stepRows);
      for (const line of lines) {
        at = line.line;
        const first = line.mark === 'repeated' ? rows.firstOf(invoice.id, line.sequence_id) : undefined;
        if (first && first.attempt_id !== null) rows.mark(invoice.id, line.line, 'repeated', first.attempt_id);
      }
      return lines.length === stepRows;
    });
  }

  function coveredTime(): Span {
    // The lines' own times, and of those without one, the calls'. Of times that are not ours, the calls' alone.
    const own = timesFit >= timesMiss ? createRange(invoice.first, invoice.last) : createRange();
    if (own.first === null) own.takeAll(reached);
    else own.takeAll(untimed);
    if (own.first === null || own.last === null) {
      const nothing = given.from ?? given.to ?? before;
      return { from: nothing, to: given.to ?? nothing };
    }
    const end = new Date(own.last);
    return {
      from: given.from ?? new Date(own.first).setHours(0, 0, 0, 0),
      to: given.to ?? new Date(end.getFullYear(), end.getMonth(), end.getDate() + 1).getTime(),
    };
  }

  function reachOf({ from, to }: Span): Span {
    return { from: Math.min(from, reached.first ?? from), to: Math.max(to, (reached.last ?? to - 1) + 1) };
  }

  /** A call in the time the invoice covers. */
  function judge(attempt: CoveredAttempt): void {
    if (attempt.charge === 'charged' && !attempt.on_it && !attempt.on_another) counts.notBilled += 1;
    if (isSettledOtherwise(attempt) || attempt.on_it) return;
    const own = ownId(attempt);
    // Its id is on the invoice, and another attempt's too: which of them is billed nobody can say.
    const contested = own !== '' && rows.alike(invoice.id, own).length > 0;
    if (contested || (own === '' ? left : broken).canBe(windowOf(attempt))) {
      if (attempt.charge === 'unknown') counts.stillUnknown += 1;
      return;
    }
    rows.rule(invoice.id, attempt.id, 'free');
    if (attempt.charge === 'unknown') counts.settledFree += 1;
  }
}

const countOf: Record<LineMark, 'agrees' | 'billedThoughFree' | 'settledCharged' | 'notOurs' | 'repeated'> = {
  agrees: 'agrees',
  'billed-though-free': 'billedThoughFree',
  'settled-charged': 'settledCharged',
  'not-ours': 'notOurs',
  repeated: 'repeated',
};

/** Free by an invoice that was silent about it: this one knows better. */
function markOf({ charge, settled_by }: BilledAttempt): LineMark {
  if (charge === 'charged') return 'agrees';
  return charge === 'free' && settled_by !== 'invoice' ? 'billed-though-free' : 'settled-charged';
}

/** Its charge is the answer's or the operator's word, over which invoices have none. */
function isSettledOtherwise({ charge, settled_by }: BilledAttempt): boolean {
  return settled_by === 'operator' || (settled_by === null && charge !== 'unknown');
}

function ownId({ sequence_id }: BilledAttempt): string {
  return sequenceText(sequence_id).text;
}

function windowOf({ started_at, finished_at }: BilledAttempt): Window {
  return { from: started_at - slackMs, to: (finished_at ?? started_at) + slackMs };
}

function overlap(a: Window, b: Window): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Whether a line is left that may be a call of that time: one without a time may be any. */
type Choices = { canBe(window: Window): boolean };

function createRange(first: number | null = null, last: number | null = null) {
  return {
    first,
    last,
    take(at: number): void {
      this.first = Math.min(this.first ?? at, at);
      this.last = Math.max(this.last ?? at, at);
    },
    takeAll(other: { first: number | null; last: number | null }): void {
      if (other.first !== null) this.take(other.first);
      if (other.last !== null) this.take(other.last);
    },
  };
}
