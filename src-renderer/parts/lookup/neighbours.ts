/** The rows of a table before and after the one whose details are open; null: there is none, or it is not in the table. */
export function neighboursOf(
  rows: readonly { lookupId: number }[],
  lookupId: number | null,
): { previous: number | null; next: number | null } {
  const at = rows.findIndex((row) => row.lookupId === lookupId);
  if (at < 0) return { previous: null, next: null };
  return { previous: rows[at - 1]?.lookupId ?? null, next: rows[at + 1]?.lookupId ?? null };
}
