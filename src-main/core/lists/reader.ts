/**
 * Reads a file through the reading process, and keeps this program safe from it: a time limit, a memory limit, and
 * cancel by ending it. However it ends, the caller gets a result or one expected error.
 */
import { statSync } from 'node:fs';
import { CoreError } from '../errors.ts';
import type { Ports, Worker } from '../ports.ts';
import { ranOutOfMemory } from '../worker-exit.ts';
import type { FileFacts, FromReader, ReadRequest, ToReader } from './reading/messages.ts';
import type { ReadRow } from './reading/read-rows.ts';
import type { Summary } from './reading/summary.ts';

export type ReadLimits = {
  /** Megabytes of heap of the reading process. */
  memoryMb: number;
  /** Milliseconds until it has started and has the file's bytes. */
  startMs: number;
  /**
   * Milliseconds it may be silent after that, and how many more for each megabyte of the file: a damaged small file
   * that sends the library round in circles is given up within seconds, a large one gets its time. Storing a slice does
   * not count: then it waits for us.
   */
  silenceMs: number;
  silenceMsPerMb: number;
  /** Bytes of a file. */
  fileBytes: number;
};

/** 65 MB of .xlsx (500,000 rows of 9 columns) took 1.6 GB and, on two busy cores, 51 seconds. */
export const readLimits: ReadLimits = {
  memoryMb: 3_072,
  startMs: 60_000,
  silenceMs: 4_500,
  silenceMsPerMb: 3_000,
  fileBytes: 256 * 1024 * 1024,
};

export type ReadListeners = {
  onOpened?(facts: FileFacts, rowsAtMost: number | null): void;
  onChecked?(rows: number): void;
  /** The next slice comes when this is done. */
  onSlice?(rows: ReadRow[], facts: FileFacts): Promise<void>;
};

/**
 * Errors: the file's own (`file-…`, `xml-dtd-forbidden`, `no-…`, `sheet-unknown`, `column-unknown`), `import-timeout`,
 * `import-cancelled` when `signal` is aborted, `reader-stopped`; and whatever `onSlice` throws.
 */
export async function readFileApart(
  ports: Ports,
  request: ReadRequest,
  listeners: ReadListeners,
  { signal, limits = readLimits }: { signal: AbortSignal; limits?: ReadLimits },
): Promise<FileFacts & { summary: Summary }> {
  const bytes = refuseLarge(request.path, limits.fileBytes);
  const silenceMs = limits.silenceMs + (limits.silenceMsPerMb * bytes) / (1024 * 1024);
  if (signal.aborted) throw cancelled();
  const worker = ports.startWorker('reading-process', { memoryMb: limits.memoryMb });
  try {
    return await converse(ports, worker, request, listeners, signal, { startMs: limits.startMs, silenceMs });
  } finally {
    worker.kill();
  }
}

function converse(
  ports: Ports,
  worker: Worker,
  request: ReadRequest,
  listeners: ReadListeners,
  signal: AbortSignal,
  patience: { startMs: number; silenceMs: number },
): Promise<FileFacts & { summary: Summary }> {
  return new Promise((resolve, reject) => {
    let facts: FileFacts | null = null;
    let ended = false;
    let stopWatch = watchSilence(patience.startMs);

    function watchSilence(silenceMs: number): () => void {
      return ports.clock.after(silenceMs, () => end(() => reject(timedOut())));
    }
    function end(settle: () => void): void {
      if (ended) return;
      ended = true;
      stopWatch();
      signal.removeEventListener('abort', onAbort);
      settle();
    }
    function onAbort(): void {
      end(() => reject(cancelled()));
    }

    async function onMessage(message: FromReader): Promise<void> {
      stopWatch();
      switch (message.kind) {
        case 'begun':
          break;
        case 'opened':
          facts = message.facts;
          listeners.onOpened?.(message.facts, message.rowsAtMost);
          break;
        case 'checked':
          listeners.onChecked?.(message.rows);
          break;
        case 'slice':
          if (facts) await listeners.onSlice?.(message.rows, facts);
          if (!ended) post({ kind: 'next' });
          break;
        case 'done': {
          const told = facts;
          return end(() => (told ? resolve({ ...told, summary: message.summary }) : reject(stopped(null))));
        }
        case 'failed': {
          const { code, message: sentence, details } = message.error;
          return end(() => reject(new CoreError(code, sentence, { details })));
        }
      }
      if (!ended) stopWatch = watchSilence(patience.silenceMs);
    }

    function post(message: ToReader): void {
      worker.post(message);
    }

    signal.addEventListener('abort', onAbort, { once: true });
    worker.onMessage((message) => {
      if (!ended) onMessage(message as FromReader).catch((error) => end(() => reject(error)));
    });
    worker.onExit((code) => end(() => reject(stopped(code))));
    post({ kind: 'read', request });
  });
}

/** Bytes of the file. */
function refuseLarge(path: string, most: number): number {
  let bytes: number;
  try {
    bytes = statSync(path).size;
  } catch {
    throw new CoreError('file-not-readable', 'The file cannot be read. It may have been moved.');
  }
  if (bytes > most) {
    throw new CoreError('file-too-large', 'The file is larger than this program reads at once. Split it.');
  }
  return bytes;
}

function cancelled(): CoreError {
  return new CoreError('import-cancelled', 'Reading was cancelled. Nothing of the file was kept.');
}

function timedOut(): CoreError {
  return new CoreError('import-timeout', 'Reading the file took too long and was ended. Nothing of it was kept.');
}

function stopped(code: number | null): CoreError {
  if (ranOutOfMemory(code)) {
    return new CoreError(
      'file-too-large',
      'Reading the file took more memory than allowed. Split it, or save it as CSV.',
    );
  }
  return new CoreError('reader-stopped', 'The process that reads files ended unexpectedly. Try again.', {
    ...(code !== null && { details: { exitCode: code } }),
  });
}
