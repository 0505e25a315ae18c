/** Opens a file for import in a process of its own, which keeps it: the program's end of the line. */

import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { cancelled, type ReadOptions, startReading } from '../../spreadsheet/read/start-reading.ts';
import { hearRows, type ReadListeners } from '../reading/reader.ts';
import type { DraftSession } from './session.ts';
import type { DraftQuestions } from './session-messages.ts';

/** Changes in one message of a replay. */
const changesInMessage = 1_000;

/**
 * `onChecked` hears of every walk over the rows, `signal` calls the opening off. Errors: those of `startReading` and of the
 * file, as `readFileApart`; with `no-data-rows` also where no sheet has rows.
 */
export async function openDraftSession(
  ports: Pick<Ports, 'clock' | 'startWorker'>,
  place: BytesPlace,
  listeners: Pick<ReadListeners, 'onChecked'>,
  options: ReadOptions,
): Promise<DraftSession> {
  const reading = startReading<DraftQuestions>(ports, place.path, options);
  const checked = (rows: number): void => listeners.onChecked?.(rows);
  try {
    const { digest, headings } = await reading.ask('draft-open', place, {}, options.signal);
    return {
      digest,
      headings,
      ended: reading.ended,
      choose: (choices) => reading.ask('draft-choose', choices, { checked }),
      state: () => reading.ask('draft-state', null, {}),
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

      readAll({ onOpened, onChecked, onSlice }, signal) {
        const hear = hearRows({
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
        return reading.ask('draft-read-all', null, hear);
      },

      async readProblems(severities, onSlice) {
        await reading.ask('draft-problems', severities, { rows: onSlice });
      },

      close: () => reading.end(new CoreError('draft-unknown', 'That file was closed.')),
    };
  } catch (error) {
    reading.end();
    throw error;
  }
}
