/**
 * One file that is open for import: its rows are with the process that read it (session.ts), its repairs and choices in the
 * journal. What the operator does is done there first and then written down; what cannot be written down is taken back.
 */
import type { Draft, DraftFilter, DraftOrder, Mapping } from '../../../contract/drafts.ts';
import { type Preview, type ReadChoices, readChoicesSchema } from '../../../contract/reading.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Store } from '../../store/store.ts';
import { choicesRemembered, stillApplies, withOldColumnsGuessed, withOrigins } from '../columns/column-origins.ts';
import { columnsKept, columnsOfList } from '../columns/list-columns.ts';
import {
  type MappedHeadings,
  type Mappings,
  mappedHeadings,
  type ShapePurpose,
  withMapping,
} from '../columns/mappings.ts';
import { isMarkHeading } from '../columns/problems-file-headings.ts';
import type { MarkedLists } from '../problems/marked-lists.ts';
import { newSourceKey, sheetKey } from '../problems/source-key.ts';
import type { DraftFacts, DraftState, RowsWanted } from './engine/draft-state.ts';
import type { FindImportedBefore } from './imported-before.ts';
import type { DraftJournal, Journaled } from './journal.ts';
import type { DraftSession, KnownFile, OnChanges } from './session.ts';

export type OpenDraft = ReturnType<typeof createOpenDraft>;

export type OpenDraftDeps = {
  store: Pick<Store, 'role'>;
  journal: DraftJournal;
  mappings: Pick<Mappings, 'forShape' | 'askedForShape' | 'remember' | 'purposeForShape'>;
  importedBefore: FindImportedBefore;
  markedLists: MarkedLists;
};

export type AboutDraft = { draftId: string; fileId: string; sourceName: string };

/** What a draft begins with: what was remembered, or nothing. */
type Begun = {
  /** What this program was as it read the journal: who becomes the owner after that must read it anew. null: it read none. */
  openedAs: ReturnType<Store['role']> | null;
  digest: string;
  fileKey: string;
  kept: Journaled | null;
  choices: ReadChoices;
  /** It bears the marks of a problems file. */
  marked: boolean;
  remembered: MappedHeadings | null;
  /** Steps of repair that were brought back. */
  restored: number;
};

/** A rounded column is accepted by who sees it: not for other columns, and not for an earlier time. */
function unseen(choices: ReadChoices): ReadChoices {
  return { ...choices, acceptNikRounded: false, acceptPhoneRounded: false };
}

/**
 * Brings back what was remembered of this file, or of files of its shape, and looks at all rows. Errors: the session's, and
 * the store's.
 */
export async function openDraft(
  deps: OpenDraftDeps,
  about: AboutDraft,
  session: DraftSession & KnownFile,
): Promise<OpenDraft> {
  const { store, journal, mappings, markedLists } = deps;
  const openedAs = store.role();
  /** A problems file is read as its list was, whatever another list of the same headings was read by. */
  const marked = session.headings.some(isMarkHeading);
  const remembered = marked ? null : mappings.forShape(session.headings);
  let restored = 0;

  /** A reader of the store remembers nothing new. */
  let kept = await journaled();
  const fileKey = kept?.sourceKey ?? newSourceKey();
  if (openedAs === 'owner') {
    kept ??= journal.create(session.digest, fileKey);
    journal.touch(kept.id);
  }
  if (kept) {
    for await (const changes of journal.steps(kept.id)) {
      await session.replay([changes]);
      restored += 1;
    }
  }
  const { choices } = await firstChoice();
  return createOpenDraft(deps, about, session, {
    ...{ openedAs, digest: session.digest, fileKey, kept, choices, marked, remembered, restored },
  });

  /** A list that bears its key already is what became of it: the program died before it could forget the repairs. */
  async function journaled(): Promise<Journaled | null> {
    const found = journal.find(session.digest);
    if (!found || !markedLists.ofFile(found.sourceKey)) return found;
    if (openedAs === 'owner') await journal.remove(found.id);
    return null;
  }

  /** What the operator chose for this very file, else as its list was read, or the last file of its shape, else the guess. */
  async function firstChoice(): Promise<DraftState> {
    const asked = mappings.askedForShape(session.headings);
    const before =
      (kept?.choices && withOldColumnsGuessed(unseen(kept.choices))) ??
      (remembered && choicesRemembered(remembered, session.headings, asked ? 'mapping' : 'guess'));
    if (before) {
      try {
        return await session.choose(before);
      } catch (error) {
        // Chosen in an earlier version of the program, which saw other headings or another sheet.
        if (!(error instanceof CoreError && ['column-unknown', 'sheet-unknown', 'no-data-rows'].includes(error.code))) {
          throw error;
        }
      }
    }
    const guessed = await session.choose(readChoicesSchema.parse({}));
    const list = marked ? markedLists.of(guessed.marks) : null;
    const readAs = list && markedLists.readAs(list.listId);
    if (!readAs) return guessed;
    const { sheet } = guessed.file;
    const columns = columnsOfList(readAs, guessed.columns);
    const keptColumns = columnsKept(readAs, guessed.columns);
    return session.choose({
      ...guessed.choices,
      columns,
      guessColumns: false,
      ...(sheet !== null && { sheet }),
      ...(keptColumns && { keptColumns }),
    });
  }
}

