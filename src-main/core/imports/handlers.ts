/** Drafts: opening a file for import, repairing its rows, and making a list of it. */

import { extname } from 'node:path';
import type { draftCalls, Mapping } from '../../contract/drafts.ts';
import { type List, listNameSchema } from '../../contract/lists.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import { fileDigest } from '../files/file-digest.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Ports } from '../kernel/ports.ts';
import { createListRows } from '../lists/list-rows.ts';
import type { ListView } from '../lists/list-view.ts';
import type { Reuse } from '../queue/reuse/reuse.ts';
import type { ReuseForecast } from '../queue/reuse/reuse-forecast.ts';
import type { Store } from '../store/store.ts';
import type { Mappings } from './columns/mappings.ts';
import type { Drafts } from './draft/drafts.ts';
import type { OpenDraft } from './draft/open-draft.ts';
import { createMendDraft } from './mend/mend-draft.ts';
import { saveDraftProblems } from './problems/save-problems.ts';
import { reportProgress } from './reading/progress.ts';
import type { Readings } from './reading/readings.ts';
import { importDraft } from './storing/import-draft.ts';
import { createImportRows } from './storing/import-rows.ts';
import { createListNames } from './storing/list-names.ts';

export type DraftDeps = {
  store: Store;
  events: EventBus;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf' | 'pathOf'>;
  drafts: Drafts;
  mappings: Pick<Mappings, 'findByName'>;
  readings: Readings;
  listView: Pick<ListView, 'get'>;
  reuse: Pick<Reuse, 'sweep' | 'takeRows'>;
  reuseForecast: Pick<ReuseForecast, 'countRows'>;
  /** A list is there, or another than before: what waits in all of them may have changed. */
  onListChanged(): void;
  /** Its lookups may be sent from now on. */
  onListStarted(listId: number): void;
  /** Some of its rows are lookups now: they may be sent, where the list was started. */
  onListMended(listId: number): void;
};

export function draftHandlers(deps: DraftDeps): Handlers<keyof typeof draftCalls> {
  const { store, events, ports, accessLog, files, drafts, mappings, readings, listView, reuse } = deps;
  const lists = createListRows(store);
  const rows = createImportRows(store);
  const nameFor = createListNames(store);
  const mendDraft = createMendDraft({ ...deps, lists, rows });

  function changed(listId: number): List {
    const list = listView.get(listId);
    events.emit('lists.changed', list);
    deps.onListChanged();
    return list;
  }

  /** It became a list, or went into one. The list is there whatever becomes of the journal. */
  async function end(draft: OpenDraft, keepOpen = false): Promise<void> {
    if (!keepOpen) drafts.closeCurrent();
    try {
      await draft.forget();
    } catch (error) {
      ports.logger.error('repairs-not-forgotten', error);
    }
  }

  /** Errors: `mapping-unknown`. */
  function named(mapping: string | undefined): Mapping | null {
    if (mapping === undefined) return null;
    const found = mappings.findByName(mapping);
    if (!found) throw new CoreError('mapping-unknown', 'There is no saved mapping of that name.');
    return found;
  }

  return {
    'drafts.open': ({ fileId }) => drafts.open(fileId),
    'drafts.openUnseen': async ({ fileId, sheet }) => ({ draftId: await drafts.openUnseen(fileId, sheet) }),
    'drafts.readAs': ({ draftId, read, mapping, allowMissing }) =>
      drafts.use(draftId, async (draft) => {
        const { sheets, file, columns, doubts, missing } = await draft.readAs(read, named(mapping), allowMissing);
        return { sheets, file, columns, doubts, missing };
      }),
    'drafts.preview': ({ draftId, ...wanted }) =>
      drafts.use(draftId, (draft) => readings.run(draft.fileId, (signal) => draft.preview(wanted, signal))),
    'drafts.get': ({ draftId }) => drafts.use(draftId, (draft) => draft.get()),
    'drafts.choose': ({ draftId, read, remember }) => drafts.use(draftId, (draft) => draft.choose(read, remember)),
    'drafts.rows': ({ draftId, filter, ...page }) => drafts.use(draftId, (draft) => draft.rows(filter, page)),
    'drafts.apply': ({ draftId, order }) => drafts.use(draftId, (draft) => draft.apply(order)),
    'drafts.undo': ({ draftId }) => drafts.use(draftId, (draft) => draft.undo()),
    'drafts.redo': ({ draftId }) => drafts.use(draftId, (draft) => draft.redo()),
    'drafts.saveProblems': ({ draftId, ...order }) =>
      drafts.use(draftId, async ({ session, state, sourceKey }) =>
        saveDraftProblems(
          { store, ports, accessLog, files },
          { ...order, draft: session, sourceKey: sourceKey(await state()) },
        ),
      ),

    'drafts.import': ({ draftId, name, keepOpen, ...order }) =>
      drafts.use(draftId, async (draft) => {
        if (!lists.hasConnection(order.connectionId)) {
          throw new CoreError('connection-unknown', 'That connection is not there any more.');
        }
        const progress = reportProgress(events, ports.clock, draft.fileId);
        const sourceDigest = draft.digest || (await fileDigest(files.pathOf(draft.fileId)));
        const { listId, facts, summary, before } = await readings.run(draft.fileId, (signal) =>
          importDraft(
            { store, ports, accessLog, rows, reuse },
            draft,
            { ...order, name: nameFor(name ?? nameOf(draft.sourceName)), sourceDigest },
            progress,
            signal,
          ),
        );
        await end(draft, keepOpen);
        const list = changed(listId);
        if (order.startNow) deps.onListStarted(listId);
        return { list, file: facts.file, problems: summary.problems, samples: summary.samples, importedBefore: before };
      }),

    'drafts.mendOthers': ({ draftId }) =>
      drafts.use(draftId, (draft) => readings.run(draft.fileId, (signal) => mendDraft.others(draft, signal))),

    'drafts.mend': ({ draftId, samePerson }) =>
      drafts.use(draftId, async (draft) => {
        const { listId, ...done } = await readings.run(draft.fileId, (signal) =>
          mendDraft.mend(draft, samePerson, signal),
        );
        const detail = { object: 'mended-rows' } as const;
        if (done.mended > 0) accessLog.record({ what: 'imported', people: done.mended, lists: [listId], detail });
        await end(draft);
        return { list: changed(listId), ...done };
      }),

    'drafts.close': ({ draftId, forgetRepairs }) =>
      drafts.use(draftId, async (draft) => {
        drafts.closeCurrent();
        if (forgetRepairs) await draft.forgetRepairs();
        return {};
      }),
  };
}

/** The file's name without its ending, as long as a list's name may be. */
function nameOf(sourceName: string): string {
  const stem = sourceName.slice(0, sourceName.length - extname(sourceName).length).trim();
  return (stem || sourceName).slice(0, listNameSchema.maxLength ?? undefined);
}
