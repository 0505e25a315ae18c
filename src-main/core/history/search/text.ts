/** What a typed text means: digits of a NIK or phone, or a part of a name, a list's name, or a sequence id. */
import type { Store } from '../../store/store.ts';
import { endingDigits, endingsOf } from '../index/index-rows.ts';
import { beginningWith, nameWords } from '../index/name-words.ts';
import { sequenceHash } from '../index/sequence-hash.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { allOf, anyOf, type Constraint, inAny, oneOf } from './constraint.ts';
import { createWordSets } from './word-sets.ts';

/** Numbers that begin alike: so many are found one by one, of more every row is looked at. */
const mostNumbers = 5_000;
/** A text shorter than that, or with a space, is no sequence id. */
const shortestSequence = 6;
/** The newest of the attempts that are not found by their number yet; older ones are, some time after a store was brought here. */
const attemptsLookedThrough = 10_000;
/** Digits of a NIK: longer ones may be a sequence id. */
const nikDigits = 16;
/** A word of so many letters is found wherever it stands in another, a shorter one at its beginning. */
const partLetters = 3;

export type TextMatch = {
  readonly constraint: Constraint | null;
  /** Where the digits begin too many numbers: which of those lookups it is. */
  readonly test: ((ids: readonly number[]) => ReadonlySet<number>) | null;
};

const key = 'search';

/** The digits of a search for a number; null when it is a search for a name. */
export function searchedDigits(search: string): string | null {
  const bare = search.replace(/[\s.\-+()/]/g, '');
  return bare === '' || /\D/.test(bare) ? null : bare;
}

/** As phones are stored: `+62 812…`, `62812…` and `812…` begin with 0. */
function phoneBeginning(digits: string): string | null {
  const national = digits.replace(/^(?:00)?62(?=8)/, '');
  if (national.startsWith('8')) return `0${national}`;
  return digits.startsWith('0') ? digits : null;
}

/** A whole NIK or phone, as they are stored: the search is for one person. */
export function wholeNumber(search: string): { nik: string } | { phone: string } | null {
  const digits = searchedDigits(search);
  if (digits === null) return null;
  const phone = phoneBeginning(digits);
  if (phone !== null && /^08\d{8,11}$/.test(phone)) return { phone };
  return digits.length === 16 ? { nik: digits } : null;
}

