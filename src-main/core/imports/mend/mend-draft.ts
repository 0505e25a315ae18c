/**
 * Mends a list with a draft whose rows carry the list's marks: the draft is read as the list was, then stored row by
 * row (mend-list.ts).
 */
import { mostCharges } from '../../../contract/connections.ts';
import type { Others, SamePersonChoice } from '../../../contract/lists.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ListRows } from '../../lists/list-rows.ts';
import type { ListView } from '../../lists/list-view.ts';
import type { Reuse } from '../../queue/reuse/reuse.ts';
import type { ReuseForecast } from '../../queue/reuse/reuse-forecast.ts';
import type { Store } from '../../store/store.ts';
import { columnNames } from '../columns/column-names.ts';
import { columnsKept } from '../columns/list-columns.ts';
import type { Drafts } from '../draft/drafts.ts';
import type { OpenDraft } from '../draft/open-draft.ts';
import { readRowMark } from '../problems/source-key.ts';
import { reportProgress } from '../reading/progress.ts';
import { rowsOfSlice } from '../reading/row-slice.ts';
import { refuseMissing } from '../storing/import-draft.ts';
import { refuseRounded } from '../storing/import-list.ts';
import type { ImportRows } from '../storing/import-rows.ts';
import { droppedFields } from './list-cells.ts';
import { createMending, type Mended } from './mend-list.ts';
import { createMendRows } from './mend-rows.ts';

type MendDraft = {
  mend(
    draft: OpenDraft,
    samePerson: SamePersonChoice | undefined,
    signal: AbortSignal,
  ): Promise<Mended & { listId: number }>;
  /** See `drafts.mendOthers`. Errors: as `mend`. */
  others(draft: OpenDraft, signal: AbortSignal): Promise<Others>;
};

export function createMendDraft(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  lists: Pick<ListRows, 'setReuse'>;
  rows: Pick<ImportRows, 'insert'>;
  drafts: Pick<Drafts, 'markedLists'>;
  listView: Pick<ListView, 'get'>;
  reuse: Pick<Reuse, 'sweep' | 'takeRows'>;
  reuseForecast: Pick<ReuseForecast, 'countRows'>;
  onListMended(listId: number): void;
}): MendDraft {
  const { store, events, ports, lists, rows, drafts, listView, reuse, reuseForecast, onListMended } = deps;
  const mendRows = createMendRows(store, rows);
  type Price = { price: number; policy: 'hold' | 'resend'; attempts: number };
  const priceOf = store.prepare<{ id: number }, Price>(`
    SELECT c.price_per_call AS price, c.in_doubt_policy AS policy, c.max_attempts AS attempts
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);

  /** Rupiah, at most, of one of its questions. */
  function mostOf(listId: number): number {
    const found = priceOf.get({ id: listId });
    if (!found) return 0;
    return found.price * mostCharges({ inDoubtPolicy: found.policy, maxAttempts: found.attempts });
  }

  /** A list that was started sends at once, so that its word on other details is heard as a row comes in. */
  function asksAtOnce(listId: number): boolean {
    const { startedAt, askAgain } = listView.get(listId);
    return startedAt !== null && !askAgain;
  }

  /** Answers that are there already are shared first, as when a list starts; then what is left may be sent. */
  async function goOn(listId: number, mended: ReadonlySet<number>): Promise<void> {
    try {
      if (mended.size > 0 && asksAtOnce(listId)) {
        // Once more: of two of the file about one person the fuller may have come second. What waited before may be on its
        // way again by the operator's word: only what came home is left out.
        await reuse.sweep(listId, listView.get(listId).samePerson, { leaveOut: mended });
      }
    } finally {
      onListMended(listId);
    }
  }

  /** The list that the file mends, and how it is read for it. Errors: see `mend`. */
  async function listOf(draft: OpenDraft) {
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
    return { listId, sourceKey, otherwise, dropped, choices: { ecConsent, ...(keptColumns && { keptColumns }) } };
  }

  return {
    /**
     * Errors: `draft-mends-nothing`, `columns-uncertain`, `no-usable-column`, `nik-column-rounded`, `phone-column-rounded`,
     * `connection-unknown`, `import-cancelled` when `signal` is aborted, and those of the session
     * and the store. What was mended before one of them stays mended; the rest is done by mending again.
     */
    async mend(draft, samePerson, signal) {
      const { listId, sourceKey, otherwise, dropped, choices } = await listOf(draft);
      const progress = reportProgress(events, ports.clock, draft.fileId);
      let mending: ReturnType<typeof createMending> | null = null;
      try {
        if (otherwise) await draft.chooseForNow(choices);
        const { roundedColumns, file } = await draft.state();
        // Before the first row goes home: what is in the list by then stays there.
        refuseRounded(roundedColumns);
        if (samePerson !== undefined) lists.setReuse(listId, { askAgain: listView.get(listId).askAgain, samePerson });
        const withheld = (file.apart ?? []).flatMap(({ heading, kept }) => (kept ? [] : [heading]));
        // As it is now: a list that is started meanwhile has its rows looked at by that.
        const onTaken = (taken: readonly number[]): void => {
          if (asksAtOnce(listId)) reuse.takeRows(listId, listView.get(listId).samePerson, taken);
        };
        const to = { store, rows: mendRows, clock: ports.clock, listId, sourceKey, dropped, withheld, onTaken };
        const begun = createMending(to);
        mending = begun;
        let taken = 0;
        await draft.session.readAll(
          { sampleRows: [], problemLimit: 0 },
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
    },

    async others(draft, signal) {
      const { listId, sourceKey, otherwise, choices } = await listOf(draft);
      const counting = reuseForecast.countRows(listId);
      if (asksAtOnce(listId)) {
        try {
          if (otherwise) await draft.chooseForNow(choices);
          await draft.session.readAll(
            { sampleRows: [], problemLimit: 0 },
            {
              onOpened: () => {},
              async onSlice(slice) {
                for (const read of rowsOfSlice(slice)) {
                  const mark = read.mark === undefined ? null : readRowMark(read.mark);
                  const left = mark?.sourceKey === sourceKey && mendRows.leftOut(listId, mark.row);
                  if (read.person && mark && left) counting.see(mark.row, read.person);
                }
              },
            },
            signal,
          );
        } finally {
          if (otherwise) await draft.chooseAgain().catch(() => undefined);
        }
      }
      const { earlier, inList } = counting.counts;
      return { ...counting.counts, rupiah: (earlier + inList) * mostOf(listId) };
    },
  };
}

/** Without a decision of the list the file's own stands. */
function sameColumns(chosen: readonly number[] = [], ofList: readonly number[] | undefined): boolean {
  if (ofList === undefined) return true;
  return chosen.length === ofList.length && ofList.every((column) => chosen.includes(column));
}
