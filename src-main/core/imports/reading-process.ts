/**
 * The program that reads files, in a process of its own, because spreadsheet libraries run out of memory, hang and
 * crash on files that people really have. It runs once per program run and has no store and no network.
 */
import { serve } from '../worker/serve.ts';
import { workerPort } from '../worker/worker-port.ts';
import { readingHandlers } from './reading-handlers.ts';

serve(workerPort(), readingHandlers());
