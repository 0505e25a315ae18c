/** The record of every report made. */
import type { FileFormat } from '../../contract/files.ts';
import type { Report } from '../../contract/reports.ts';
import type { Store } from '../store/store.ts';

type Row = {
  id: number;
  list_id: number;
  list_name: string;
  connection_kind: 'practice' | 'account';
  format: FileFormat;
  language: 'id' | 'en';
  file_name: string;
  rows: number;
  made_by: string;
  made_at: number;
};

export function createReportRecords(store: Store) {
  const select = `SELECT r.id, r.list_id, l.name AS list_name, c.kind AS connection_kind, r.format, r.language, r.file_name, r.rows, r.made_by, r.made_at
    FROM reports r JOIN lists l ON l.id = r.list_id JOIN connections c ON c.id = l.connection_id`;
  const insert = store.prepare<{
    list_id: number;
    format: string;
    language: string;
    file_name: string;
    rows: number;
    made_by: string;
    made_at: number;
  }>(`
    INSERT INTO reports (list_id, format, language, file_name, rows, made_by, made_at)
    VALUES (:list_id, :format, :language, :file_name, :rows, :made_by, :made_at)`);
  const one = store.prepare<{ id: number }, Row>(`${select} WHERE r.id = :id`);
  const newest = store.prepare<{ made_at: number; id: number; limit: number }, Row>(
    `${select} WHERE (r.made_at, r.id) < (:made_at, :id) ORDER BY r.made_at DESC, r.id DESC LIMIT :limit`,
  );

  return {
    add(report: Omit<Report, 'reportId' | 'listName' | 'practice'>): Report {
      const { id } = insert.run({
        list_id: report.listId,
        format: report.format,
        language: report.language,
        file_name: report.fileName,
        rows: report.rows,
        made_by: report.madeBy,
        made_at: report.madeAt,
      });
      const row = one.get({ id });
      if (!row) throw new Error('A report record vanished as it was written.');
      return toReport(row);
    },
    page: (after: readonly number[] | null, limit: number): Report[] => {
      const [madeAt, id] = after ?? [Number.MAX_SAFE_INTEGER, 0];
      return newest.all({ made_at: madeAt ?? 0, id: id ?? 0, limit }).map(toReport);
    },
  };
}

function toReport(row: Row): Report {
  return {
    reportId: row.id,
    listId: row.list_id,
    listName: row.list_name,
    practice: row.connection_kind === 'practice',
    format: row.format,
    language: row.language,
    fileName: row.file_name,
    rows: row.rows,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
