/** What the process that reads files answers. */
import type { PlainQuestions } from '../spreadsheet/read/plain-tables.ts';
import { plainHandlers } from '../spreadsheet/read/serve-plain.ts';
import type { Handlers } from '../worker/serve.ts';
import { draftHandlers } from './draft/serve-session.ts';
import type { DraftQuestions } from './draft/session-messages.ts';

/** Of one conversation: it holds the file that was opened. */
export function readingHandlers(): Handlers<DraftQuestions & PlainQuestions> {
  return { ...draftHandlers(), ...plainHandlers };
}
