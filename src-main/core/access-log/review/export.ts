/** Writes what a filter finds of the access log to a file. That it was written stands in the log. */

import { type AccessLogEntry, accessKinds } from '../../../contract/access-log.ts';
import { localSecond } from '../../../contract/calendar.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Language } from '../../../contract/settings.ts';
import { accessDetailText, accessLogWords } from '../../../words/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createReportWriter } from '../../files/report-parts.ts';
import type { Ports } from '../../kernel/ports.ts';
import { footerOf } from '../../spreadsheet/write/footer.ts';
import type { PersonRow } from '../../spreadsheet/write/sheet-cell.ts';
import { type ColumnKinds, cellsOf, type SheetColumns, sheetColumns } from '../../spreadsheet/write/sheet-columns.ts';
import { runWriter } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import type { AccessLog } from '../access-log.ts';
import type { AccessWalk } from './walk.ts';

/** Entries read and formatted in one turn of the main thread. */
const sliceEntries = 200;

type Texts = (typeof accessLogWords)[Language] & { language: Language };

const kinds: ColumnKinds<Texts> = { seq: 'number', at: 'moment', people: 'number' };

const columns: SheetColumns<Texts, AccessLogEntry> = {
  seq: ({ seq }) => seq,
  at: ({ at }) => ({ moment: localSecond(at) }),
  who: ({ systemUser }) => systemUser,
  operator: ({ operator }) => operator,
  what: ({ what }, { kind }) => kind[what],
  people: ({ what, people }) => (accessKinds[what].persons ? people : null),
  detail: ({ detail }, { language }) => accessDetailText(detail, language) || null,
  lists: ({ lists }) => lists.map(({ listName }) => listName).join('; ') || null,
};

/** Errors: `invalid-input`, those of `targetOf` and `runWriter`, `file-not-writable` where the file cannot be replaced. */
export function createAccessLogExport(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  accessLog: Pick<AccessLog, 'record'>;
  walk: AccessWalk;
}) {
  const { store, ports, files, accessLog, walk } = deps;
  const writeWhole = createReportWriter(deps);

  return async (order: ParsedInputOf<'accessLog.export'>): Promise<{ rows: number; fileName: string }> => {
    const { fileId, format, language, ...filter } = order;
    // What is typed wrong is said before a file is begun.
    const first = walk.slice(filter, null, sliceEntries);
    const target = files.targetOf(fileId);
    const texts = { ...accessLogWords[language], language };
    let written = 0;

    function* slices(): Generator<PersonRow[]> {
      for (let slice = first; ; slice = walk.slice(filter, slice.next, sliceEntries)) {
        yield slice.entries.map((entry) => ({ cells: cellsOf(columns, entry, texts), extra: [] }));
        if (slice.next === null) return;
      }
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
                columns: sheetColumns(columns, texts, kinds),
                footer: footerOf(texts.sheets.rows, language, ports.clock.now()),
              },
            ],
          },
          slices(),
          () => [],
          (done) => {
            written = done;
          },
        ),
      (move) =>
        store.transaction(() => {
          accessLog.record({ what: 'log-exported', people: 0, detail: { format } });
          move();
        }),
    );
    return { rows: written, fileName: target.name };
  };
}
