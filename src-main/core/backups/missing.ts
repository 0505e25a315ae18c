/** What the data that is there has beyond a backup: answers that came after it, and what was charged for them. */
import { setImmediate } from 'node:timers/promises';
import type { Store } from '../store/store.ts';

/** Rows looked at in one turn of the main thread. */
const turnRows = 10_000;

export type Missing = { missingAnswers: number; missingRupiah: number };

/**
 * `madeAt`: of the backup, milliseconds since the epoch; null: it is of other data, and has none of them. Practice is not among the
 * rupiah. By the time of each answer, in turns: numbers of attempts are given again once an older copy was gone on with.
 */
export function createMissing(store: Store): (madeAt: number | null) => Promise<Missing> {
  const bounds = store.prepare<Record<string, never>, { last: number }>(
    'SELECT coalesce(max(id), 0) AS last FROM attempts',
  );
  const count = store.prepare<{ from: number; to: number; since: number }, { answers: number; rupiah: number | null }>(`
    SELECT count(*) FILTER (WHERE a.outcome IN ('answered', 'no-record')) AS answers,
      sum(a.price) FILTER (WHERE a.charge = 'charged' AND c.kind = 'account') AS rupiah
    FROM attempts a JOIN connections c ON c.id = a.connection_id
    WHERE a.id > :from AND a.id <= :to AND a.finished_at > :since`);
  return async (madeAt) => {
    const missing = { missingAnswers: 0, missingRupiah: 0 };
    const last = bounds.get({})?.last ?? 0;
    for (let from = 0; from < last; from += turnRows) {
      const found = count.get({ from, to: from + turnRows, since: madeAt ?? 0 });
      missing.missingAnswers += found?.answers ?? 0;
      missing.missingRupiah += found?.rupiah ?? 0;
      await setImmediate();
    }
    return missing;
  };
}
