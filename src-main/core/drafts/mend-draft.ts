/** A draft whose rows bear a list's marks goes back to that list: read as the list was, then row by row (mend-list.ts). */
import { CoreError } from '../errors.ts';
import type { EventBus } from '../event-bus.ts';
import { columnNames } from '../lists/column-names.ts';
import { refuseRounded } from '../lists/import-list.ts';
import type { ListRows } from '../lists/list-rows.ts';
import type { ListView } from '../lists/list-view.ts';
import { tellProgress } from '../lists/progress.ts';
import { rowsOfSlice } from '../lists/reading/row-slice.ts';
import type { Ports } from '../ports.ts';
import type { Reuse } from '../queue/reuse.ts';
import type { Store } from '../store/store.ts';
import type { Drafts } from './drafts.ts';
import { refuseMissing } from './import-draft.ts';
import { droppedFields } from './list-cells.ts';
import { columnsKept } from './list-columns.ts';
import { createMending, type Mended } from './mend-list.ts';
import { createMendRows } from './mend-rows.ts';
import type { OpenDraft } from './open-draft.ts';

type MendDraft = (draft: OpenDraft, signal: AbortSignal) => Promise<Mended & { listId: number }>;

export function createMendDraft(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  rows: ListRows;
  drafts: Pick<Drafts, 'markedLists'>;
  listView: Pick<ListView, 'get'>;
  reuse: Pick<Reuse, 'sweep'>;
  onListMended(listId: number): void;
}): MendDraft {
  const { store, events, ports, rows, drafts, listView, reuse, onListMended } = deps;
  const mendRows = createMendRows(store, rows);

  /** Answers that are there already are shared first, as when a list starts; then what is left may be sent. */
  async function goOn(listId: number, mended: ReadonlySet<number>): Promise<void> {
    const { startedAt, askAgain, samePerson } = listView.get(listId);
    try {
      if (mended.size > 0 && startedAt !== null && !askAgain) {
        // What waited before may be on its way again by the operator's word: only what came home is left out.
        await reuse.sweep(listId, samePerson, { leaveOut: mended });
      }
    } finally {
      onListMended(listId);
    }
  }

  /**
   * Errors: `draft-mends-nothing`, `columns-uncertain`, `no-usable-column`, `nik-column-rounded`, `phone-column-rounded`,
   * `connection-unknown`, `import-cancelled` when `signal` is aborted, and those of the session
   * and the store. What was mended before one of them stays mended; the rest is done by mending again.
   */
  return async (draft, signal) => {
    const state = await draft.state();
    const list = drafts.markedLists.of(state.marks);
    if (!list) throw new CoreError('draft-mends-nothing', 'No list here left these rows out.');
    refuseMissing(state);
    const { listId, sourceKey } = list;
    // What the list's contacts consented to, whatever was said of this file.
    const { ecConsent, connected } = mendRows.about(listId);
    if (!connected) {
      throw new CoreError(
        'connection-unknown',
        'The connection of that list is not there any more. Move the list to another connection first.',
        { details: { reason: 'list' } },
      );
    }
    const readAs = drafts.markedLists.readAs(listId);
    // And what was kept of its columns about others.
    const keptColumns = readAs ? columnsKept(readAs, state.columns) : undefined;
    const otherwise = state.choices.ecConsent !== ecConsent || !sameColumns(state.choices.keptColumns, keptColumns);
    const fileHeadings = columnNames(state.columns.map(({ heading }) => heading));
    const dropped = readAs ? droppedFields(readAs, state.file.columns, fileHeadings) : [];
    const progress = tellProgress(events, ports.clock, draft.fileId);
    let mending: ReturnType<typeof createMending> | null = null;
    try {
      if (otherwise) await draft.chooseForNow({ ecConsent, ...(keptColumns && { keptColumns }) });
      const { roundedColumns, file } = await draft.state();
      // Before the first row goes home: what is in the list by then stays there.
      refuseRounded(roundedColumns);
      const untold = (file.apart ?? []).flatMap(({ heading, kept }) => (kept ? [] : [heading]));
      const begun = createMending({ store, rows: mendRows, clock: ports.clock, listId, sourceKey, dropped, untold });
      mending = begun;
      let taken = 0;
      await draft.session.readAll(
        {
          onOpened: progress.onOpened,
          async onSlice(slice) {
            await begun.takeSlice(rowsOfSlice(slice));
            taken += slice.rows;
            progress.onStored(taken);
          },
        },
        signal,
      );
    } catch (error) {
      if (otherwise) await draft.chooseAgain().catch(() => undefined);
      await goOn(listId, mending?.taken() ?? new Set()).catch((second) =>
        ports.logger.error('mended-list-not-woken', second),
      );
      throw error;
    }
    await goOn(listId, mending.taken());
    return { listId, ...mending.done() };
  };
}

/** Without a decision of the list the file's own stands. */
function sameColumns(chosen: readonly number[] = [], ofList: readonly number[] | undefined): boolean {
  if (ofList === undefined) return true;
  return chosen.length === ofList.length && ofList.every((column) => chosen.includes(column));
}
