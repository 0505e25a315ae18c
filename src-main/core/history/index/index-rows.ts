/** The SQL of the index beside its sets: what waits to be indexed, the rows it is made of, and what stands in order. */
import type { Store } from '../../store/store.ts';
import { type IndexedRow, indexedRows } from './row-values.ts';

export type FormerRow = {
  lookup_id: number;
  list_id: number;
  nik: string;
  phone: string;
  name: string | null;
  extra: string;
};

export type Span = { id: number; from_id: number; to_id: number };

export type IndexRows = ReturnType<typeof createIndexRows>;

/** Changes forgotten in one step of a turn. */
const coveredAtOnce = 500;

/** A search for so many last digits is answered by the endings alone. */
export const endingDigits = 4;
/** What is told apart of an ending: more last digits are looked for among those that end in these. */
const keptDigits = 8;
/** What the endings of NIKs and of phones are told apart by. */
const nikEndings = 10 ** keptDigits;

/** The last digits from behind, so that those which end alike are neighbours: `…1234` is 4321 0000 where it has no more. null: too few, or others. */
function ending(number: string): number | null {
  const last = number.slice(-keptDigits);
  if (last.length < endingDigits || !/^\d+$/.test(last)) return null;
  return Number([...last].reverse().join('').padEnd(keptDigits, '0'));
}

/** What is searched in `history_endings` for a number that ends so, from and to; at least four digits. */
export function endingsOf(digits: string): [from: number, to: number][] {
  const from = ending(digits);
  if (from === null) return [];
  const to = from + 10 ** Math.max(0, keptDigits - digits.length) - 1;
  return [
    [from, to],
    [nikEndings + from, nikEndings + to],
  ];
}

export function endingsOfRow({ nik, phone }: { nik: string; phone: string }): number[] {
  const [ofNik, ofPhone] = [ending(nik), ending(phone)];
  return [...(ofPhone === null ? [] : [ofPhone]), ...(ofNik === null ? [] : [nikEndings + ofNik])];
}

