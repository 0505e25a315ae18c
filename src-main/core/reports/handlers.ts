/**
 * Reports: written files, and the record of who made each, of what, and when. A file is written beside its place under
 * another name and moved there when it is complete, so an older one survives whatever goes wrong.
 */
import type { Branch } from '../../contract/branch.ts';
import type { Files } from '../files/files.ts';
import type { History } from '../history/history.ts';
import { createWithheldColumns } from '../imports/columns/withheld-columns.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import type { ListView } from '../lists/list-view.ts';
import type { Store } from '../store/store.ts';
import { countFieldGroups } from './field/field-groups.ts';
import { createFieldReports } from './field/field-report.ts';
import { createFieldRows } from './field/field-rows.ts';
import { type ReadHolidays, readHolidays as readHolidayFiles } from './field/holidays.ts';
import { createKeptColumns } from './field/kept-columns.ts';
import { takenHeading } from './field/shown-headings.ts';
import type { ReportRecords } from './report-records.ts';
import { createRowsReports } from './rows-report.ts';
import { createSelectionReports } from './selection-report.ts';
import { createSummaries } from './summary/summary.ts';
import { createSummaryReports } from './summary/summary-report.ts';

export function reportHandlers(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Files;
  listView: ListView;
  records: ReportRecords;
  branch: () => Branch;
  history: Pick<History, 'selected'>;
}): Handlers<
  | 'reports.create'
  | 'reports.again'
  | 'reports.page'
  | 'reports.columns'
  | 'reports.groups'
  | 'reports.takenHeading'
  | 'reports.holidays'
  | 'reports.summary'
  | 'reports.stopCounting'
> {
  const { store, ports, listView, records } = deps;
  const fieldRows = createFieldRows(store);
  const withheld = createWithheldColumns(store);
  const readHolidays: ReadHolidays = () =>
    readHolidayFiles([
      { place: 'data-folder', folder: ports.dataDir },
      ...(ports.programDir === null ? [] : [{ place: 'program-folder', folder: ports.programDir } as const]),
    ]);
  const summaries = createSummaries({ store, events: deps.events, clock: ports.clock });
  const createRows = createRowsReports({ ...deps, withheld });
  const createSelection = createSelectionReports({ ...deps, withheld });
  const createField = createFieldReports({ ...deps, withheld, readHolidays });
  const createSummary = createSummaryReports({ ...deps, summaries });

  return {
    'reports.create': (input) => {
      if (input.kind === 'summary') return createSummary(input);
      if (input.kind === 'selection') return createSelection(input);
      return input.kind === 'field' ? createField(input) : createRows(input);
    },
    'reports.again': ({ reportId, fileId, password }) => {
      const found = records.optionsOf(reportId);
      if (!found) throw new CoreError('not-found', 'That report is not there any more.');
      const { options, locked } = found;
      if (locked && password === null) {
        throw new CoreError('invalid-input', 'That report was locked. Give it a password again.', {
          fields: [{ path: 'password', code: 'custom' }],
        });
      }
      const again = { fileId, password };
      if (options.kind === 'summary') return createSummary({ ...options, ...again });
      if (options.kind === 'selection') return createSelection({ ...options, ...again });
      return options.kind === 'field' ? createField({ ...options, ...again }) : createRows({ ...options, ...again });
    },
    'reports.page': ({ after, limit }) => {
      const page = cutPage(records.page(decodeCursor(after, 2), limit + 1), limit, (report) => [
        report.madeAt,
        report.reportId,
      ]);
      return { reports: page.rows, next: page.next };
    },
    'reports.columns': ({ listIds }) => {
      const kept = createKeptColumns();
      for (const listId of listIds) {
        const { id } = listView.get(listId);
        const [first = []] = fieldRows.ofList(id);
        for (const { extra } of first) kept.look(withheld.of(id).further(JSON.parse(extra)));
      }
      return { columns: kept.columns(null).map(({ heading }) => heading) };
    },
    'reports.groups': (input) => {
      for (const listId of input.listIds) listView.get(listId);
      return countFieldGroups({ rows: fieldRows, withheld }, input);
    },
    'reports.takenHeading': ({ columns, renamed }) => ({ heading: takenHeading(renamed, columns) }),
    'reports.summary': (choices) => summaries.read(choices),
    'reports.stopCounting': () => {
      summaries.stop();
      return {};
    },
    'reports.holidays': () => {
      const { place, source, collected, years, problems } = readHolidays();
      return { place, source, collected, years, problems };
    },
  };
}