/** For who looks at no row: nothing is remembered of the file, and nothing is written down. */
export function openUnseen(deps: OpenDraftDeps, about: AboutDraft, session: DraftSession): OpenDraft {
  return createOpenDraft(deps, about, session, {
    ...{ openedAs: null, digest: '', fileKey: newSourceKey(), kept: null },
    ...{ choices: readChoicesSchema.parse({}), marked: false, remembered: null, restored: 0 },
  });
}

function createOpenDraft(deps: OpenDraftDeps, about: AboutDraft, session: DraftSession, begun: Begun) {
  const { store, journal, mappings, markedLists, importedBefore } = deps;
  const { openedAs, digest, fileKey, marked, remembered, restored } = begun;
  let { kept, choices } = begun;
  let named: Mapping | null = null;

  function keptId(): number {
    kept ??= journal.create(digest, fileKey);
    return kept.id;
  }

  async function choose(read: ReadChoices, remember = true): Promise<DraftState> {
    const before = choices;
    const state = await session.choose(read);
    if (remember) {
      await writtenDown(
        // Said by this version: what is not among the origins was chosen by hand.
        () => journal.setChoices(keptId(), { ...read, columnOrigins: read.columnOrigins ?? {} }),
        () => session.choose(before),
      );
    }
    choices = read;
    return state;
  }

  /** The first error is the one to tell. */
  async function writtenDown(write: () => Promise<void> | void, takeBack: () => Promise<unknown>): Promise<void> {
    if (openedAs !== 'owner') return;
    try {
      await write();
    } catch (error) {
      await takeBack().catch(() => undefined);
      throw error;
    }
  }

  type Made = { state: DraftState; changed: number };

  /** While its changes are told, part by part. */
  async function stepWrittenDown(make: (onChanges: OnChanges) => Promise<Made>): Promise<Made> {
    if (openedAs === null || store.role() !== 'owner') return make(async () => {});
    let step: ReturnType<DraftJournal['beginStep']> | null = null;
    // Until then the session has done nothing, or nothing that must be taken back.
    let writing = false;
    try {
      const made = await make(async (changes) => {
        writing = true;
        step ??= journal.beginStep(keptId());
        await step.add(changes);
      });
      (step as ReturnType<DraftJournal['beginStep']> | null)?.finish();
      return made;
    } catch (error) {
      if (writing) await session.undo().catch(() => undefined);
      throw error;
    }
  }

  function originsOf(columns: Preview['columns']): Preview['columns'] {
    return withOrigins({ columns, choices }, { remembered, named: named?.headings ?? null });
  }

  const shown = ({ state, changed }: Made) => ({ draft: show(state), changed });

  function show(state: DraftState): Draft {
    const { headings: _plain, marks, ...known } = state;
    const mends = markedLists.of(marks);
    const applies = named !== null && stillApplies(named.headings, state.choices);
    return {
      ...known,
      ...about,
      columns: withOrigins(state, { remembered, named: applies && named ? named.headings : null }),
      mapping: applies && named ? { mappingId: named.mappingId, name: named.name } : null,
      restored,
      importedBefore: digest === '' ? null : importedBefore(digest, state.file.sheet),
      usedFor: marked || openedAs === null ? null : mappings.purposeForShape(state.headings),
      mends: mends && { listId: mends.listId, listName: mends.listName, rows: mends.rows },
    };
  }

  return {
    ...about,
    session,
    facts: () => session.facts(),
    /** From now on, and not written down. `mapping` null: none; it goes under what `read` says. */
    async readAs(read: ReadChoices, mapping: Mapping | null, allowMissing: boolean): Promise<DraftFacts> {
      const asked = mapping ? withMapping(read, mapping.headings) : read;
      const facts = await session.readAs(asked, allowMissing);
      choices = asked;
      named = mapping;
      return { ...facts, columns: originsOf(facts.columns) };
    },
    /** What importing it would do. Errors: those of the session; `signal` ends the draft. */
    async preview(wanted: RowsWanted, signal: AbortSignal): Promise<Preview> {
      const { summary, ...facts } = await session.preview(wanted, signal);
      return { ...facts, columns: originsOf(facts.columns), ...summary };
    },
    /** Of the list it may become as it is read now. */
    sourceKey: ({ file }: Pick<DraftState, 'file'>): string => sheetKey(fileKey, file.sheet),
    openedAs,
    /** Of the file's bytes; '' where nobody read them for it. */
    digest,
    importedBefore,

    state: () => session.state(),
    get: async (): Promise<Draft> => show(await session.state()),
    choose: async (read: ReadChoices, remember: boolean): Promise<Draft> => show(await choose(read, remember)),
    /** Instead of the columns chosen before. Errors: `column-unknown` with the first heading that is not there. */
    async useMapping(mapping: Mapping): Promise<Draft> {
      const {
        columns: _columns,
        columnHeadings: _headings,
        columnOrigins: _origins,
        noColumn: _none,
        ...other
      } = unseen(choices);
      const state = await choose(withMapping({ ...other, guessColumns: true }, mapping.headings));
      named = mapping;
      return show(state);
    },
    /** Reads the rows otherwise for a while; not written down. */
    async chooseForNow(change: Partial<ReadChoices>): Promise<void> {
      await session.choose({ ...choices, ...change });
    },
    async chooseAgain(): Promise<void> {
      await session.choose(choices);
    },
    rows: (filter: DraftFilter, page: { offset: number; limit: number; fresh: boolean }) => session.rows(filter, page),

    async apply(order: DraftOrder): Promise<{ draft: Draft; changed: number }> {
      return shown(await stepWrittenDown((onChanges) => session.apply(order, onChanges)));
    },
    async undo(): Promise<{ draft: Draft; changed: number }> {
      const { canUndo } = await session.state();
      const { state, changed } = await session.undo();
      if (canUndo) {
        await writtenDown(
          () => journal.removeLastStep(keptId()),
          () => session.redo(async () => {}),
        );
      }
      return { draft: show(state), changed };
    },
    async redo(): Promise<{ draft: Draft; changed: number }> {
      return shown(await stepWrittenDown((onChanges) => session.redo(onChanges)));
    },

    /** The columns as they are are how the next file of this shape is read. */
    rememberShape({ headings, columns }: Pick<DraftFacts, 'headings' | 'columns'>, lists?: ShapePurpose): void {
      if (openedAs !== null && !marked) mappings.remember(headings, mappedHeadings(columns), lists);
    },
    /** The repairs do not come back. */
    async forgetRepairs(): Promise<void> {
      if (kept && openedAs === 'owner') await journal.forget(kept.id);
    },
    /** It is a list now, or part of one: nothing is remembered of it. */
    async forget(): Promise<void> {
      if (kept && openedAs === 'owner') await journal.remove(kept.id);
      kept = null;
    },
  };
}
