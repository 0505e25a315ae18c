/** Lists: previewing and importing files, starting, renaming, and reading what is stored. */
import { extname } from 'node:path';
import type { List, listCalls } from '../../contract/lists.ts';
import type { Files } from '../files/files.ts';
import { guessedByMapping, type MappedHeadings, type Mappings, withMapping } from '../imports/columns/mappings.ts';
import { createWithheldColumns } from '../imports/columns/withheld-columns.ts';
import { createListProblems } from '../imports/problems/save-problems.ts';
import { saveTemplate } from '../imports/problems/save-template.ts';
import { tellProgress } from '../imports/reading/progress.ts';
import { type ReadLimits, readFileApart } from '../imports/reading/reader.ts';
import type { Readings } from '../imports/reading/readings.ts';
import { importList } from '../imports/storing/import-list.ts';
import { newSourceKey } from '../imports/storing/source-key.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import { createLookupViews } from '../lookups/lookup-view.ts';
import type { Reuse } from '../queue/reuse.ts';
import type { SharedTwins } from '../queue/shared-twins.ts';
import type { Store } from '../store/store.ts';
import type { Forecasts } from './forecast.ts';
import { createListRows } from './list-rows.ts';
import type { ListView } from './list-view.ts';

export { removeIncompleteLists } from '../imports/storing/incomplete-lists.ts';

export type ListDeps = {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  listView: Pick<ListView, 'get' | 'page'>;
  forecasts: Forecasts;
  reuse: Pick<Reuse, 'sweep'>;
  sharedTwins: Pick<SharedTwins, 'releaseList'>;
  /** Shared with the drafts: whatever reads a file can be called off by it. */
  readings: Readings;
  mappings: Mappings;
  /** It is there, or another than before: what waits in all of them may have changed, also where nothing is sent. */
  onListChanged(): void;
  /** Its lookups may be sent from now on. */
  onListStarted(listId: number): void;
  /** What is left of it goes elsewhere from now on. */
  onListMoved(listId: number): void;
  /** Only tests set other limits than the program's own. */
  limits?: ReadLimits;
};

export function listHandlers(deps: ListDeps): Handlers<keyof typeof listCalls> {
  const { store, events, ports, files, listView, forecasts, reuse, sharedTwins, readings, mappings, limits } = deps;
  const { onListChanged, onListStarted, onListMoved } = deps;
  const rows = createListRows(store);
  const views = createLookupViews(store, ports.clock);
  const shown = createWithheldColumns(store);
  const saveProblems = createListProblems({ store, ports, files, rows, shown });

  function changed(listId: number): List {
    const list = listView.get(listId);
    events.emit('lists.changed', list);
    onListChanged();
    return list;
  }

  function mustBeThere(connectionId: number): void {
    if (!rows.hasConnection(connectionId)) {
      throw new CoreError('connection-unknown', 'That connection is not there any more.');
    }
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
      mustBeThere(connectionId);
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

    'lists.page': ({ after, limit }) => {
      const found = listView.page(decodeCursor(after, 2), limit + 1);
      const { rows: lists, next } = cutPage(found, limit, (list) => [list.createdAt, list.id]);
      return { lists, next };
    },

    'lists.get': ({ listId }) => listView.get(listId),

    'lists.rows': ({ listId, states, after, limit }) => {
      listView.get(listId);
      const found = rows.page(listId, states, decodeCursor(after, 2), limit + 1);
      const { rows: page, next } = cutPage(found, limit, (row) => [row.source_row, row.id]);
      return { rows: views.items(page), next };
    },

    'lists.rejected': ({ listId, after, limit }) => {
      listView.get(listId);
      const [afterRow] = decodeCursor(after, 1) ?? [0];
      const found = rows.rejectedPage(listId, afterRow ?? 0, limit + 1);
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

    'lists.forecast': ({ listId, ...choices }) => forecasts.of(listId, choices),

    'lists.start': async ({ listId, askAgain, samePerson }) => {
      const before = listView.get(listId);
      if (before.startedAt !== null) return before;
      const choices = { askAgain: askAgain ?? before.askAgain, samePerson: samePerson ?? before.samePerson };
      rows.setReuse(listId, choices);
      if (!choices.askAgain) await reuse.sweep(listId, choices.samePerson);
      if (!rows.start(listId, ports.clock.now())) return listView.get(listId);
      const list = changed(listId);
      onListStarted(listId);
      return list;
    },

    'lists.move': async ({ listId, connectionId, fromPractice }) => {
      listView.get(listId);
      mustBeThere(connectionId);
      const change = rows.changeOfKind(listId, connectionId);
      if (change === 'mixes') {
        throw new CoreError(
          'connection-kind-differs',
          'Practice answers are invented: this list cannot go on with a real account, or the other way round.',
        );
      }
      if (change === 'pays' && !fromPractice) {
        throw new CoreError(
          'practice-list',
          'This is a practice list. With a real account its lookups are paid for: say that it may go there.',
        );
      }
      const elsewhere = rows.movesAway(listId, connectionId);
      rows.move(listId, connectionId);
      if (elsewhere) await sharedTwins.releaseList(listId);
      onListMoved(listId);
      return changed(listId);
    },

    'lists.setPurpose': ({ listId, purpose, legalBasis }) => {
      rows.setPurpose(listId, purpose, legalBasis);
      return changed(listId);
    },

    'lists.saveProblems': saveProblems,
    'lists.saveTemplate': ({ fileId, language }) => saveTemplate({ ports, files }, fileId, language),

    'lists.rename': ({ listId, name }) => {
      rows.rename(listId, name);
      return changed(listId);
    },
  };
}

/** The file's name without its ending, as far as a list's name may be long. */
function nameOf(sourceName: string): string {
  const stem = sourceName.slice(0, sourceName.length - extname(sourceName).length).trim();
  return (stem || sourceName).slice(0, 200);
}
