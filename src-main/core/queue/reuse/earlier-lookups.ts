/** The SQL that finds, for a lookup, the earlier lookups it may share an answer with. */
import { doubtfulAt, perhapsPaidAt } from '../../lookups/perhaps-paid.ts';

/** A lookup that is about to be asked. */
export type Asking = { id: number; nik: string; phone: string; fingerprint: string };

/** Asked earlier: answered, or not yet known what became of it. */
export type Earlier = { id: number; state: 'answered' | 'sending' | 'in_doubt'; updated_at: number };

/** When an answer came that may be used again; milliseconds since the epoch, both included. */
export type Age = { since: number; until: number };

/** SQL: lookups `e` of that NIK and phone; their table is looked into only for these. */
export const sameNumbers = `lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id WHERE k.nik = :nik AND k.phone = :phone`;

/** SQL: `e` asks what `:fingerprint` asks, also by a name that was corrected since (core/privacy/correction). */
export const sameQuestion = `(e.fingerprint = :fingerprint OR e.fingerprint IN (
  SELECT s.fingerprint FROM corrected_questions a JOIN corrected_questions s ON s.question = a.question
  WHERE a.fingerprint = :fingerprint))`;

/** SQL: what became, or becomes, of `e` may be shared by the lookup `:id`. */
export const shareable = `
  CASE e.state
    -- Of an answer from the future nobody knows how old it is, and it would be young for ever.
    WHEN 'answered' THEN e.updated_at BETWEEN :since AND :until
    -- Practice costs nothing: nobody waits there for fear of paying twice.
    WHEN 'sending' THEN :base_url <> ''
    -- What was in doubt itself goes again by the operator's word, or the connection's: it does not wait for others. What came
    -- back does, whatever it may have cost (305, 600, a code nobody knows): of the doubt elsewhere no order said anything.
    WHEN 'in_doubt' THEN :base_url <> '' AND NOT ${doubtfulAt(':id')}
    ELSE 0 END
  AND ${perhapsPaidAt('e.id')}`;
