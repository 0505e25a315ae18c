/**
 * The SQL of mending a list: a row that was left out becomes a lookup, or is left out with new reasons. Every call is part
 * of the caller's transaction, and the list's counts move with the row.
 */

import type { Problem } from '../../../contract/person.ts';
import type { ColumnMap } from '../../../contract/reading.ts';
import type { LookupState } from '../../../contract/states.ts';
import { CoreError } from '../../kernel/errors.ts';
import { type Finding, note, warning } from '../../person/finding.ts';
import { settleTwin } from '../../queue/drain/machine.ts';
import type { Store } from '../../store/store.ts';
import type { NamedCell } from '../columns/column-names.ts';
import { type ApartOfList, createWithheldColumns } from '../columns/withheld-columns.ts';
import type { ReadRow } from '../reading/read-rows.ts';
import { skippedByOperator } from '../reading/repairs.ts';
import type { ImportRows } from '../storing/import-rows.ts';

export type AcceptedRow = Extract<ReadRow, { fingerprint: string }>;

/** Whose answer a row of that question shares, or waits for. */
type Leader = { id: number; state: LookupState };
type Question = { list_id: number; nik: string; phone: string };

export type AboutList = {
  /** As the list was read. */
  columns: ColumnMap;
  apart: ApartOfList;
  ecConsent: boolean;
  /** Its connection was not deleted. */
  connected: boolean;
};

/** A row of the list that was left out. */
export type LeftOutRow = {
  cells: readonly NamedCell[];
  problems: readonly Problem[];
  /** Of the row as it stood before it came back mended and was left out again: marks of that time are out. */
  digests: readonly string[];
};

export type MendRows = ReturnType<typeof createMendRows>;

