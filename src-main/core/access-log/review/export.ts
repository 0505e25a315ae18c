/** Writes what a filter finds of the access log to a file. That it was written stands in the log. */

import { type AccessLogEntry, accessKinds } from '../../../contract/access-log.ts';
import { localSecond } from '../../../contract/calendar.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Language } from '../../../contract/settings.ts';
import { accessDetailText, accessLogWords } from '../../../words/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createSheetFiles } from '../../files/sheets/sheet-file.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ColumnKinds, SheetColumns } from '../../spreadsheet/write/model/sheet-columns.ts';
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

/** Errors: `invalid-input`, those of `createSheetFiles`. */
export function createAccessLogExport({
  walk,
  ...deps
}: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  accessLog: Pick<AccessLog, 'record'>;
  walk: AccessWalk;
}) {
  const writeSheet = createSheetFiles(deps);

  return (order: ParsedInputOf<'accessLog.export'>): Promise<{ rows: number; fileName: string }> => {
    const { fileId, format, language, ...filter } = order;
    // What is typed wrong is said before a file is begun.
    const first = walk.slice(filter, null, sliceEntries);
    const texts = { ...accessLogWords[language], language };

    function* slices(): Generator<AccessLogEntry[]> {
      for (let slice = first; ; slice = walk.slice(filter, slice.next, sliceEntries)) {
        yield slice.entries;
        if (slice.next === null) return;
      }
    }

    return writeSheet({
      ...{ fileId, format, language, texts, columns, kinds, slices: slices() },
      footer: texts.sheets.rows,
      entry: { what: 'log-exported' },
    });
  };
}
