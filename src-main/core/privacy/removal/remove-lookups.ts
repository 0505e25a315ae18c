/**
 * Removes lookups with all that was said about them. What stays of each attempt says when it was, at which connection, with
 * which tracking id, and what it cost, and not of whom (store/migrations/019): no sum, cap or invoice changes by it.
 */
import { createCorrections } from '../../lookups/corrections.ts';
import type { Store } from '../../store/store.ts';

type Ids = { ids: string };
type ListRow = { id: number; n: number; duplicates: number };

export type RemoveLookups = ReturnType<typeof createRemoveLookups>;

export function createRemoveLookups(store: Store) {
  const named = 'IN (SELECT value FROM json_each(:ids))';
  const forget = store.prepare<Ids>(
    `UPDATE attempts SET lookup_id = NULL, message = NULL, raw = NULL, raw_bytes = NULL WHERE lookup_id ${named}`,
  );
  // What one of theirs took the place of goes with it, or it would stand again.
  const outcomesOf = store.prepare<Ids, { id: number }>(`
    WITH RECURSIVE gone (id) AS (
      SELECT id FROM outcomes WHERE lookup_id ${named}
      UNION SELECT o.id FROM outcomes o JOIN gone ON o.superseded_by = gone.id)
    SELECT id FROM gone`);
  const release = store.prepare<Ids>(`UPDATE outcomes SET superseded_by = NULL WHERE id ${named}`);
  const removeOutcomes = store.prepare<Ids>(`DELETE FROM outcomes WHERE id ${named}`);
  const byList = store.prepare<Ids, ListRow>(`
    SELECT l.list_id AS id, count(*) AS n,
           count(*) FILTER (WHERE (SELECT e.list_id FROM lookups e WHERE e.id = l.twin_of) = l.list_id) AS duplicates
    FROM lookups l WHERE l.id ${named} GROUP BY 1`);
  const niksOf = store.prepare<Ids, { nik: string }>(`SELECT DISTINCT nik FROM lookups WHERE id ${named}`);
  const corrections = createCorrections(store);
  const remove = store.prepare<Ids>(`DELETE FROM lookups WHERE id ${named}`);
  const count = store.prepare<ListRow>(`
    UPDATE lists SET removed = removed + :n, rows = max(0, rows - :n), accepted = max(0, accepted - :n),
      duplicates = max(0, duplicates - :duplicates) WHERE id = :id`);

  /**
   * Within the caller's transaction. None of them may be waited for or under way, and who shares the answer of one of them
   * must be among them. Returns how many outcomes went with them.
   */
  return (lookupIds: readonly number[]): { outcomes: number } => {
    if (lookupIds.length === 0) return { outcomes: 0 };
    const ids = JSON.stringify(lookupIds);
    const outcomes = outcomesOf.all({ ids });
    if (outcomes.length > 0) {
      const found = JSON.stringify(outcomes.map(({ id }) => id));
      release.run({ ids: found });
      removeOutcomes.run({ ids: found });
    }
    forget.run({ ids });
    const lists = byList.all({ ids });
    const niks = niksOf.all({ ids }).map(({ nik }) => nik);
    remove.run({ ids });
    corrections.forgetGone(niks);
    for (const list of lists) count.run(list);
    return { outcomes: outcomes.length };
  };
}