export function createIndexRows(store: Store) {
  const changes = store.prepare<readonly [number, number, number], { lookup_id: number }>(
    'SELECT lookup_id FROM history_changes WHERE lookup_id BETWEEN ? AND ? ORDER BY lookup_id LIMIT ? + 0',
  );
  const covered = store.prepare<readonly [number, number, number]>(`
    DELETE FROM history_changes WHERE lookup_id IN (
      SELECT lookup_id FROM history_changes WHERE lookup_id BETWEEN ? AND ?
        AND lookup_id NOT IN (SELECT lookup_id FROM history_former) ORDER BY lookup_id LIMIT ? + 0)`);
  const twins = store.prepare<readonly [string], { id: number }>(
    'SELECT id FROM lookups WHERE twin_of IN (SELECT value FROM json_each(?))',
  );
  const rows = store.prepare<readonly [string], IndexedRow>(
    `${indexedRows} WHERE l.id IN (SELECT value FROM json_each(?))`,
  );
  const between = store.prepare<readonly [number, number, number], IndexedRow>(
    `${indexedRows} WHERE l.id BETWEEN ? AND ? ORDER BY l.id LIMIT ? + 0`,
  );
  const former = store.prepare<readonly [string], FormerRow>(
    'SELECT * FROM history_former WHERE lookup_id IN (SELECT value FROM json_each(?))',
  );
  const addChange = store.prepare<readonly [number]>('INSERT OR IGNORE INTO history_changes VALUES (?)');
  const doneChanges = store.prepare<readonly [string]>(
    'DELETE FROM history_changes WHERE lookup_id IN (SELECT value FROM json_each(?))',
  );
  const doneFormer = store.prepare<readonly [string]>(
    'DELETE FROM history_former WHERE lookup_id IN (SELECT value FROM json_each(?))',
  );
  const span = store.prepare<readonly [], Span>('SELECT id, from_id, to_id FROM history_spans ORDER BY id LIMIT 1');
  const inSpan = store.prepare<readonly [number, number], { id: number }>(
    'SELECT id FROM history_spans WHERE from_id <= ? AND to_id >= ? LIMIT 1',
  );
  const spans = store.prepare<readonly [], Span>('SELECT id, from_id, to_id FROM history_spans');
  const advance = store.prepare<readonly [number, number]>('UPDATE history_spans SET from_id = ? WHERE id = ?');
  const dropSpan = store.prepare<readonly [number]>('DELETE FROM history_spans WHERE id = ?');
  const addName = store.prepare<readonly [string, number]>('INSERT OR IGNORE INTO history_names VALUES (?, ?)');
  const removeName = store.prepare<readonly [string, number]>(
    'DELETE FROM history_names WHERE name = ? AND lookup_id = ?',
  );
  const addEnding = store.prepare<readonly [number, number]>('INSERT OR IGNORE INTO history_endings VALUES (?, ?)');
  const removeEnding = store.prepare<readonly [number, number]>(
    'DELETE FROM history_endings WHERE ending = ? AND lookup_id = ?',
  );
  const unfit = store.prepare<readonly [number], { heading: string }>(
    'SELECT heading FROM history_unfit_columns WHERE list_id = ?',
  );
  const addUnfit = store.prepare<readonly [number, string]>(
    'INSERT OR IGNORE INTO history_unfit_columns VALUES (?, ?)',
  );
  const state = store.prepare<readonly [], { rules: number; sequences_to: number }>(
    'SELECT rules, sequences_to FROM history_state',
  );
  const lastLookup = store.prepare<readonly [], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM lookups');
  const setRules = store.prepare<readonly [number]>('UPDATE history_state SET rules = ?');
  const setSequences = store.prepare<readonly [number]>('UPDATE history_state SET sequences_to = ?');
  const lastAttempt = store.prepare<readonly [], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM attempts');
  const attemptsAfter = store.prepare<readonly [number, number], { id: number; sequence_id: string | null }>(
    'SELECT id, sequence_id FROM attempts WHERE id > ? ORDER BY id LIMIT ? + 0',
  );
  const addSequence = store.prepare<readonly [number, number]>('INSERT OR IGNORE INTO history_sequences VALUES (?, ?)');
  const whole = ['history_values', 'history_sets', 'history_unfit_columns', 'history_names', 'history_endings'].map(
    (table) => store.prepare<readonly []>(`DELETE FROM ${table}`),
  );
  const some = [
    'history_sets WHERE id IN (SELECT id FROM history_sets LIMIT 50)',
    'history_names WHERE (name, lookup_id) IN (SELECT name, lookup_id FROM history_names LIMIT 200)',
    'history_endings WHERE (ending, lookup_id) IN (SELECT ending, lookup_id FROM history_endings LIMIT 200)',
  ].map((rows) => store.prepare<readonly []>(`DELETE FROM ${rows}`));
  const noWords = store.prepare<readonly []>(`INSERT INTO history_words (history_words) VALUES ('delete-all')`);
  const allAgain = store.prepare<readonly []>(
    'INSERT INTO history_spans (from_id, to_id) SELECT 1, max(id) FROM lookups HAVING max(id) IS NOT NULL',
  );
  const noWork = ['history_changes', 'history_former', 'history_spans'].map((table) =>
    store.prepare<readonly []>(`DELETE FROM ${table}`),
  );

  return {
    /** Lookups that changed, beside those of spans: of a span everything is read when its turn comes. */
    changes(limit: number): number[] {
      const found: number[] = [];
      let from = 0;
      const ends = [...spans.all([])].sort((a, b) => a.from_id - b.from_id);
      for (const { from_id, to_id } of [
        ...ends,
        { from_id: Number.MAX_SAFE_INTEGER, to_id: Number.MAX_SAFE_INTEGER },
      ]) {
        if (from < from_id && found.length < limit) {
          for (const { lookup_id } of changes.all([from, from_id - 1, limit - found.length])) found.push(lookup_id);
        }
        from = Math.max(from, to_id + 1);
      }
      return found;
    },
    /** What changed of them is read with the span: so many of them are forgotten; returns whether there may be more. */
    dropCovered: (from: number, to: number): boolean =>
      covered.run([from, to, coveredAtOnce]).changes === coveredAtOnce,
    isInSpan: (id: number): boolean => inSpan.get([id, id]) !== undefined,
    twinsOf: (ids: readonly number[]): number[] => twins.all([JSON.stringify(ids)]).map(({ id }) => id),
    rows: (ids: readonly number[]): IndexedRow[] => rows.all([JSON.stringify(ids)]),
    rowsBetween: (from: number, to: number, limit: number): IndexedRow[] => between.all([from, to, limit]),
    former: (ids: readonly number[]): Map<number, FormerRow> =>
      new Map(former.all([JSON.stringify(ids)]).map((row) => [row.lookup_id, row])),
    addChange: (id: number) => void addChange.run([id]),
    done(ids: readonly number[]): void {
      const all = JSON.stringify(ids);
      doneChanges.run([all]);
      doneFormer.run([all]);
    },
    span: (): Span | null => span.get([]) ?? null,
    spans: (): Span[] => spans.all([]),
    advance: (id: number, fromId: number) => void advance.run([fromId, id]),
    dropSpan: (id: number) => void dropSpan.run([id]),
    addName: (name: string, id: number) => void addName.run([name, id]),
    removeName: (name: string, id: number) => void removeName.run([name, id]),
    addEnding: (end: number, id: number) => void addEnding.run([end, id]),
    removeEnding: (end: number, id: number) => void removeEnding.run([end, id]),
    unfitColumns: (listId: number): Set<string> => new Set(unfit.all([listId]).map(({ heading }) => heading)),
    addUnfit: (listId: number, heading: string) => void addUnfit.run([listId, heading]),
    /** 0: there is none. */
    lastLookup: (): number => lastLookup.get([])?.id ?? 0,
    state: () => state.get([]) ?? { rules: 0, sequences_to: 0 },
    lastAttempt: (): number => lastAttempt.get([])?.id ?? 0,
    attemptsAfter: (id: number, limit: number) => attemptsAfter.all([id, limit]),
    addSequence: (hash: number, attemptId: number) => void addSequence.run([hash, attemptId]),
    setSequencesTo: (id: number) => void setSequences.run([id]),
    /** Of what is large, a part: whether there is more. All at once, a million rows would hold the main thread for more than a second. */
    clearSome: (): boolean => some.some((statement) => statement.run([]).changes > 0),
    /** Within the caller's transaction, and after `clearSome`: all of it is made anew, by other rules. */
    beginAnew(rules: number): void {
      for (const statement of whole) statement.run([]);
      noWords.run([]);
      for (const statement of noWork) statement.run([]);
      allAgain.run([]);
      setRules.run([rules]);
    },
  };
}
