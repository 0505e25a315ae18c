/**
 * The draft the window works on: its counts, what the grid shows of it and what is selected in it. The rows themselves
 * are in row-pages.ts.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft, DraftFilter, DraftOrder } from '../../../../src-main/contract/drafts.ts';
import type { CallError, Result } from '../../../../src-main/contract/errors.ts';
import type { CoreClient, InputOf, OutputOf } from '../../../../src-main/contract/index.ts';
import type { Severity } from '../../../../src-main/contract/person.ts';
import type { ReadChoices } from '../../../../src-main/contract/reading.ts';
import type { Language } from '../../../../src-main/contract/settings.ts';
import type { offerDownload } from '../../../core/files/download.ts';
import type { Saved } from '../../../core/files/save-as.ts';
import type { GridSelection } from './grid-selection.ts';
import { saveProblems } from './save-problems.ts';

/** What was done last, for the line that says so. `changed`: rows that are another than before. */
export type LastChange = { what: DraftOrder['kind'] | 'take' | 'unaccept' | 'undo' | 'redo'; changed: number };

/** reading: all rows go under other choices, or the file is opened again. */
export type DraftWork = 'reading' | 'changing' | 'saving';

export type DraftState = {
  draft: Draft | null;
  /** Rises whenever rows may have become others: what was read of them before is stale. */
  version: number;
  /** Rises whenever the filter looks anew. In between, a row stays where it is, whatever a repair made of it. */
  view: number;
  filter: DraftFilter;
  selection: GridSelection | null;
  busy: DraftWork | null;
  /** Of an order that failed, until the next is given. `draft-unknown`: it was closed meanwhile, `reopen` brings it back. */
  error: CallError | null;
  lastChange: LastChange | null;
};

/** The result of an order: null where it failed (see `error`), or where the draft was closed before. */
type Outcome<T> = Promise<T | null>;

export type DraftOrders = {
  /** Takes a draft in, as `drafts.open`, `mappings.use` and the like return it. Another file starts with a new filter. */
  adopt(draft: Draft): void;
  /** All rows under other choices. Of several that wait only the newest is done. */
  choose(read: InputOf<'drafts.choose'>['read']): Outcome<Draft>;
  /** The number of rows that changed. */
  apply(order: DraftOrder): Outcome<number>;
  undo(): Outcome<number>;
  redo(): Outcome<number>;
  /** What is left out stays as it was. Looks anew; nothing is marked afterwards, because positions mean other rows. */
  setFilter(change: Partial<DraftFilter>): void;
  /** The same filter, without the rows that were repaired since. */
  refreshView(): void;
  select(selection: GridSelection | null): void;
  /** `fileName` null: the person closed the dialog without choosing a place. */
  saveProblems(order: {
    severities: Severity[];
    language: Language;
    /** What the file is called before the day. */
    title: string;
    offer?: typeof offerDownload;
  }): Outcome<Saved<OutputOf<'drafts.saveProblems'>> | { rows: 0; fileName: null; savedId: null }>;
  /** A call outside of the orders (reading rows) failed: shown as theirs are. */
  noteError(error: CallError): void;
  /** Opens the same file again after the draft was closed; repairs come back. */
  reopen(): Outcome<Draft>;
  /** Nothing is shown any more. The draft stays open in the core: see `close`. */
  forget(): void;
  /** Lets the draft go, here and in the core. */
  close(options?: { forgetRepairs?: boolean }): Promise<void>;
};

export type DraftStore = StoreApi<DraftState & DraftOrders>;

export const everything: DraftFilter = { show: 'all', codes: [], search: '' };

const nothing: DraftState = {
  draft: null,
  version: 0,
  view: 0,
  filter: everything,
  selection: null,
  busy: null,
  error: null,
  lastChange: null,
};

/**
 * Carries out one order after the other, in the order they were given, so that nobody has to wait between two key
 * presses. The result of an order is dropped when its draft was closed meanwhile.
 */
