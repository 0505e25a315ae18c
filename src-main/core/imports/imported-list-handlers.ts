/** What a list has of the file it was imported from: rows that were left out, columns that are not shown, problems files. */
import { extname } from 'node:path';
import type { importedListCalls, List } from '../../contract/lists.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import { createListRows } from '../lists/list-rows.ts';
import type { ListView } from '../lists/list-view.ts';
import type { Reuse } from '../queue/reuse.ts';
import type { ReadLimits } from '../spreadsheet/read/start-reading.ts';
import type { Store } from '../store/store.ts';
import { guessedByMapping, type MappedHeadings, type Mappings, withMapping } from './columns/mappings.ts';
import { createWithheldColumns } from './columns/withheld-columns.ts';
import { createListProblems } from './problems/save-problems.ts';
import { saveTemplate } from './problems/save-template.ts';
import { tellProgress } from './reading/progress.ts';
import { readFileApart } from './reading/reader.ts';
import type { Readings } from './reading/readings.ts';
import { importList } from './storing/import-list.ts';
import { createImportRows } from './storing/import-rows.ts';
import { newSourceKey } from './storing/source-key.ts';

export type ImportedListDeps = {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  listView: Pick<ListView, 'get'>;
  reuse: Pick<Reuse, 'sweep'>;
  /** Shared with the drafts: whatever reads a file can be called off by it. */
  readings: Readings;
  mappings: Mappings;
  onListChanged(): void;
  onListStarted(listId: number): void;
  /** Only tests set other limits than the program's own. */
  limits?: ReadLimits;
};

export function importedListHandlers(deps: ImportedListDeps): Handlers<keyof typeof importedListCalls> {
  const { store, events, ports, files, listView, reuse, readings, mappings, limits } = deps;
  const { onListChanged, onListStarted } = deps;
  const lists = createListRows(store);
  const rows = createImportRows(store);
  const shown = createWithheldColumns(store);
  const saveProblems = createListProblems({ store, ports, files, rows: lists, shown });

  function changed(listId: number): List {
    const list = listView.get(listId);
    events.emit('lists.changed', list);
    onListChanged();
    return list;
  }

  /** Errors: `mapping-unknown`. */
  function mappingOf(name: string | undefined): MappedHeadings | null {
    if (name === undefined) return null;
    const found = mappings.findByName(name);
    if (!found) throw new CoreError('mapping-unknown', 'There is no saved mapping of that name.');
    return found.headings;
  }

  return {
    'lists.preview': ({ fileId, read, mapping, ...asked }) => {
      const { path, key } = files.pathOf(fileId);
      const named = mappingOf(mapping);
      const choices = named ? withMapping(read, named) : read;
      return readings.run(fileId, async (signal) => {
        const progress = tellProgress(events, ports.clock, fileId);
        const {
          sheets,
          file,
          columns,
          doubts,
          summary: counted,
        } = await readFileApart(ports, { path, key, choices, wantRows: false, ...asked }, progress, {
          signal,
          ...(limits && { limits }),
        });
        // A file that nobody has opened for repairs has no rows taken out.
        const { skipped: _none, ...summary } = counted;
        return {
          sheets,
          file,
          doubts,
          columns: named ? guessedByMapping(columns, read, named, 'named') : columns,
          ...summary,
        };
      });
    },

    'lists.import': ({
      fileId,
      read,
      mapping,
      name,
      connectionId,
      startNow,
      askAgain,
      samePerson,
      problemLimit,
      ...about
    }) => {
      const { path, key, name: sourceName } = files.pathOf(fileId);
      if (!lists.hasConnection(connectionId)) {
        throw new CoreError('connection-unknown', 'That connection is not there any more.');
      }
      const named = mappingOf(mapping);
      const choices = named ? withMapping(read, named) : read;
      return readings.run(fileId, async (signal) => {
        const request = { path, key, choices, sampleRows: [], problemLimit, wantRows: true };
        const { listId, facts, summary } = await importList(
          { store, ports, rows, reuse },
          (listeners, ended) => readFileApart(ports, request, listeners, { signal: ended, ...(limits && { limits }) }),
          {
            sourceName,
            name: name ?? nameOf(sourceName),
            connectionId,
            ecConsent: read.ecConsent,
            purpose: about.purpose,
            legalBasis: about.legalBasis,
            sourceKey: newSourceKey(),
            startNow,
            askAgain,
            samePerson,
          },
          tellProgress(events, ports.clock, fileId),
          signal,
        );
        const list = changed(listId);
        if (startNow) onListStarted(listId);
        return { list, file: facts.file, problems: summary.problems };
      });
    },

    'lists.cancelReading': ({ fileId }) => {
      readings.cancel(fileId);
      return {};
    },

    'lists.rejected': ({ listId, after, limit }) => {
      listView.get(listId);
      const [afterRow] = decodeCursor(after, 1) ?? [0];
      const found = lists.rejectedPage(listId, afterRow ?? 0, limit + 1);
      const { rows: page, next } = cutPage(found, limit, (row) => [row.source_row]);
      return {
        rows: page.map(({ source_row, cells, problems }) => ({
          row: source_row,
          cells: shown.of(listId).row(JSON.parse(cells)),
          problems: JSON.parse(problems),
        })),
        next,
      };
    },

    'lists.withheld': ({ listId }) => {
      listView.get(listId);
      return { columns: [...shown.of(listId).withheld] };
    },

    'lists.saveProblems': saveProblems,
    'lists.saveTemplate': ({ fileId, language }) => saveTemplate({ ports, files }, fileId, language),
  };
}

/** The file's name without its ending, as far as a list's name may be long. */
function nameOf(sourceName: string): string {
  const stem = sourceName.slice(0, sourceName.length - extname(sourceName).length).trim();
  return (stem || sourceName).slice(0, 200);
}
