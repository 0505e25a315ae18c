/**
 * Another number of the same person that history knows to be reachable or likely. Only answers from the same address
 * count: what the practice provider made up is never advice about a real person, nor the other way round.
 */
import { answerSchema, type BetterNumber, type VerdictKind } from '../../contract/answer.ts';
import type { Store } from '../store/store.ts';
import { isReachable, readFlags } from '../td/flags.ts';

/** A lookup whose answer found no link. `id`: of the one that was asked, where it shares an answer. */
export type Unlinked = { id: number; nik: string; phone: string };

type Found = { id: number; phone: string; answer: string; updated_at: number };

export type BetterNumbers = ReturnType<typeof createBetterNumbers>;

export function createBetterNumbers(store: Store) {
  // An address that changed since says nothing of what was asked at the former one.
  const answeredAt = store.prepare<{ id: number }, { base_url: string }>(`
    SELECT c.base_url FROM attempts a JOIN connections c ON c.id = a.connection_id
    WHERE a.lookup_id = :id AND a.outcome = 'answered' AND a.id > c.base_url_after
    ORDER BY a.number DESC LIMIT 1`);
  const answered = store.prepare<{ nik: string; base_url: string }, Found>(`
    SELECT e.id, e.phone, e.answer, e.updated_at
    FROM lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id
    WHERE k.nik = :nik AND e.state = 'answered' AND e.twin_of IS NULL AND e.answer IS NOT NULL
      AND EXISTS (SELECT 1 FROM attempts a JOIN connections c ON c.id = a.connection_id
                  WHERE a.lookup_id = e.id AND a.outcome = 'answered' AND c.base_url = :base_url
                    AND a.id > c.base_url_after)
    ORDER BY e.updated_at DESC, e.id DESC`);

  function reachable(nik: string, baseUrl: string): (BetterNumber & { kind: VerdictKind })[] {
    const newest = new Map<string, BetterNumber & { kind: VerdictKind }>();
    for (const { id, phone, answer, updated_at } of answered.all({ nik, base_url: baseUrl })) {
      // Of a number that was asked twice the newer answer is the one that counts, whatever it says.
      if (newest.has(phone)) continue;
      const { kind } = readFlags(answerSchema.parse(JSON.parse(answer)).applicant);
      newest.set(phone, { lookupId: id, phone, answeredAt: updated_at, kind });
    }
    return [...newest.values()].filter(({ kind }) => isReachable(kind));
  }

  return {
    /** For one page of rows: people who stand in it many times are looked for once. */
    forPage(): (row: Unlinked) => BetterNumber | null {
      const people = new Map<string, ReturnType<typeof reachable>>();
      return ({ id, nik, phone }) => {
        const at = answeredAt.get({ id });
        if (!at) return null;
        const key = `${nik} ${at.base_url}`;
        const known = people.get(key) ?? reachable(nik, at.base_url);
        people.set(key, known);
        const others = known.filter((number) => number.phone !== phone);
        const best = others.find(({ kind }) => kind === 'reachable') ?? others[0];
        return best ? { lookupId: best.lookupId, phone: best.phone, answeredAt: best.answeredAt } : null;
      };
    },
  };
}