export function createDraftStore(client: CoreClient): DraftStore {
  /** Orders wait for their turn here. */
  let line: Promise<unknown> = Promise.resolve();
  let newestChoice = 0;

  return createStore<DraftState & DraftOrders>()((set, get) => {
    /** In its turn, and only while the draft is the one it was given for. */
    const inTurn = <T>(busy: DraftWork, work: (draft: Draft) => Promise<Result<T> | null>): Outcome<T> => {
      const draftId = get().draft?.draftId;
      // Now, not in its turn: one that waits already must not wipe away what the one before it failed at.
      set({ error: null });
      const done = line.then(async () => {
        const { draft } = get();
        if (draft === null || draft.draftId !== draftId) return null;
        set({ busy });
        const result = await work(draft).catch((thrown: unknown): Result<T> => {
          return { ok: false, error: { code: 'internal', message: String(thrown) } };
        });
        if (get().draft?.draftId !== draftId) return null;
        set({ busy: null, ...(result?.ok === false && { error: result.error }) });
        return result?.ok ? result.value : null;
      });
      line = done;
      return done;
    };

    const takeIn = (draft: Draft, change: Partial<DraftState> = {}) =>
      set({ draft, version: get().version + 1, ...change });
    const anew = (): Partial<DraftState> => ({ view: get().view + 1, selection: null });

    /** `elsewhere`: its rows are those of another filter, which the core now holds in place of ours. */
    const step = (
      what: LastChange['what'],
      ask: (draftId: string) => Promise<Result<OutputOf<'drafts.apply'>>>,
      elsewhere: () => boolean = () => false,
    ) =>
      inTurn('changing', async ({ draftId }) => {
        const result = await ask(draftId);
        if (!result.ok) return result;
        const { draft, changed } = result.value;
        // Let go meanwhile: nothing of it may come back on screen.
        if (get().draft?.draftId === draftId) {
          takeIn(draft, { lastChange: { what, changed }, ...(elsewhere() && anew()) });
        }
        return { ok: true, value: changed };
      });

    return {
      ...nothing,

      adopt(draft) {
        const before = get().draft;
        if (before?.draftId === draft.draftId) takeIn(draft, { ...anew(), error: null });
        else takeIn(draft, { ...anew(), ...forNew(draft), busy: null, error: null });
      },

      choose(read) {
        newestChoice += 1;
        const mine = newestChoice;
        return inTurn('reading', async ({ draftId }) => {
          if (mine !== newestChoice) return null;
          const result = await client.call('drafts.choose', { draftId, read });
          if (result.ok && get().draft?.draftId === draftId) takeIn(result.value, { ...anew(), lastChange: null });
          return result;
        });
      },

      apply: (order) =>
        step(
          whatOf(order),
          (draftId) => client.call('drafts.apply', { draftId, order }),
          () =>
            'selection' in order && 'filter' in order.selection && !sameFilter(order.selection.filter, get().filter),
        ),
      undo: () => step('undo', (draftId) => client.call('drafts.undo', { draftId })),
      redo: () => step('redo', (draftId) => client.call('drafts.redo', { draftId })),

      setFilter(change) {
        const filter = { ...get().filter, ...change };
        set({ filter, ...anew() });
      },

      refreshView: () => set(anew()),

      select: (selection) => set({ selection }),

      saveProblems: ({ title, ...order }) =>
        inTurn('saving', async ({ draftId }) => {
          const saved = await saveProblems(client, { draftId, title, ...order }, new Date());
          if (!saved.ok) return saved;
          return { ok: true, value: saved.value ?? { rows: 0 as const, fileName: null, savedId: null } };
        }),

      noteError: (error) => set({ error }),

      reopen: () =>
        inTurn('reading', async ({ fileId }) => {
          const result = await client.call('drafts.open', { fileId });
          if (result.ok) get().adopt(result.value);
          return result;
        }),

      forget() {
        newestChoice += 1;
        set({ ...nothing, version: get().version + 1, view: get().view + 1 });
      },

      async close(options = {}) {
        const { draft } = get();
        get().forget();
        // Closed already is what was wanted.
        if (draft !== null) await client.call('drafts.close', { draftId: draft.draftId, ...options });
      },
    };
  });
}

/** An order that undoes what its opposite did is shown as a change of its own. */
function whatOf(order: DraftOrder): LastChange['what'] {
  if (order.kind === 'skip' && !order.skip) return 'take';
  if (order.kind === 'accept' && !order.accept) return 'unaccept';
  return order.kind;
}

/** What keeps rows out is shown first; where nothing does, what is flagged; else everything. */
function forNew(draft: Draft): Partial<DraftState> {
  const has = (severity: Severity) => draft.problemCounts.some((one) => one.severity === severity && one.count > 0);
  const show = has('error') ? 'errors' : has('warning') ? 'warnings' : 'all';
  return { filter: { ...everything, show }, lastChange: null };
}

/** For `choose`: what stands, with a change. */
export function withChoice(draft: Draft, change: Partial<ReadChoices>): ReadChoices {
  return { ...draft.choices, ...change };
}

export function sameFilter(a: DraftFilter, b: DraftFilter): boolean {
  return a.show === b.show && a.search === b.search && a.codes.join() === b.codes.join();
}
