/**
 * The branch head's summary: reads the rows, outcomes and charges of the chosen lists once, in slices so that others work in
 * between, and counts them into both periods. What counts on which day: contract/summary.ts.
 */
import { setImmediate } from 'node:timers/promises';
import type { Summary, SummaryChoices } from '../../../contract/summary.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { periodSteps } from './period-steps.ts';
import { createPeriodTally } from './period-tally.ts';
import { meaningOf } from './row-meaning.ts';
import { createSummaryRows, type RowFact, type SummaryList, sliceRows } from './summary-rows.ts';

/** Milliseconds between two words of how far it is; a summary that is shorter says none. */
const wordEveryMs = 500;

export function createSummaries({
  store,
  events,
  clock,
}: {
  store: Store;
  events: Pick<EventBus, 'emit'>;
  clock: Pick<Clock, 'monotonic'>;
}) {
  const rows = createSummaryRows(store);
  let stops = 0;

  /** Told after each slice. Errors: `counting-stopped`. */
  function counting(total: number): (looked: number) => void {
    const began = stops;
    let done = 0;
    let said = clock.monotonic();
    return (looked) => {
      if (stops !== began) throw new CoreError('counting-stopped', 'Counting was stopped.');
      done = Math.min(total, done + looked);
      if (clock.monotonic() - said < wordEveryMs) return;
      said = clock.monotonic();
      events.emit('reports.counting', { done, total });
    };
  }

  /** Errors: `not-found`, `practice-and-real`. */
  function chosen(listIds: readonly number[] | null): SummaryList[] {
    const all = rows.lists();
    if (listIds === null) return all.filter(({ practice }) => practice === 0);
    const found = all.filter(({ id }) => listIds.includes(id));
    if (found.length < new Set(listIds).size) throw new CoreError('not-found', 'That list is not there any more.');
    if (new Set(found.map(({ practice }) => practice)).size > 1) {
      throw new CoreError('practice-and-real', 'Practice lists and real ones cannot be in one report.');
    }
    return found;
  }

  function* slices(listIds: readonly number[] | null, times: { start: number; end: number }): Generator<RowFact[]> {
    if (listIds === null) yield* rows.ofAll(times);
    else for (const id of new Set(listIds)) yield* rows.ofList(id);
  }

  return {
    chosen,
    /** Those that are being read. */
    stop(): void {
      stops += 1;
    },
    /** Errors: `not-found`, `practice-and-real`, `invalid-input`, `counting-stopped`. */
    async read({ listIds, period, compare, step }: SummaryChoices): Promise<Summary> {
      const lists = new Map(chosen(listIds).map((list) => [list.id, list]));
      const practice = [...lists.values()].some((list) => list.practice === 1);
      const main = periodSteps(period, step, 'period');
      const other = compare && periodSteps(compare, step, 'compare');
      const periods = other ? [main, other] : [main];
      const tallies = periods.map((one) => createPeriodTally(one, lists));
      const start = Math.min(...periods.map((one) => one.start));
      const end = Math.max(...periods.map((one) => one.end));
      const days = {
        first: periods.map((one) => one.days.from).sort()[0] ?? '',
        last:
          periods
            .map((one) => one.days.to)
            .sort()
            .at(-1) ?? '',
      };

      const total = listIds === null ? rows.lastId() : [...lists.values()].reduce((sum, list) => sum + list.rows, 0);
      const looked = counting(total);
      for (const slice of slices(listIds, { start, end })) {
        for (const row of slice) {
          if (!lists.has(row.list_id) || row.updated_at < start || row.updated_at >= end) continue;
          const meaning = meaningOf(row);
          for (const tally of tallies) tally.addRow(row, meaning);
        }
        await setImmediate();
        // Of all lists a slice is of so many ids, whatever lies in them.
        looked(listIds === null ? sliceRows : slice.length);
      }
      for (const slice of rows.outcomes(days)) {
        for (const outcome of slice) {
          if (!lists.has(outcome.list_id)) continue;
          const meaning = meaningOf(outcome);
          for (const tally of tallies) tally.addOutcome(outcome, meaning);
        }
        await setImmediate();
        looked(0);
      }
      for (const charge of rows.charges(days)) {
        if (lists.has(charge.list_id)) for (const tally of tallies) tally.addCharge(charge);
      }
      const [sum, beside] = tallies.map((tally) => tally.sum());
      if (!sum) throw new Error('A summary without a period.');
      return { practice, step, period: sum, compare: beside ?? null };
    },
  };
}
