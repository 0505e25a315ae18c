/**
 * The process that copies the database and checks copies: reading a million lookups takes seconds, which the program itself
 * must not spend, and a handle of its own there would cost the program its locks on the file.
 */
import { setPriority } from 'node:os';
import { serve } from '../worker/serve.ts';
import { workerPort } from '../worker/worker-port.ts';
import { backupHandlers } from './backup-handlers.ts';

try {
  // Whoever works goes first.
  setPriority(0, 10);
} catch {
  // Not allowed here: it is as quick as the others.
}

serve(workerPort(), backupHandlers());
