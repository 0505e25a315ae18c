/** Makes the report of a list as it stands: a row for each row of its file, with all that is known of it, and a summary. */
import { verdictKinds } from '../../contract/answer.ts';
import { localMinute } from '../../contract/calendar.ts';
import type { AccountSum } from '../../contract/charges.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { List } from '../../contract/lists.ts';
import type { Report } from '../../contract/reports.ts';
import { lookupStates } from '../../contract/states.ts';
import { type ReportTexts, reportTexts } from '../../words/report.ts';
import { fill } from '../../words/text.ts';
import { createCharges } from '../charges/ledger/charges.ts';
import { fileDigest } from '../files/file-digest.ts';
import type { Files } from '../files/files.ts';
import { createReportWriter } from '../files/report-parts.ts';
import type { WithheldColumns } from '../imports/columns/withheld-columns.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Ports } from '../kernel/ports.ts';
import type { ListView } from '../lists/list-view.ts';
import { createLookupViews } from '../lookups/lookup-view.ts';
import { footerOf } from '../spreadsheet/write/model/footer.ts';
import type { PersonRow } from '../spreadsheet/write/model/sheet-cell.ts';
import type { PageLine } from '../spreadsheet/write/model/workbook-model.ts';
import { runWriter } from '../spreadsheet/write/writer.ts';
import type { Store } from '../store/store.ts';
import { acceptedRow, rejectedRow, sheetColumns } from './person-row.ts';
import type { ReportRecords } from './report-records.ts';
import { createReportRows } from './report-rows.ts';

/** Row, NIK, phone and name: who it is stays in view. */
const columnsInView = 4;

export type RowsInput = Pick<Report, 'listId' | 'format' | 'language'> & { fileId: string; password: string | null };

export function createRowsReports(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Files;
  listView: ListView;
  records: ReportRecords;
  withheld: WithheldColumns;
}) {
  const { store, events, ports, files, listView, records, withheld } = deps;
  const rows = createReportRows(store);
  const views = createLookupViews(store, ports.clock);
  const writeWhole = createReportWriter(deps);
  const charges = createCharges(store);

  async function create({ listId, fileId, format, language, password }: RowsInput): Promise<Report> {
    if (password !== null && format !== 'xlsx') {
      throw new CoreError('invalid-input', 'Only a workbook can have a password.', {
        fields: [{ path: 'password', code: 'custom' }],
      });
    }
    if (format === 'pdf') throw new CoreError('report-not-pdf', 'A report of every row is no PDF.');
    const list = listView.get(listId);
    const target = files.targetOf(fileId);
    const texts = reportTexts[language];
    const columns = rows.columnsOf(listId);
    const shown = withheld.of(listId);
    const about = { ecConsent: list.ecConsent, practice: list.practice, shown };
    // As the rows were when they were written: while the list runs, the sums agree with the sheet above all.
    const verdicts = new Map<string, number>();
    const states = new Map<string, number>();

    function* slices(): Generator<PersonRow[]> {
      for (const slice of rows.lines(listId)) {
        const items = views.items(slice.flatMap((line) => ('accepted' in line ? [line.accepted] : []))).values();
        yield slice.map((line) => {
          if ('rejected' in line) return rejectedRow(line.rejected, columns, texts, about);
          const item = items.next().value as LookupItem;
          states.set(item.state, (states.get(item.state) ?? 0) + 1);
          verdicts.set(item.verdict.kind, (verdicts.get(item.verdict.kind) ?? 0) + 1);
          return acceptedRow(line.accepted, item, texts, about);
        });
      }
    }

    let written = 0;
    let sha256 = '';
    return writeWhole(
      target,
      async (part) => {
        await runWriter(
          ports,
          {
            ...part,
            format,
            language,
            password,
            sheets: [
              {
                name: texts.sheets.people,
                columns: sheetColumns(texts, list),
                keptColumns: columnsInView,
                footer: footerOf(list.name, language, ports.clock.now()),
              },
            ],
          },
          slices(),
          () => [
            {
              name: texts.sheets.summary,
              place: 'last',
              lines: summaryLines(listView.get(listId), texts, { states, verdicts }, charges.ofList(listId)),
            },
          ],
          (done) => {
            written = done;
            events.emit('reports.progress', { listId, done, total: Math.max(done, list.rows) });
          },
        );
        sha256 = await fileDigest(part);
      },
      // No file without its record, and no record without its file.
      (move) =>
        store.transaction(() => {
          const reportId = records.begin({
            kind: 'rows',
            listIds: [listId],
            format,
            container: 'file',
            language,
            fileName: target.name,
            masked: false,
            locked: password !== null,
            purpose: list.purpose,
            options: { kind: 'rows', listId, format, language },
            madeBy: ports.operator,
            madeAt: ports.clock.now(),
          });
          const people = [...states.values()].reduce((sum, count) => sum + count, 0);
          const file = { name: target.name, group: null, people, sha256, givenBefore: [] };
          const report = records.complete(reportId, { rows: written, people, files: [file], sha256: null });
          move();
          return report;
        }),
    );
  }

  function summaryLines(
    list: List,
    texts: ReportTexts,
    counted: { states: ReadonlyMap<string, number>; verdicts: ReadonlyMap<string, number> },
    paid: AccountSum,
  ): PageLine[] {
    const s = texts.summary;
    const left = withheld.of(list.id).withheld;
    return [
      { headline: s.title },
      ...(list.practice ? [[texts.practiceMark, s.practice]] : []),
      [s.list, list.name],
      [s.source, list.sourceName],
      [s.connection, list.connectionName],
      [s.purpose, list.purpose === null ? s.notSaid : texts.purposes[list.purpose]],
      [s.legalBasis, list.legalBasis === null ? s.notSaid : texts.legalBases[list.legalBasis]],
      [s.madeBy, ports.operator],
      [s.madeAt, { moment: localMinute(ports.clock.now()) }],
      [],
      [s.rows, list.rows],
      [s.accepted, list.accepted],
      [s.rejected, list.rejected],
      ...(list.skipped > 0 ? [[s.skipped, list.skipped]] : []),
      [s.duplicates, list.duplicates],
      [],
      { section: s.byState },
      ...lookupStates.map((state) => [texts.states[state], counted.states.get(state) ?? 0]),
      [],
      { section: s.byVerdict },
      ...verdictKinds.map((kind) => [texts.verdicts[kind], counted.verdicts.get(kind) ?? 0]),
      [],
      { section: s.charges },
      [texts.charges.charged, paid.charged],
      [texts.charges.free, paid.free],
      [texts.charges.unknown, paid.unknown],
      ...(list.practiceAnswers === 0 ? [] : [[texts.practiceCharge, list.practiceAnswers]]),
      [s.rupiah, paid.withoutPrice > 0 && paid.rupiah === 0 ? s.priceNotSet : paid.rupiah],
      ...(paid.withoutPrice > 0 && paid.rupiah > 0 ? [[s.withoutPrice, paid.withoutPrice]] : []),
      [],
      [s.consent, list.ecConsent ? s.consented : s.notConsented],
      ...(left.length > 0
        ? [[s.withheld, fill(s.withheldText, { headings: left.map(({ heading }) => heading).join(', ') })]]
        : []),
      [s.reading, s.ourReading],
      [s.contactWindow, s.contactWindowText],
      { paragraph: s.notAdvice },
    ];
  }

  return create;
}
