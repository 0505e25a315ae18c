/** Run by warm-workers.ts in place of the programs that read and write files: holds one conversation after another. */

import { backupHandlers } from '../../src-main/core/backups/backup-handlers.ts';
import { readingHandlers } from '../../src-main/core/imports/reading-handlers.ts';
import type { WorkerProgram } from '../../src-main/core/kernel/ports.ts';
import { writingHandlers } from '../../src-main/core/spreadsheet/write/writing-handlers.ts';
import { serve } from '../../src-main/core/worker/serve.ts';
import { type WorkerPort, workerPort } from '../../src-main/core/worker/worker-port.ts';

export type Begin = { kind: 'begin'; program: WorkerProgram };

const line = workerPort();
let hear: (message: unknown) => void = () => {};

/** Of one conversation: what an earlier one still says is not heard. */
function newPort(): WorkerPort {
  const port: WorkerPort = {
    post: (message) => void (hear === listener && line.post(message)),
    onMessage: (heard) => {
      onMessage = heard;
    },
  };
  let onMessage: (message: unknown) => void = () => {};
  const listener = (message: unknown) => onMessage(message);
  hear = listener;
  return port;
}

line.onMessage((message) => {
  const { kind, program } = message as Begin;
  if (kind !== 'begin') hear(message);
  else if (program === 'reading-process') serve(newPort(), readingHandlers());
  else if (program === 'backup-process') serve(newPort(), backupHandlers());
  else serve(newPort(), writingHandlers);
});
