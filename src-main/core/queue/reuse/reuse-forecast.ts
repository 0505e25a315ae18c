/** What a start would share and what it would send, and what of it was perhaps paid for before: counted, and nothing changed. */
import { setImmediate } from 'node:timers/promises';
import type { SamePersonChoice } from '../../../contract/lists.ts';
import type { Clock } from '../../kernel/ports.ts';
import { perhapsPaidAt } from '../../lookups/perhaps-paid.ts';
import { personColumns } from '../../lookups/person-columns.ts';
import type { Store } from '../../store/store.ts';
import { fingerprint, type Question } from '../../td/question.ts';
import { type Asking, type Earlier, sameNumbers, sameQuestion } from './earlier-lookups.ts';
import {
  asking,
  beforeAll,
  type HistorySearch,
  type Known,
  type WaitingPlace,
  type WaitingRow,
} from './history-search.ts';
import type { Detailed, Other } from './other-details.ts';

export type Reusable = {
  leaders: number;
  reused: number;
  reusedOldestAt: number | null;
  shared: number;
  /** Would be asked although the same question was, or may have been, paid for before. */
  paidBefore: number;
  /** Leaders that the choice for other details left out; and those that it has follow another of the list. */
  leftOut: number;
  merged: number;
  other: OtherCounts;
};

/** Leaders about a NIK and phone that is asked, or was, with other details; whatever the choice. */
export type OtherCounts = {
  /** Asked before, or in another list that was started. */
  earlier: number;
  /** Asked by another of the list as well. */
  inList: number;
  /** Of both: `reuse` would spare the call. */
  reusable: number;
  /** When the oldest and the newest of the earlier answers came; milliseconds since the epoch. */
  oldestAt: number | null;
  newestAt: number | null;
};

/** What the operator says before a list starts. */
type ReuseChoices = { askAgain: boolean; samePerson: SamePersonChoice };

export type ReuseForecast = ReturnType<typeof createReuseForecast>;

/** Rows looked at in one turn of the main thread at most, and in one step of it. */
const sliceRows = 250;
const stepRows = 10;
/** Milliseconds of a turn: a slow disk, or a slow computer, ends it before its rows do. */
const longestTurnMs = 15;

type Looked = Known & { row: WaitingRow };

export function createReuseForecast(deps: { store: Store; clock: Pick<Clock, 'monotonic'>; history: HistorySearch }) {
  const { store, clock, history } = deps;
  // Itself sent before; or in doubt elsewhere, given up there, or on its way again: no answer to share, perhaps paid all the same.
  const perhapsPaid = store.prepare<Asking & { base_url: string }, { id: number }>(`
    SELECT e.id FROM ${sameNumbers} AND ${sameQuestion}
      AND (e.id = :id OR e.state IN ('failed', 'in_doubt', 'cancelled', 'queued')) AND ${perhapsPaidAt('e.id')} LIMIT 1`);

  /** The list's waiting leaders, slice by slice, each with what it could share; others work in between. */
  async function eachSlice(listId: number, visit: (slice: Looked[]) => void): Promise<void> {
    const from = history.age();
    const base = history.baseUrl(listId);
    if (base === undefined) return;
    let place: WaitingPlace = beforeAll;
    for (;;) {
      const until = clock.monotonic() + longestTurnMs;
      for (let seen = 0; seen < sliceRows; seen += stepRows) {
        const rows = history.waitingAfter(listId, place, stepRows);
        visit(rows.map((row) => ({ row, ...history.look(row, base, from) })));
        const last = rows.at(-1);
        if (!last || rows.length < stepRows) return;
        place = { row: last.source_row, id: last.id };
        if (clock.monotonic() >= until) break;
      }
      await setImmediate();
    }
  }

  return {
    /** When the NIK and phone were answered for with other details, where this question was not; milliseconds since the epoch. */
    askedOtherwiseAt(person: Question, base: string): number | null {
      const asked = notStored(person, { list_id: -1, source_row: -1 });
      if (history.find(asked, base, history.age())) return null;
      const earlier = history.findOther(asked, base, history.age())?.earlier;
      return earlier?.state === 'answered' ? earlier.updated_at : null;
    },
    /** Counts rows that are on their way into the list, asked with other details elsewhere or by a row that is in it. */
    countRows(listId: number): { see(sourceRow: number, person: Question): void; counts: OtherCounts } {
      const base = history.baseUrl(listId) ?? '';
      const from = history.age();
      const counts: OtherCounts = { earlier: 0, inList: 0, reusable: 0, oldestAt: null, newestAt: null };
      return {
        counts,
        see(sourceRow, person) {
          const row = notStored(person, { list_id: listId, source_row: sourceRow });
          if (history.find(row, base, from)) return;
          const other = history.findOther(row, base, from);
          if (other) countOther(counts, other);
        },
      };
    },
    /** What `sweep` would do, without doing it. `askAgain`: nothing is shared, and nothing left out. */
    async count(listId: number, { askAgain, samePerson }: ReuseChoices): Promise<Reusable> {
      const found: Reusable = {
        ...{ leaders: 0, reused: 0, reusedOldestAt: null, shared: 0, paidBefore: 0, leftOut: 0, merged: 0 },
        other: { earlier: 0, inList: 0, reusable: 0, oldestAt: null, newestAt: null },
      };
      const base = history.baseUrl(listId) ?? '';
      function spared(earlier: Earlier): void {
        if (earlier.state !== 'answered') found.shared += 1;
        else {
          found.reused += 1;
          found.reusedOldestAt = Math.min(found.reusedOldestAt ?? earlier.updated_at, earlier.updated_at);
        }
      }
      await eachSlice(listId, (slice) => {
        for (const { row, earlier, other } of slice) {
          found.leaders += 1;
          if (other) countOther(found.other, other);
          const again = askAgain || row.ask_again === 1;
          if (earlier && !again) spared(earlier);
          else if (other && !again && samePerson === 'leave-out') found.leftOut += 1;
          else if (other?.covers && !again && samePerson === 'reuse') {
            if (other.earlier) spared(other.earlier);
            else found.merged += 1;
          } else if (earlier || perhapsPaid.get({ ...asking(row), base_url: base })) {
            found.paidBefore += 1;
          }
        }
      });
      return found;
    },
  };
}

/** A question that is in no store yet. */
function notStored(person: Question, place: Pick<Detailed, 'list_id' | 'source_row'>): Detailed {
  return { id: -1, ...place, ...personColumns.toRow(person), fingerprint: fingerprint(person) };
}

function countOther(counts: OtherCounts, { earlier, covers, inList }: Other): void {
  if (inList) counts.inList += 1;
  else counts.earlier += 1;
  if (covers) counts.reusable += 1;
  if (earlier?.state !== 'answered') return;
  counts.oldestAt = Math.min(counts.oldestAt ?? earlier.updated_at, earlier.updated_at);
  counts.newestAt = Math.max(counts.newestAt ?? earlier.updated_at, earlier.updated_at);
}