export function createTextSearch(store: Store, sets: StoredSets) {
  const parts = store.prepare<readonly [string], { id: number }>(
    'SELECT rowid AS id FROM history_words WHERE history_words MATCH ?',
  );
  const beginning = store.prepare<readonly [string, string], { id: number }>(
    `SELECT id FROM history_values WHERE dim = 'word' AND list_id = 0 AND heading = '' AND value >= ? AND value < ?`,
  );
  // As one text: thousands of rows, each an object, would take twice the time.
  const niks = store.prepare<readonly [string, string, number], { ids: string }>(`
    SELECT json_group_array(lookup_id) AS ids
    FROM (SELECT lookup_id FROM lookup_niks WHERE nik >= ? AND nik < ? LIMIT ? + 0)`);
  const phones = store.prepare<readonly [string, string, number], { ids: string }>(`
    SELECT json_group_array(lookup_id) AS ids
    FROM (SELECT lookup_id FROM lookup_phones WHERE phone >= ? AND phone < ? LIMIT ? + 0)`);
  const endings = store.prepare<readonly [from: number, to: number], { id: number }>(
    'SELECT lookup_id AS id FROM history_endings WHERE ending BETWEEN ? AND ?',
  );
  const numbers = store.prepare<readonly [string], { id: number; nik: string; phone: string }>(`
    SELECT id, nik, phone FROM lookups INDEXED BY lookups_search WHERE id IN (SELECT value FROM json_each(?))`);
  const lists = store.prepare<readonly [], { id: number; name: string }>(
    'SELECT id, name FROM lists WHERE complete = 1',
  );
  const byHash = store.prepare<readonly [number, string], { id: number }>(`
    SELECT a.lookup_id AS id FROM history_sequences s JOIN attempts a ON a.id = s.attempt_id
    WHERE s.hash = ? AND a.sequence_id = ? COLLATE NOCASE`);
  const newSequences = store.prepare<readonly [string], { id: number }>(`
    SELECT lookup_id AS id FROM attempts
    WHERE id > max((SELECT sequences_to FROM history_state), (SELECT max(id) FROM attempts) - ${attemptsLookedThrough})
      AND sequence_id = ? COLLATE NOCASE`);

  const wordSets = createWordSets(sets);

  function withSequence(search: string): number[] {
    if (search.length < shortestSequence || /\s/.test(search) || !/\d/.test(search)) return [];
    return [...byHash.all([sequenceHash(search), search]), ...newSequences.all([search])].map(({ id }) => id);
  }

  function wordsLike(word: string): number[] {
    const letters = [...word].length;
    if (letters >= partLetters) return parts.all([`"${word}"`]).map(({ id }) => id);
    if (letters === 1) {
      const all = sets.word(beginningWith(word));
      return all === null ? [] : [all];
    }
    return beginning.all([word, `${word}\u{10ffff}`]).map(({ id }) => id);
  }

  function named(search: string): Constraint[] {
    const words = nameWords(search);
    if (words.length === 0) return [];
    const chunkOf = wordSets();
    return [
      allOf(
        key,
        // What is longer is rarer: where it is not, the others need not be looked at.
        words.toSorted((a, b) => b.length - a.length).map((word) => inAny(key, wordsLike(word), chunkOf)),
      ),
    ];
  }

  function inLists(search: string): Constraint[] {
    const wanted = search.toLowerCase();
    const values = sets.valuesOf('list');
    const ids = lists.all([]).flatMap(({ id, name }) => {
      const set = name.toLowerCase().includes(wanted) ? values.get(String(id)) : undefined;
      return set === undefined ? [] : [set];
    });
    return ids.length === 0 ? [] : [inAny(key, ids, sets.chunkNow)];
  }

  function ofDigits(digits: string, search: string): TextMatch {
    const phone = phoneBeginning(digits);
    const end = digits.length >= endingDigits ? digits : null;
    const fits = ({ nik, phone: stored }: { nik: string; phone: string }): boolean =>
      nik.startsWith(digits) ||
      (phone !== null && stored.startsWith(phone)) ||
      (end !== null && (nik.endsWith(end) || stored.endsWith(end)));
    const test = (ids: readonly number[]): ReadonlySet<number> =>
      new Set(
        numbers
          .all([JSON.stringify(ids)])
          .filter(fits)
          .map(({ id }) => id),
      );

    const found: number[] = [];
    for (const [statement, from] of [
      [niks, digits],
      [phones, phone],
    ] as const) {
      if (from === null) continue;
      const some = JSON.parse(statement.get([from, `${from}x`, mostNumbers + 1])?.ids ?? '[]') as number[];
      if (some.length > mostNumbers) return { constraint: null, test };
      for (const id of some) found.push(id);
    }
    if (end !== null) {
      const ending = endingsOf(end).flatMap((span) => endings.all(span).map(({ id }) => id));
      const whole = end.length === endingDigits ? ending : [...test(ending)];
      for (const id of whole) found.push(id);
    }
    return {
      constraint: oneOf(key, digits.length > nikDigits ? [...found, ...withSequence(search)] : found),
      test: null,
    };
  }

  /** `search` is not empty. */
  return (search: string): TextMatch => {
    const digits = searchedDigits(search);
    if (digits !== null) return ofDigits(digits, search);
    return {
      constraint: anyOf(key, [...named(search), ...inLists(search), oneOf(key, withSequence(search))]),
      test: null,
    };
  };
}
