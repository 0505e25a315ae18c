/** Questions that are one since a name in them was corrected: by either fingerprint an answer is found (queue/reuse). */
import type { Store } from '../../store/store.ts';

type Entry = { fingerprint: string; question: string; nik: string };

export function createCorrectedQuestions(store: Pick<Store, 'prepare'>) {
  const merge = store.prepare<{ before: string; after: string }>(`
    UPDATE corrected_questions SET question = :after WHERE question IN (
      SELECT question FROM corrected_questions WHERE fingerprint IN (:before, :after))`);
  const put = store.prepare<Entry>('INSERT OR REPLACE INTO corrected_questions VALUES (:fingerprint, :question, :nik)');

  return {
    /** Within the caller's transaction. `before`, `after`: fingerprints of the question by the old name and by the new one. */
    join(nik: string, before: string, after: string): void {
      if (before === after) return;
      merge.run({ before, after });
      for (const fingerprint of [before, after]) put.run({ fingerprint, question: after, nik });
    },
  };
}
