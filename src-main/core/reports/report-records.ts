/**
 * The record of every report made: what it is of, who made it and when, what each of its files is, and who stands in them. One
 * that takes long is begun before its files are, so that they can name it, and is invisible until they are there.
 */

import type { ReportFormat } from '../../contract/files.ts';
import type { ListPurpose } from '../../contract/purposes.ts';
import {
  type FieldOptions,
  fieldOptionsSchema,
  type GivenBefore,
  type Report,
  type ReportContainer,
  type ReportFile,
  type ReportKind,
  type SelectionOptions,
} from '../../contract/reports.ts';
import type { Language } from '../../contract/settings.ts';
import type { SummaryOptions } from '../../contract/summary.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';

type Row = {
  id: number;
  kind: ReportKind;
  connection_kind: 'practice' | 'account';
  format: ReportFormat;
  container: ReportContainer;
  language: Language;
  file_name: string;
  rows: number;
  people: number;
  masked: 0 | 1;
  locked: 0 | 1;
  purpose: ListPurpose | null;
  sha256: string | null;
  options: string | null;
  made_by: string;
  made_at: number;
};
type FileRow = { name: string; group_name: string | null; people: number; sha256: string | null; given_before: string };

/** What makes a report again, but for its place and its password. */
export type ReportOptions =
  | { kind: 'rows'; listId: number; format: ReportFormat; language: Language }
  | ({ kind: 'field' } & FieldOptions)
  | ({ kind: 'selection' } & SelectionOptions)
  | ({ kind: 'summary' } & SummaryOptions);

export type BegunReport = Pick<
  Report,
  'kind' | 'format' | 'container' | 'language' | 'fileName' | 'masked' | 'locked' | 'purpose' | 'madeBy' | 'madeAt'
> & { listIds: readonly number[]; options: ReportOptions };

export type DoneReport = Pick<Report, 'rows' | 'people' | 'files' | 'sha256'>;

export type ReportRecords = ReturnType<typeof createReportRecords>;

/** Stored, or taken away, in one step of a turn. */
const peopleAtOnce = 500;