export function createMendRows(store: Store, rows: Pick<ImportRows, 'insert'>) {
  const shown = createWithheldColumns(store);
  const about = store.prepare<{ id: number }, { columns: string; ec_consent: 0 | 1; connected: 0 | 1 }>(`
    SELECT l.columns, l.ec_consent, c.deleted_at IS NULL AS connected
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);
  const rejected = store.prepare<
    { list_id: number; source_row: number },
    { cells: string; problems: string; digests: string }
  >('SELECT cells, problems, digests FROM rejected_rows WHERE list_id = :list_id AND source_row = :source_row');
  const replace = store.prepare<{
    list_id: number;
    source_row: number;
    cells: string;
    problems: string;
    digests: string;
  }>(`
    UPDATE rejected_rows SET cells = :cells, problems = :problems, digests = :digests
    WHERE list_id = :list_id AND source_row = :source_row`);
  const remove = store.prepare<{ list_id: number; source_row: number }>(
    'DELETE FROM rejected_rows WHERE list_id = :list_id AND source_row = :source_row',
  );
  const count = store.prepare<{ id: number; duplicates: number }>(`
    UPDATE lists SET accepted = accepted + 1, rejected = rejected - 1, duplicates = duplicates + :duplicates WHERE id = :id`);
  const countSkipped = store.prepare<{ id: number }>(
    'UPDATE lists SET rejected = rejected - 1, skipped = skipped + 1 WHERE id = :id',
  );
  const firstExtra = store.prepare<{ list_id: number }, { extra: string }>(
    'SELECT extra FROM lookups WHERE list_id = :list_id ORDER BY source_row, id LIMIT 1',
  );
  const inserted = store.prepare<{ list_id: number; source_row: number }, { id: number }>(
    'SELECT id FROM lookups WHERE list_id = :list_id AND source_row = :source_row',
  );
  // The rows of a list that ask the same need not all have the same leader (ask again, shared-twins.ts): the best news first.
  const leaderOf = store.prepare<Question & { fingerprint: string }, Leader>(`
    SELECT l.id, l.state FROM lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id JOIN lookups l ON l.id = coalesce(e.twin_of, e.id)
    WHERE k.nik = :nik AND k.phone = :phone AND e.fingerprint = :fingerprint AND e.list_id = :list_id
    ORDER BY CASE l.state WHEN 'answered' THEN 0 WHEN 'no_record' THEN 1 WHEN 'sending' THEN 2 WHEN 'in_doubt' THEN 3
      WHEN 'queued' THEN 4 WHEN 'refused' THEN 5 WHEN 'failed' THEN 6 ELSE 7 END, l.id LIMIT 1`);
  const follow = store.prepare<{ id: number; leader: number }>('UPDATE lookups SET twin_of = :leader WHERE id = :id');
  // After the insert, so that the triggers see a row that was open come to its end.
  const settle = store.prepare<{ id: number; state: LookupState; now: number }>(
    'UPDATE lookups SET state = :state, updated_at = :now WHERE id = :id',
  );
  const lead = store.prepare<{ id: number; former: number }>(
    'UPDATE lookups SET twin_of = :id WHERE id = :former OR (twin_of = :former AND id <> :id)',
  );
  const otherPhone = store.prepare<Question, { id: number }>(`
    SELECT e.id FROM lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id
    WHERE k.nik = :nik AND k.phone <> :phone AND e.list_id = :list_id LIMIT 1`);
  const otherPerson = store.prepare<Question, { id: number }>(`
    SELECT e.id FROM lookup_phones k CROSS JOIN lookups e ON e.id = k.lookup_id
    WHERE k.phone = :phone AND e.nik <> :nik AND e.list_id = :list_id LIMIT 1`);

  /** What there is to say of the row beside the others of its list; what was said of it beside those of its file is not that. */
  function besideTheList(question: Question, twin: boolean): Finding[] {
    return [
      ...(otherPhone.get(question) ? [warning('nik', 'same-nik-other-phone')] : []),
      ...(otherPerson.get(question) ? [warning('phone', 'same-phone-other-person')] : []),
      ...(twin ? [note(null, 'twin')] : []),
    ];
  }

  return {
    /** Errors: `not-found`. */
    about(listId: number): AboutList {
      const found = about.get({ id: listId });
      if (!found) throw new CoreError('not-found', 'That list is not there any more.');
      const { columns, ec_consent, connected } = found;
      return {
        columns: JSON.parse(columns),
        apart: shown.of(listId).apart,
        ecConsent: ec_consent === 1,
        connected: connected === 1,
      };
    },
    /** null: there is none of that number. */
    leftOut(listId: number, row: number): LeftOutRow | null {
      const found = rejected.get({ list_id: listId, source_row: row });
      if (!found) return null;
      const digests = found.digests === '' ? [] : found.digests.split(' ');
      return { cells: JSON.parse(found.cells), problems: JSON.parse(found.problems), digests };
    },
    /** The headings of what the list keeps beside its fields; null: it has no accepted row yet. */
    extraHeadings(listId: number): string[] | null {
      const found = firstExtra.get({ list_id: listId });
      return found ? (JSON.parse(found.extra) as NamedCell[]).map(({ heading }) => heading) : null;
    },

    /** Of a row that waited to be mended. One that the operator takes out now is counted as that. */
    leaveOut(listId: number, row: number, { cells, problems, digests }: LeftOutRow): void {
      replace.run({
        list_id: listId,
        source_row: row,
        cells: JSON.stringify(cells),
        problems: JSON.stringify(inRow(problems, row)),
        digests: digests.join(' '),
      });
      if (skippedByOperator(problems)) countSkipped.run({ id: listId });
    },

    /**
     * Its question shares what is there of it: an answer of the list is not paid for again, and one that is under way, or in
     * doubt, is waited for (queue/drain/machine.ts).
     */
    storeMended(listId: number, row: number, read: AcceptedRow, extra: NamedCell[], now: number): void {
      const { nik, phone } = read.person;
      const question = { list_id: listId, nik, phone };
      const leader = leaderOf.get({ ...question, fingerprint: read.fingerprint });
      const problems = inRow(
        [...read.problems.filter(isOfItself), ...besideTheList(question, leader !== undefined)],
        row,
      );
      remove.run({ list_id: listId, source_row: row });
      rows.insert(listId, { ...read, row, extra, problems, twinOfRow: null }, now);
      count.run({ id: listId, duplicates: leader ? 1 : 0 });
      if (!leader) return;
      const own = inserted.get({ list_id: listId, source_row: row });
      if (!own) throw new Error('A mended row vanished as it was stored.');
      // As the oldest waiting twin of a cancelled lookup does: it asks, and the cancelled ones would share what comes.
      if (leader.state === 'cancelled') {
        lead.run({ id: own.id, former: leader.id });
        return;
      }
      follow.run({ id: own.id, leader: leader.id });
      const state = settleTwin(leader.state);
      if (state !== null) settle.run({ id: own.id, state, now });
    },
  };
}

/** Not about the row beside the other rows of its file. */
function isOfItself({ code }: Finding): boolean {
  return code !== 'twin' && code !== 'same-nik-other-phone' && code !== 'same-phone-other-person';
}

function inRow(findings: readonly Finding[], row: number): Problem[] {
  return findings.map((finding) => ({ ...finding, row }));
}
