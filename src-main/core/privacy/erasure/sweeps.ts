/**
 * What of a person stands where no row is theirs: as the contact of somebody else, in a column that was kept, in rows that were
 * left out, in repairs of a file, in the names of files. Each is a step of a turn that says whether there is more.
 */
import type { Store } from '../../store/store.ts';
import { createFinder, type Traces } from './traces.ts';

export type SweepCounts = { contacts: number; cells: number; rejectedRows: number; drafts: number; texts: number };

/** Rows looked at in one step. */
const stepRows = 300;

/** Texts that people wrote and that stay: what stands in them of the person is blanked. */
const texts = [
  ['lists', 'name'],
  ['lists', 'source_name'],
  ['lists', 'group_name'],
  ['reports', 'file_name'],
  ['reports', 'options'],
  ['report_files', 'name'],
  ['report_files', 'group_name'],
  ['report_files', 'given_before'],
  ['report_templates', 'name'],
  ['report_templates', 'options'],
  ['history_views', 'name'],
  ['history_views', 'filter'],
  ['outcome_files', 'name'],
  ['invoices', 'file_name'],
  ['drafts', 'choices'],
  ['restricted_people', 'reason'],
  ['corrections', 'before'],
  ['corrections', 'after'],
  ['corrections', 'reason'],
  // Of others: a field agent's note may name two people.
  ['outcomes', 'note'],
] as const;

/** Digits alone, as SQLite can tell them quickly: what it finds is looked at once more. */
const digitsOf = (column: string) =>
  [' ', '-', '.', '(', ')', '+', '/'].reduce((sql, sign) => `replace(${sql}, '${sign}', '')`, column);

type Cell = { heading: string; text: string };
type Candidate = { id: number; extra: string; theirs: 0 | 1 };

