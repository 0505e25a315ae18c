/**
 * The one draft that is open. Opening another closes it; so does the end of its process, and the end of the program. What is
 * asked of it is done one after the other, whoever asks.
 */
import { randomUUID } from 'node:crypto';
import type { Draft } from '../../../contract/drafts.ts';
import type { FilePlace, Files } from '../../files/files.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Ports } from '../../kernel/ports.ts';
import { createRestrictedPeople } from '../../lookups/restricted-people.ts';
import { cancelled, type ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import type { Store } from '../../store/store.ts';
import type { Mappings } from '../columns/mappings.ts';
import { createMarkedLists } from '../problems/marked-lists.ts';
import type { ReadListeners } from '../reading/messages.ts';
import { reportProgress } from '../reading/progress.ts';
import type { Readings } from '../reading/readings.ts';
import { createImportedBefore } from './imported-before.ts';
import { createDraftJournal } from './journal.ts';
import { type AboutDraft, type OpenDraft, openDraft, openUnseen } from './open-draft.ts';
import { openDraftSession, openUnseenSession } from './open-session.ts';
import type { DraftSession } from './session.ts';

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(deps: {
  store: Store;
  events: EventBus;
  ports: Ports;
  files: Pick<Files, 'pathOf'>;
  mappings: Pick<Mappings, 'forShape' | 'askedForShape' | 'remember' | 'purposeForShape'>;
  readings: Readings;
  /** Only tests set other limits, or another process, than the program's own. */
  limits?: ReadLimits;
  openSession?: typeof openDraftSession;
}) {
  const { store, events, ports, files, mappings, readings, limits, openSession = openDraftSession } = deps;
  const journal = createDraftJournal(store, ports.clock);
  const markedLists = createMarkedLists(store);
  const restricted = createRestrictedPeople(store);
  const ofDraft = { store, journal, mappings, markedLists, importedBefore: createImportedBefore(store) };
  let current: OpenDraft | null = null;
  let opening: AbortController | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closing = false;

  function inOrder<T>(run: () => Promise<T>): Promise<T> {
    const result = last
      .then(() => {
        if (closing) throw isClosing();
        return run();
      })
      .catch((error): never => {
        throw closing ? isClosing() : error;
      });
    last = result.catch(() => undefined);
    return result;
  }

  function closeCurrent(): void {
    current?.session.close();
    current = null;
  }

  type Progress = Pick<ReadListeners, 'onChecked'>;
  type Opening = { signal: AbortSignal; limits?: ReadLimits };

  /** Holds the draft until something ends it. `take`: what is told of it once it is open. */
  async function openHere<S extends DraftSession, T>(
    fileId: string,
    place: FilePlace,
    signal: AbortSignal,
    start: (progress: Progress, opening: Opening) => Promise<S>,
    take: (about: AboutDraft, session: S) => Promise<{ draft: OpenDraft; result: T }>,
  ): Promise<T> {
    closeCurrent();
    if (signal.aborted) throw cancelled();
    const progress = reportProgress(events, ports.clock, fileId);
    const session = await start(progress, { signal, ...(limits && { limits }) });
    const onAbort = (): void => session.close();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const { draft, result } = await take({ draftId: randomUUID(), fileId, sourceName: place.name }, session);
      if (signal.aborted) throw cancelled();
      current = draft;
      void session.ended.then(() => {
        if (current === draft) current = null;
      });
      return result;
    } catch (error) {
      session.close();
      throw signal.aborted ? cancelled() : error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** One that is being opened meanwhile is called off. */
  function opened<T>(fileId: string, open: (signal: AbortSignal) => Promise<T>): Promise<T> {
    opening?.abort();
    const mine = new AbortController();
    opening = mine;
    return readings.run(fileId, (signal) =>
      inOrder(() => open(AbortSignal.any([signal, mine.signal]))).finally(() => {
        if (opening === mine) opening = null;
      }),
    );
  }

  return {
    markedLists,

    /** Errors: those of the session and of the store, `file-unknown`. */
    open(fileId: string): Promise<Draft> {
      const place = files.pathOf(fileId);
      const bytes = { path: place.path, key: place.key };
      return opened(fileId, (signal) =>
        openHere(
          ...([fileId, place, signal] as const),
          (progress, opening) => openSession(ports, { ...bytes, restricted: restricted.known() }, progress, opening),
          async (about, session) => {
            const draft = await openDraft(ofDraft, about, session);
            return { draft, result: await draft.get() };
          },
        ),
      );
    },

    /** Its id: see `drafts.openUnseen`. Errors: as `open`. */
    openUnseen(fileId: string, sheet: string | undefined): Promise<string> {
      const place = files.pathOf(fileId);
      const bytes = { path: place.path, key: place.key };
      return opened(fileId, (signal) =>
        openHere(
          ...([fileId, place, signal] as const),
          (progress, opening) =>
            openUnseenSession(ports, { place: bytes, sheet, restricted: restricted.known() }, progress, opening),
          async (about, session) => ({ draft: openUnseen(ofDraft, about, session), result: about.draftId }),
        ),
      );
    },

    /** After what was asked before. Errors: `draft-unknown`, and whatever `work` throws. */
    use<T>(draftId: string, work: (draft: OpenDraft) => Promise<T>): Promise<T> {
      return inOrder(() => {
        // The former owner may have repaired the same file since.
        if (current?.openedAs && current.openedAs !== store.role()) closeCurrent();
        if (current?.draftId !== draftId) {
          throw new CoreError('draft-unknown', 'That file is not open any more. Open it again.');
        }
        return work(current);
      });
    },

    /** Within `use`. */
    closeCurrent,

    /** The owner of the data directory removes what nobody has opened for long. */
    purgeJournal: (): Promise<void> =>
      inOrder(() => journal.purge()).catch((error) => {
        if (!closing) throw error;
      }),

    /** The store is about to close. What is in the air then ends without a word. */
    close(): void {
      closing = true;
      opening?.abort();
      closeCurrent();
    },
  };
}

function isClosing(): CoreError {
  return new CoreError('closing', 'Sambung is closing. Open it again.');
}
