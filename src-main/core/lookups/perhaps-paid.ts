/**
 * Whether a lookup was, or may have been, paid for: the one place that says it in SQL. An attempt counts unless it is known
 * to be free: one that is under way, or brought nothing back, has an unknown charge and may have been charged.
 */

/** SQL over an attempt `a`. */
const notFree = `a.charge <> 'free'`;

/** SQL over an attempt `a`: nothing usable came back, and it may have been charged. */
const doubtful = `a.outcome = 'in-doubt' AND ${notFree}`;

/** SQL: an attempt of that lookup, or of either of two, wherever and whenever it was sent. What the ledger may hold of it. */
export function perhapsPaid(lookup: string, orLookup?: string): string {
  const whose = orLookup === undefined ? `= ${lookup}` : `IN (${lookup}, ${orLookup})`;
  return `EXISTS (SELECT 1 FROM attempts a WHERE a.lookup_id ${whose} AND ${notFree})`;
}

/**
 * SQL: the same at `:base_url`, while the connection had that address. What an answer may be shared by: one of another
 * address, an invented one above all, never stands for it.
 */
export function perhapsPaidAt(lookup: string): string {
  return sentTo(lookup, notFree);
}

/** SQL: as `perhapsPaidAt`, and nothing usable came back. */
export function doubtfulAt(lookup: string): string {
  return sentTo(lookup, doubtful);
}

function sentTo(lookup: string, which: string): string {
  return `EXISTS (SELECT 1 FROM attempts a JOIN connections c ON c.id = a.connection_id
                  WHERE a.lookup_id = ${lookup} AND c.base_url = :base_url AND a.id > c.base_url_after AND ${which})`;
}

/** SQL: that lookup failed with a doubt, wherever it was sent: somebody gave it up, and it may have been paid for. */
export function closedDoubt(lookup: string): string {
  return `EXISTS (SELECT 1 FROM lookups q JOIN attempts a ON a.lookup_id = q.id
                  WHERE q.id = ${lookup} AND q.state = 'failed' AND ${doubtful})`;
}