export function createSweeps(store: Store) {
  const traced = (column: string) => `EXISTS (SELECT 1 FROM json_each(:needles) n WHERE instr(lower(${column}), n.value)
    OR instr(${digitsOf(column)}, n.value))`;
  const last = store.prepare<Record<string, never>, { id: number }>('SELECT coalesce(max(id), 0) AS id FROM lookups');
  const candidates = store.prepare<
    { from: number; to: number; nik: string; phones: string; needles: string },
    Candidate
  >(`
    SELECT id, extra, coalesce(ec_nik = :nik OR ec_phone IN (SELECT value FROM json_each(:phones)), 0) AS theirs
    FROM lookups WHERE id > :from AND id <= :to
      AND (ec_nik = :nik OR ec_phone IN (SELECT value FROM json_each(:phones)) OR ${traced('extra')})`);
  // The question is another one without the contact. A fingerprint of nothing: it is never asked again by that of before.
  const dropContact = store.prepare<{ id: number }>(`
    UPDATE lookups SET ec_nik = NULL, ec_phone = NULL, ec_name = NULL, fingerprint = 'erased ' || lower(hex(randomblob(16)))
    WHERE id = :id`);
  const setExtra = store.prepare<{ id: number; extra: string }>('UPDATE lookups SET extra = :extra WHERE id = :id');
  const rawOf = store.prepare<{ id: number }, { id: number; raw: string | null; message: string | null }>(
    'SELECT id, raw, message FROM attempts WHERE lookup_id = :id AND (raw IS NOT NULL OR message IS NOT NULL)',
  );
  const setRaw = store.prepare<{ id: number; raw: string | null; message: string | null }>(
    'UPDATE attempts SET raw = :raw, message = :message, raw_bytes = NULL WHERE id = :id',
  );
  type Left = { list_id: number; source_row: number; cells: string; skipped: 0 | 1 };
  const leftOut = store.prepare<{ list_id: number; row: number; needles: string; limit: number }, Left>(`
    SELECT list_id, source_row, cells, skipped FROM rejected_rows WHERE (list_id, source_row) > (:list_id, :row)
      AND ${traced('cells')} ORDER BY list_id, source_row LIMIT :limit + 0`);
  const removeLeftOut = store.prepare<{ list_id: number; source_row: number }>(
    'DELETE FROM rejected_rows WHERE list_id = :list_id AND source_row = :source_row',
  );
  const countLeftOut = store.prepare<{ id: number; skipped: 0 | 1 }>(`
    UPDATE lists SET removed = removed + 1, rows = max(0, rows - 1), skipped = max(0, skipped - :skipped),
      rejected = max(0, rejected - 1 + :skipped) WHERE id = :id`);
  const drafts = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM drafts ORDER BY id');
  const steps = store.prepare<{ id: number }, { changes: string }>(
    'SELECT changes FROM draft_steps WHERE draft_id = :id ORDER BY number, piece',
  );
  const forgetSteps = store.prepare<{ id: number }>('DELETE FROM draft_steps WHERE draft_id = :id');
  const forgetDraft = store.prepare<{ id: number }>(`UPDATE drafts SET steps = 0, choices = '{}' WHERE id = :id`);
  const plain = texts.map(([table, column]) => {
    const key = { report_files: "report_id || ' ' || place", restricted_people: 'nik' }[table as string] ?? 'id';
    return {
      all: store.prepare<Record<string, never>, { key: string | number; text: string }>(
        `SELECT ${key} AS key, ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`,
      ),
      set: store.prepare<{ key: string | number; text: string }>(
        `UPDATE ${table} SET ${column} = :text WHERE ${key} = :key`,
      ),
    };
  });

  /** Steps, one kind after the other; `counts` grows with what they find. */
  return (traces: Traces, counts: SweepCounts): (() => boolean)[] => {
    const finder = createFinder(traces);
    const words = traces.names.map((name) => longest(name)).filter((word) => word.length >= 3);
    const tails = traces.phones.map((phone) => phone.replace(/^0/, ''));
    const needles = JSON.stringify([...new Set([traces.nik, ...tails, ...words])]);
    const phones = JSON.stringify(traces.phones);

    const isTheirs = (cells: readonly Cell[]) =>
      cells.some(({ text }) => finder.numbersIn(text)) ||
      // By the name alone only where no other NIK says that it is somebody else.
      (cells.some(({ text }) => finder.isName(text)) && !cells.some(({ text }) => /^\D*\d{16}\D*$/.test(text)));

    let from = 0;
    const most = last.get({})?.id ?? 0;
    const lookups = (): boolean => {
      const to = from + stepRows;
      for (const row of candidates.all({ from, to, nik: traces.nik, phones, needles })) {
        if (row.theirs === 1) {
          dropContact.run({ id: row.id });
          counts.contacts += 1;
          for (const { id, raw, message } of rawOf.all({ id: row.id })) {
            const clean = { raw: raw && finder.without(raw), message: message && finder.without(message) };
            if (clean.raw !== raw || clean.message !== message) setRaw.run({ id, ...clean });
          }
        }
        const cells = JSON.parse(row.extra) as Cell[];
        const found = cells.filter(({ text }) => finder.foundIn(text));
        if (found.length === 0) continue;
        counts.cells += found.length;
        const extra = cells.map((cell) => (found.includes(cell) ? { ...cell, text: '' } : cell));
        setExtra.run({ id: row.id, extra: JSON.stringify(extra) });
      }
      from = to;
      return from < most;
    };

    let place = { list_id: 0, row: 0 };
    const rejected = (): boolean => {
      const found = leftOut.all({ ...place, needles, limit: stepRows });
      for (const row of found) {
        place = { list_id: row.list_id, row: row.source_row };
        if (!isTheirs(JSON.parse(row.cells) as Cell[])) continue;
        removeLeftOut.run({ list_id: row.list_id, source_row: row.source_row });
        countLeftOut.run({ id: row.list_id, skipped: row.skipped });
        counts.rejectedRows += 1;
      }
      return found.length === stepRows;
    };

    let open: number[] | null = null;
    const repairs = (): boolean => {
      open ??= drafts.all({}).map(({ id }) => id);
      const id = open.shift();
      if (id === undefined) return false;
      if (steps.all({ id }).some(({ changes }) => finder.foundIn(changes))) {
        forgetSteps.run({ id });
        forgetDraft.run({ id });
        counts.drafts += 1;
      }
      return true;
    };

    let next = 0;
    const written = (): boolean => {
      const column = plain[next];
      if (!column) return false;
      next += 1;
      for (const { key, text } of column.all.all({})) {
        const clean = finder.without(text);
        if (clean === text || clean === text.normalize('NFC')) continue;
        column.set.run({ key, text: clean });
        counts.texts += 1;
      }
      return true;
    };
    return [lookups, rejected, repairs, written];
  };
}

/** As SQLite's `lower` has it, which knows the letters of ASCII alone: others must not be in it. */
function longest(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/);
  return words.reduce((long, word) => (word.length > long.length ? word : long), '').toLowerCase();
}
