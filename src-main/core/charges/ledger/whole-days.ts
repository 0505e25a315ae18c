/** Which part of a time range is whole local days, so that the stored sums by day can be used for it. */
import type { Store } from '../../store/store.ts';
import type { Span } from './time-range.ts';

/** Days YYYY-MM-DD, as text: first inclusive, end exclusive. */
export type Days = { first: string; end: string };

type Point = { day: string; midnight: 0 | 1; next_day: string; next_midnight: number; this_midnight: number };

export function createWholeDays(store: Store) {
  // The day by SQLite's clock, as the triggers that keep the sums take it.
  const point = store.prepare<{ at: number }, Point>(`
    WITH p AS (SELECT date(:at / 1000, 'unixepoch', 'localtime') AS day)
    SELECT day, :at % 1000 = 0 AND time(:at / 1000, 'unixepoch', 'localtime') = '00:00:00' AS midnight,
           date(day, '+1 day') AS next_day,
           unixepoch(day, '+1 day', 'utc') * 1000 AS next_midnight, unixepoch(day, 'utc') * 1000 AS this_midnight
    FROM p`);

  return {
    dayOf: (at: number): string => point.get({ at })?.day ?? '',
    /** The whole days of a time, null where there are none, and what is left of it at its ends. */
    split(from: number | undefined, to: number | undefined): { days: Days | null; edges: Span[] } {
      const edges: Span[] = [];
      const start = from === undefined ? undefined : point.get({ at: from });
      const stop = to === undefined ? undefined : point.get({ at: to });
      const first = start ? (start.midnight ? start.day : start.next_day) : '';
      const end = stop?.day ?? '~';
      if (from !== undefined && to !== undefined && (from >= to || first > end)) {
        return { days: null, edges: from < to ? [{ from, to }] : [] };
      }
      if (from !== undefined && start && !start.midnight) edges.push({ from, to: start.next_midnight });
      if (to !== undefined && stop && !stop.midnight) edges.push({ from: stop.this_midnight, to });
      return { days: first < end ? { first, end } : null, edges };
    },
  };
}
