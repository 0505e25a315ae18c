/**
 * The program that reads files, in a process of its own, because spreadsheet libraries run out of memory, hang and
 * crash on files that people really have. It runs once per program run and has no store and no network.
 */
import type { PlainQuestions } from '../../spreadsheet/read/plain-tables.ts';
import { plainHandlers } from '../../spreadsheet/read/serve-plain.ts';
import { serve } from '../../worker/serve.ts';
import { draftHandlers } from '../draft/serve-session.ts';
import type { DraftQuestions } from '../draft/session-messages.ts';

serve<DraftQuestions & PlainQuestions>({ ...draftHandlers(), ...plainHandlers });
