/**
 * A program for real Electron (reader-memory.spec.ts builds it beside the program's own): opens the file in LIMITED_READER_FILE
 * with the product's utility process and a heap of LIMITED_READER_MB, and prints what became of it.
 */
import { app } from 'electron';
import { openDraftSession } from '../../../src-main/core/imports/draft/open-session.ts';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import type { Clock } from '../../../src-main/core/kernel/ports.ts';
import { readLimits } from '../../../src-main/core/spreadsheet/read/start-reading.ts';
import { startUtilityWorker } from '../../../src-main/hosts/electron/ports/utility-worker.ts';

async function read(): Promise<string> {
  const path = process.env.LIMITED_READER_FILE ?? '';
  const limits = { ...readLimits, memoryMb: Number(process.env.LIMITED_READER_MB) };
  const clock: Clock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const ports = { clock, startWorker: startUtilityWorker };
  const signal = new AbortController().signal;
  try {
    await openDraftSession(ports, { path }, {}, { signal, limits });
    return 'opened';
  } catch (error) {
    if (error instanceof CoreError) return `${error.code} ${error.details?.reason}`;
    throw error;
  }
}

app.enableSandbox();
void app.whenReady().then(async () => {
  console.log(`READER ${await read()}`);
  app.exit(0);
});
