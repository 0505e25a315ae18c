/** Opens a file for import in a process of its own, which keeps it: the program's end of the line. */

import { CoreError } from '../../kernel/errors.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { cancelled, type ReadOptions, startReading } from '../../spreadsheet/read/start-reading.ts';
import type { Conversation, ConversationPorts } from '../../worker/conversation.ts';
import { type ReadListeners, rowListeners } from '../reading/messages.ts';
import type { DraftSession, KnownFile } from './session.ts';
import type { DraftQuestions } from './session-messages.ts';

/** Changes in one message of a replay. */
const changesInMessage = 1_000;

/** NIKs of people whom nobody asks about. */
type LeftOut = { restricted?: readonly string[] };
type Reading = Conversation<DraftQuestions>;

/**
 * `onChecked` hears of every walk over the rows, `signal` calls the opening off. Errors: those of `startReading` and of the
 * file; with `no-data-rows` also where no sheet has rows.
 */
export function openDraftSession(
  ports: ConversationPorts,
  place: BytesPlace & LeftOut,
  listeners: Pick<ReadListeners, 'onChecked'>,
  options: ReadOptions,
): Promise<DraftSession & KnownFile> {
  return opened(startReading<DraftQuestions>(ports, place.path, options), async (reading) => {
    const { restricted = [], ...bytes } = place;
    const known = await reading.ask('draft-open', { place: bytes, restricted }, {}, options.signal);
    return { ...sessionOf(reading, listeners), ...known };
  });
}

/** Without a look at anything of it; `sheet`: nothing else of it is read. Errors: as `openDraftSession`, but `no-data-rows`. */
export function openUnseenSession(
  ports: ConversationPorts,
  { restricted = [], ...file }: { place: BytesPlace; sheet: string | undefined } & LeftOut,
  listeners: Pick<ReadListeners, 'onChecked'>,
  options: ReadOptions,
): Promise<DraftSession> {
  return opened(startReading<DraftQuestions>(ports, file.place.path, options), async (reading) => {
    await reading.ask('draft-open-unseen', { ...file, restricted }, {}, options.signal);
    return sessionOf(reading, listeners);
  });
}

async function opened<S>(reading: Reading, open: (reading: Reading) => Promise<S>): Promise<S> {
  try {
    return await open(reading);
  } catch (error) {
    reading.end();
    throw error;
  }
}

function sessionOf(reading: Reading, listeners: Pick<ReadListeners, 'onChecked'>): DraftSession {
  const checked = (rows: number): void => listeners.onChecked?.(rows);
  return {
    ended: reading.ended,
    choose: (choices) => reading.ask('draft-choose', choices, { checked }),
    state: () => reading.ask('draft-state', null, { checked }),
    facts: () => reading.ask('draft-facts', null, {}),
    readAs: (choices, allowMissing) => reading.ask('draft-read-as', { choices, allowMissing }, {}),
    rows: (filter, page) => reading.ask('draft-rows', { filter, page }, {}),
    apply: (order, onChanges) => reading.ask('draft-apply', order, { checked, changes: onChanges }),
    undo: () => reading.ask('draft-undo', null, { checked }),
    redo: (onChanges) => reading.ask('draft-redo', null, { checked, changes: onChanges }),

    async replay(steps) {
      for (const step of steps) {
        for (let at = 0; at < step.length; at += changesInMessage) {
          const changes = step.slice(at, at + changesInMessage);
          await reading.ask('draft-replay', { changes, last: at + changesInMessage >= step.length }, {});
        }
      }
    },

    preview: (wanted, signal) =>
      reading.ask('draft-read-all', { ...wanted, slices: false }, rowListeners({ onChecked: checked }), signal),

    readAll(wanted, { onOpened, onChecked, onSlice }, signal) {
      const listeners = rowListeners({
        ...(onOpened && { onOpened }),
        onChecked(rows) {
          checked(rows);
          onChecked?.(rows);
        },
        // The draft stays: it is the rows that are called off, not the process.
        async onSlice(slice, facts) {
          if (signal.aborted) throw cancelled();
          await onSlice?.(slice, facts);
        },
      });
      return reading.ask('draft-read-all', { ...wanted, slices: true }, listeners);
    },

    async readProblems(severities, onSlice) {
      await reading.ask('draft-problems', severities, { rows: onSlice });
    },

    close: () => reading.end(new CoreError('draft-unknown', 'That file was closed.')),
  };
}