export function createReportRecords({
  store,
  clock,
  accessLog,
}: {
  store: Store;
  clock: Pick<Clock, 'monotonic'>;
  accessLog: Pick<AccessLog, 'record'>;
}) {
  const inTurns = createTurns(store, clock);
  const select = `SELECT r.id, r.kind, c.kind AS connection_kind, r.format, r.container, r.language, r.file_name, r.rows,
      r.people, r.masked, r.locked, r.purpose, r.sha256, r.options, r.made_by, r.made_at
    FROM reports r JOIN lists l ON l.id = r.list_id JOIN connections c ON c.id = l.connection_id`;
  const insert = store.prepare<Record<string, string | number | null>>(`
    INSERT INTO reports (kind, list_id, format, container, language, file_name, rows, masked, locked, purpose, options,
      made_by, made_at, complete)
    VALUES (:kind, :list_id, :format, :container, :language, :file_name, 0, :masked, :locked, :purpose, :options,
      :made_by, :made_at, 0)`);
  const insertList = store.prepare<{ report_id: number; place: number; list_id: number }>(
    'INSERT INTO report_lists VALUES (:report_id, :place, :list_id)',
  );
  const insertFile = store.prepare<{ report_id: number; place: number } & FileRow>(`
    INSERT INTO report_files (report_id, place, name, group_name, people, sha256, given_before)
    VALUES (:report_id, :place, :name, :group_name, :people, :sha256, :given_before)`);
  const insertPerson = store.prepare<[number, number, number]>(
    'INSERT INTO report_people (lookup_id, report_id, file) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const finish = store.prepare<{ id: number; rows: number; people: number; sha256: string | null }>(
    'UPDATE reports SET rows = :rows, people = :people, sha256 = :sha256, complete = 1 WHERE id = :id',
  );
  const one = store.prepare<{ id: number }, Row>(`${select} WHERE r.id = :id AND r.complete = 1`);
  const newest = store.prepare<{ made_at: number; id: number; limit: number }, Row>(
    `${select} WHERE r.complete = 1 AND (r.made_at, r.id) < (:made_at, :id)
     ORDER BY r.made_at DESC, r.id DESC LIMIT :limit`,
  );
  const lists = store.prepare<{ id: number }, { listId: number; listName: string }>(`
    SELECT l.id AS listId, l.name AS listName FROM report_lists r JOIN lists l ON l.id = r.list_id
    WHERE r.report_id = :id ORDER BY r.place`);
  const files = store.prepare<{ id: number }, FileRow>(`
    SELECT name, group_name, people, sha256, given_before FROM report_files WHERE report_id = :id ORDER BY place`);
  const options = store.prepare<
    { id: number },
    { options: string | null; locked: 0 | 1; list_id: number; format: ReportFormat; language: Language }
  >('SELECT options, locked, list_id, format, language FROM reports WHERE id = :id AND complete = 1');
  const incomplete = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM reports WHERE complete = 0');
  const people = store.prepare<{ id: number; limit: number }, { lookup_id: number }>(
    'SELECT lookup_id FROM report_people WHERE report_id = :id LIMIT :limit',
  );
  const dropPerson = store.prepare<[number, number]>('DELETE FROM report_people WHERE lookup_id = ? AND report_id = ?');
  const drop = store.prepare<{ id: number }>('DELETE FROM reports WHERE id = :id AND complete = 0');

  function toReport(row: Row): Report {
    const of = lists.all({ id: row.id });
    const [first] = of;
    if (!first) throw new Error('A report without a list.');
    const made = row.options === null ? null : (JSON.parse(row.options) as ReportOptions);
    const summary = made?.kind === 'summary' ? made : null;
    return {
      reportId: row.id,
      kind: row.kind,
      ...first,
      lists: of.map(({ listId, listName }) => ({ listId, listName })),
      period: summary?.period ?? null,
      allLists: summary?.listIds === null,
      practice: row.connection_kind === 'practice',
      format: row.format,
      container: row.container,
      language: row.language,
      fileName: row.file_name,
      rows: row.rows,
      people: row.people,
      masked: row.masked === 1,
      locked: row.locked === 1,
      purpose: row.purpose,
      files: files.all({ id: row.id }).map(toFile),
      sha256: row.sha256,
      madeBy: row.made_by,
      madeAt: row.made_at,
    };
  }

  return {
    /** Returns its id. Nobody sees it before `complete`. */
    begin(report: BegunReport): number {
      return store.transaction(() => {
        const { id } = insert.run({
          kind: report.kind,
          list_id: report.listIds[0] ?? 0,
          format: report.format,
          container: report.container,
          language: report.language,
          file_name: report.fileName,
          masked: Number(report.masked),
          locked: Number(report.locked),
          purpose: report.purpose,
          options: JSON.stringify(report.options),
          made_by: report.madeBy,
          made_at: report.madeAt,
        });
        report.listIds.forEach((list_id, place) => void insertList.run({ report_id: id, place, list_id }));
        return id;
      });
    },

    /** Who stands in which of its files, in turns of the main thread. */
    async addPeople(reportId: number, file: number, lookupIds: readonly number[]): Promise<void> {
      let at = 0;
      await inTurns(() => {
        const until = Math.min(lookupIds.length, at + peopleAtOnce);
        for (; at < until; at += 1) insertPerson.run([lookupIds[at] ?? 0, reportId, file]);
        return at < lookupIds.length;
      });
    },

    /** Within the transaction in which its files get their names. With its entry in the access log. */
    complete(reportId: number, done: DoneReport): Report {
      done.files.forEach(({ name, group, people: count, sha256, givenBefore }, place) => {
        insertFile.run({
          report_id: reportId,
          place,
          name,
          group_name: group,
          people: count,
          sha256,
          given_before: JSON.stringify(givenBefore),
        });
      });
      finish.run({ id: reportId, rows: done.rows, people: done.people, sha256: done.sha256 });
      const row = one.get({ id: reportId });
      if (!row) throw new Error('A report record vanished as it was written.');
      const report = toReport(row);
      const { kind, format, masked, locked } = report;
      accessLog.record({
        what: 'reported',
        // A summary names nobody.
        people: kind === 'summary' ? 0 : done.people,
        lists: report.lists.map(({ listId }) => listId),
        detail: { object: kind === 'selection' ? 'history' : `${kind}-report`, format, masked, locked },
      });
      return report;
    },

    /** Of one that came to nothing, in turns. */
    async abandon(reportId: number): Promise<void> {
      await inTurns(() => {
        const some = people.all({ id: reportId, limit: peopleAtOnce });
        for (const { lookup_id } of some) dropPerson.run([lookup_id, reportId]);
        if (some.length === 0) drop.run({ id: reportId });
        return some.length > 0;
      });
    },

    /** For the owner of the data directory, at its start: those of a program that is gone. */
    async removeIncomplete(): Promise<void> {
      for (const { id } of incomplete.all({})) await this.abandon(id);
    },

    /** null: there is no such report. */
    optionsOf(reportId: number): { options: ReportOptions; locked: boolean } | null {
      const found = options.get({ id: reportId });
      if (!found) return null;
      const { list_id: listId, format, language } = found;
      return {
        options: found.options === null ? { kind: 'rows', listId, format, language } : readOptions(found.options),
        locked: found.locked === 1,
      };
    },

    page: (after: readonly number[] | null, limit: number): Report[] => {
      const [madeAt, id] = after ?? [Number.MAX_SAFE_INTEGER, 0];
      return newest.all({ made_at: madeAt ?? 0, id: id ?? 0, limit }).map(toReport);
    },
  };
}

/** An older program recorded no more choices than it had. */
function readOptions(stored: string): ReportOptions {
  const options: ReportOptions = JSON.parse(stored);
  return options.kind === 'field' ? { kind: 'field', ...fieldOptionsSchema.parse(options) } : options;
}

function toFile({ name, group_name, people, sha256, given_before }: FileRow): ReportFile {
  return { name, group: group_name, people, sha256, givenBefore: JSON.parse(given_before) as GivenBefore[] };
}
