/**
 * The branch head's summary: reads the rows, outcomes and charges of the chosen lists once, in slices so that others work in
 * between, and counts them into both periods. What counts on which day: contract/summary.ts.
 */
import { setImmediate } from 'node:timers/promises';
import type { Summary, SummaryChoices } from '../../../contract/summary.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Store } from '../../store/store.ts';
import { periodSteps } from './period-steps.ts';
import { createPeriodTally } from './period-tally.ts';
import { meaningOf } from './row-meaning.ts';
import { createSummaryRows, type RowFact, type SummaryList } from './summary-rows.ts';

export function createSummaries(store: Store) {
  const rows = createSummaryRows(store);

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
    /** Errors: `not-found`, `practice-and-real`, `invalid-input`. */
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

      for (const slice of slices(listIds, { start, end })) {
        for (const row of slice) {
          if (!lists.has(row.list_id) || row.updated_at < start || row.updated_at >= end) continue;
          const meaning = meaningOf(row);
          for (const tally of tallies) tally.addRow(row, meaning);
        }
        await setImmediate();
      }
      for (const slice of rows.outcomes(days)) {
        for (const outcome of slice) {
          if (!lists.has(outcome.list_id)) continue;
          const meaning = meaningOf(outcome);
          for (const tally of tallies) tally.addOutcome(outcome, meaning);
        }
        await setImmediate();
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
