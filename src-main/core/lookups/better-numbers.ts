/**
 * Other numbers of the same person that history knows, and the best of them that is reachable or likely. Only answers from the
 * same address count: what the practice provider made up is never advice about a real person, nor the other way round.
 */
import { answerSchema, type BetterNumber, type VerdictKind } from '../../contract/answer.ts';
import type { Store } from '../store/store.ts';
import { isReachable, readFlags } from '../td/flags.ts';

/** A lookup whose answer found no link. `id`: of the one that was asked, where it shares an answer. */
export type Unlinked = { id: number; nik: string; phone: string };

/** What the newest answer about it says. */
export type KnownNumber = BetterNumber & { kind: VerdictKind };

/** Linked to the person by the provider's word, the strongest first; one that is not is never handed on to be called. */
const linked: readonly VerdictKind[] = ['reachable', 'likely', 'secondary'];

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

  function known(nik: string, baseUrl: string): KnownNumber[] {
    const newest = new Map<string, KnownNumber>();
    for (const { id, phone, answer, updated_at } of answered.all({ nik, base_url: baseUrl })) {
      // Of a number that was asked twice the newer answer is the one that counts, whatever it says.
      if (newest.has(phone)) continue;
      const { kind } = readFlags(answerSchema.parse(JSON.parse(answer)).applicant);
      newest.set(phone, { lookupId: id, phone, answeredAt: updated_at, kind });
    }
    return [...newest.values()];
  }

  /** For one page of rows: people who stand in it many times are looked for once. `baseUrl`: where nothing was asked yet. */
  function ofOthers(): (row: Unlinked, baseUrl?: string) => KnownNumber[] {
    const people = new Map<string, KnownNumber[]>();
    return ({ id, nik, phone }, baseUrl) => {
      const address = answeredAt.get({ id })?.base_url ?? baseUrl;
      if (address === undefined) return [];
      const key = `${nik} ${address}`;
      const numbers = people.get(key) ?? known(nik, address);
      people.set(key, numbers);
      return numbers.filter((number) => number.phone !== phone);
    };
  }

  return {
    forPage(): (row: Unlinked) => BetterNumber | null {
      const others = ofOthers();
      return (row) => {
        const numbers = others(row).filter(({ kind }) => isReachable(kind));
        const best = numbers.find(({ kind }) => kind === 'reachable') ?? numbers[0];
        return best ? { lookupId: best.lookupId, phone: best.phone, answeredAt: best.answeredAt } : null;
      };
    },
    /**
     * All that are linked to the person, the strongest first and of those the newest; also of a person whose own row has no
     * answer, by what its list's connection heard.
     */
    linkedForPage(): (row: Unlinked, baseUrl: string) => KnownNumber[] {
      const others = ofOthers();
      return (row, baseUrl) =>
        others(row, baseUrl)
          .filter(({ kind }) => linked.includes(kind))
          .sort((a, b) => linked.indexOf(a.kind) - linked.indexOf(b.kind) || b.answeredAt - a.answeredAt);
    },
  };
}
