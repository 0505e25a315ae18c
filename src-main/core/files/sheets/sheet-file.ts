/**
 * A file of rows that are about calls, lines or entries, each with the same columns: written whole or not at all, with an entry in
 * the access log that goes with it. What is in it is its caller's.
 */
import type { FileFormat } from '../../../contract/files.ts';
import type { Language } from '../../../contract/settings.ts';
import type { AccessEntry, AccessLog } from '../../access-log/access-log.ts';
import type { Ports } from '../../kernel/ports.ts';
import { footerOf } from '../../spreadsheet/write/model/footer.ts';
import type { PersonRow } from '../../spreadsheet/write/model/sheet-cell.ts';
import {
  type ColumnKinds,
  cellsOf,
  type SheetColumns,
  sheetColumns,
} from '../../spreadsheet/write/model/sheet-columns.ts';
import type { Page } from '../../spreadsheet/write/model/workbook-model.ts';
import { runWriter } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import type { Files } from '../files.ts';
import { createReportWriter } from '../report-parts.ts';

type Texts = { headings: Readonly<Record<string, string>>; sheets: { rows: string } };

export type SheetFile<T extends Texts, Of> = {
  fileId: string;
  format: FileFormat;
  language: Language;
  texts: T;
  columns: SheetColumns<T, Of>;
  kinds: ColumnKinds<T>;
  /** At the foot of each printed page. */
  footer: string;
  /** Rows read and formatted in one turn of the main thread each. */
  slices: Iterable<readonly Of[]>;
  /** Further sheets of a workbook; made when all rows are taken. */
  pages?: () => readonly Page[];
  entry: Pick<AccessEntry, 'what' | 'detail'>;
};

/** Returns how many rows there are in it. Errors: those of `targetOf` and `runWriter`, `file-not-writable` where the file cannot be replaced. */
export function createSheetFiles(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf'>;
}) {
  const { store, ports, accessLog, files } = deps;
  const writeWhole = createReportWriter(deps);

  return async <T extends Texts, Of>(file: SheetFile<T, Of>): Promise<{ rows: number; fileName: string }> => {
    const { format, language, texts, columns, kinds, footer, entry } = file;
    const target = files.targetOf(file.fileId);
    let written = 0;

    function* slices(): Generator<PersonRow[]> {
      for (const slice of file.slices) yield slice.map((one) => ({ cells: cellsOf(columns, one, texts), extra: [] }));
    }

    await writeWhole(
      target,
      (part) =>
        runWriter(
          ports,
          {
            ...part,
            format,
            language,
            sheets: [
              {
                name: texts.sheets.rows,
                columns: sheetColumns<string>(columns, texts, kinds),
                footer: footerOf(footer, language, ports.clock.now()),
              },
            ],
          },
          slices(),
          file.pages ?? (() => []),
          (done) => {
            written = done;
          },
        ),
      (move) =>
        store.transaction(() => {
          accessLog.record({ ...entry, people: 0, detail: { ...entry.detail, format } });
          move();
        }),
    );
    return { rows: written, fileName: target.name };
  };
}
