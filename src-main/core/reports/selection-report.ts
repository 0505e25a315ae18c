/** The file of what a search of the history found, of any lists: a row for each lookup, in the order of the search. */
import type { LookupItem } from '../../contract/history.ts';
import { maskNik, maskPhone } from '../../contract/masked.ts';
import type { Report, SelectionOptions } from '../../contract/reports.ts';
import { type ReportTexts, reportTexts } from '../../words/report.ts';
import { fileDigest } from '../files/file-digest.ts';
import type { Files } from '../files/files.ts';
import { createReportWriter } from '../files/report-parts.ts';
import type { History } from '../history/history.ts';
import type { WithheldColumns } from '../imports/columns/withheld-columns.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Ports } from '../kernel/ports.ts';
import { createLookupViews } from '../lookups/lookup-view.ts';
import { footerOf } from '../spreadsheet/write/model/footer.ts';
import type { PersonRow } from '../spreadsheet/write/model/sheet-cell.ts';
import { runWriter } from '../spreadsheet/write/writer.ts';
import type { Store } from '../store/store.ts';
import { selectedRow, sheetColumns } from './person-row.ts';
import type { ReportRecords } from './report-records.ts';
import { type AcceptedRow, createReportRows } from './report-rows.ts';

/** List, row, NIK, phone and name: who it is stays in view. */
const columnsInView = 5;
/** Lookups of one turn of the main thread. */
const sliceRows = 200;
/** Lists a record names; the file names them all. */
const mostLists = 200;

export type SelectionInput = SelectionOptions & { fileId: string; password: string | null };

export function createSelectionReports(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Files;
  records: ReportRecords;
  withheld: WithheldColumns;
  history: Pick<History, 'selected'>;
}) {
  const { store, events, ports, files, records, withheld, history } = deps;
  const rows = createReportRows(store);
  const views = createLookupViews(store, ports.clock);
  const writeWhole = createReportWriter(deps);
  const listsOf = store.prepare<readonly [string], { list_id: number; ec_consent: 0 | 1; practice: 0 | 1 }>(`
    SELECT DISTINCT l.list_id, m.ec_consent, c.kind = 'practice' AS practice
    FROM lookups l JOIN lists m ON m.id = l.list_id JOIN connections c ON c.id = m.connection_id
    WHERE l.id IN (SELECT value FROM json_each(?))`);

  /** Errors: `nothing-found`, `practice-and-real`, `invalid-input`, those of the writing process. */
  return async ({ filter, sort, fileId, format, language, numbers, password }: SelectionInput): Promise<Report> => {
    if (password !== null && format !== 'xlsx') {
      throw new CoreError('invalid-input', 'Only a workbook can have a password.', {
        fields: [{ path: 'password', code: 'custom' }],
      });
    }
    const target = files.targetOf(fileId);
    const ids = await history.selected(filter, sort);
    const lists = listsAmong(ids);
    if (lists.size === 0) throw new CoreError('nothing-found', 'Nothing is found like that: there is nothing to save.');
    const kinds = new Set([...lists.values()].map(({ practice }) => practice));
    if (kinds.size > 1) {
      throw new CoreError('practice-and-real', 'What practice made up must not stand among real answers.');
    }
    const texts = reportTexts[language];
    const contacts = [...lists.values()].some(({ ec_consent }) => ec_consent === 1);
    const practice = kinds.has(1);
    const total = ids.length;
    const [first = 0] = lists.keys();

    function* slices(): Generator<PersonRow[]> {
      for (let at = 0; at < total; at += sliceRows) {
        const found = rows.some(ids.slice(at, at + sliceRows));
        const items = new Map(views.items(found).map((item) => [item.lookupId, item]));
        yield found.map((row) => {
          const about = { contacts, shown: withheld.of(row.list_id) };
          return selectedRow(shownRow(row, numbers), items.get(row.id) as LookupItem, texts, about);
        });
      }
    }

    let written = 0;
    let sha256 = '';
    return writeWhole(
      target,
      async (part) => {
        const name = texts.sheets.people;
        await runWriter(
          ports,
          {
            ...{ ...part, format, language, password },
            sheets: [
              {
                name,
                columns: [listColumn(texts), ...sheetColumns(texts, { ecConsent: contacts, practice })],
                keptColumns: columnsInView,
                footer: footerOf(name, language, ports.clock.now()),
              },
            ],
          },
          slices(),
          () => [],
          (done) => {
            written = done;
            events.emit('reports.progress', { listId: first, done, total: Math.max(done, total) });
          },
        );
        sha256 = await fileDigest(part);
      },
      // No file without its record, and no record without its file.
      (move) =>
        store.transaction(() => {
          const reportId = records.begin({
            ...{ kind: 'selection', format, container: 'file', language, fileName: target.name, purpose: null },
            listIds: [...lists.keys()].slice(0, mostLists),
            masked: numbers === 'masked',
            locked: password !== null,
            options: { kind: 'selection', filter, sort, format, language, numbers },
            madeBy: ports.operator,
            madeAt: ports.clock.now(),
          });
          const file = { name: target.name, group: null, people: written, sha256, givenBefore: [] };
          const report = records.complete(reportId, { rows: written, people: written, files: [file], sha256: null });
          move();
          return report;
        }),
    );
  };

  /** Those with most of it need not come first: they are in the order in which the search met them. */
  function listsAmong(ids: readonly number[]): Map<number, { ec_consent: 0 | 1; practice: 0 | 1 }> {
    const found = new Map<number, { ec_consent: 0 | 1; practice: 0 | 1 }>();
    for (let at = 0; at < ids.length; at += 5_000) {
      for (const { list_id, ...about } of listsOf.all([JSON.stringify(ids.slice(at, at + 5_000))])) {
        found.set(list_id, about);
      }
    }
    return found;
  }
}

function listColumn(texts: ReportTexts) {
  return { heading: texts.summary.list, kind: 'text' as const };
}

function shownRow(row: AcceptedRow, numbers: SelectionOptions['numbers']): AcceptedRow {
  if (numbers === 'whole') return row;
  return {
    ...row,
    nik: maskNik(row.nik),
    phone: maskPhone(row.phone),
    ec_nik: row.ec_nik && maskNik(row.ec_nik),
    ec_phone: row.ec_phone && maskPhone(row.ec_phone),
  };
}
