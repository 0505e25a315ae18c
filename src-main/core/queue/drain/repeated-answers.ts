/**
 * Detects an answer that was given to another question before: its tracking id is already in the connection's ledger,
 * or came with another answer a moment ago. Twins and reused rows share an answer without an attempt, so they are never
 * affected.
 */
import type { Store } from '../../store/store.ts';
import type { Outcome } from '../../td/outcome.ts';
import { asRepeated, endsRow } from '../../td/repeated-answers.ts';

/** An attempt that ended, of that connection. */
export type Ended = { readonly attemptId: number; readonly connectionId: number; readonly outcome: Outcome };

/**
 * The row such an answer came for is in doubt, and the connection's sockets are dropped, because whatever repeats
 * answers sits on them.
 */
export function createRepeats(store: Store) {
  // At the address of today: another provider may count from the same number. Practice counts anew at each start.
  const stored = store.prepare<
    { connection_id: number; sequence_id: string; attempt_id: number },
    { raw: string | null }
  >(`
    SELECT a.raw FROM attempts a JOIN connections c ON c.id = a.connection_id
    WHERE a.connection_id = :connection_id AND a.sequence_id = :sequence_id AND a.id <> :attempt_id
      AND c.base_url <> '' AND a.id > c.base_url_after LIMIT 1`);

  /**
   * The outcomes of one turn in the order they came, each as it is or as a repeated one. Those that tell a row
   * nothing (a pause, a busy provider, an unknown code) are let be: providers say them with ids of no meaning.
   */
  return (answers: readonly Ended[]): Outcome[] => {
    const seen = new Map<string, string | null>();
    return answers.map(({ attemptId, connectionId, outcome }) => {
      const { sequenceId } = outcome;
      if (sequenceId === null || !endsRow(outcome) || outcome.row === 'failed') return outcome;
      const key = `${connectionId} ${sequenceId}`;
      const first = seen.has(key)
        ? { raw: seen.get(key) ?? null }
        : stored.get({ connection_id: connectionId, sequence_id: sequenceId, attempt_id: attemptId });
      if (first) return asRepeated(outcome, first.raw);
      seen.set(key, outcome.raw);
      return outcome;
    });
  };
}
