/**
 * Reads a file through the reading process, and keeps this program safe from it: a time limit, a memory limit, and
 * cancel by ending it. However it ends, the caller gets a result or one expected error.
 */
import { statSync } from 'node:fs';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports, Worker } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { ranOutOfMemory, ranOutOfTime } from '../../worker/worker-exit.ts';
import type { FileFacts, FromReader, PlainRow, PlainTable, ReadRequest, ToReader } from './messages.ts';
import type { RowSlice } from './row-slice.ts';
import type { Summary } from './summary.ts';

export type ReadLimits = {
  /** Megabytes of heap of the reading process. */
  memoryMb: number;
  /** Milliseconds until it has started and has the file's bytes. */
  startMs: number;
  /**
   * Milliseconds it may be silent after that, and how many more for each megabyte of the file. This is only for a process
   * that does nothing at all: one that works for nothing ends itself by the processor's time it took (cpu-watch.ts), so
   * that a slow computer gets its time. Storing a slice does not count: then it waits for us.
   */
  silenceMs: number;
  silenceMsPerMb: number;
  /** Bytes of a file. */
  fileBytes: number;
};

/**
 * 65 MB of .xlsx (500,000 rows of 9 columns) took 250 MB and 3 seconds where it is plain; by the library, 1.6 GB and, on
 * two busy cores, 51 seconds.
 */
export const readLimits: ReadLimits = {
  memoryMb: 3_072,
  startMs: 60_000,
  silenceMs: 90_000,
  silenceMsPerMb: 15_000,
  fileBytes: 256 * 1024 * 1024,
};

export type ReadListeners = {
  onOpened?(facts: FileFacts, rowsAtMost: number | null): void;
  onChecked?(rows: number): void;
  /** The next slice comes when this is done. */
  onSlice?(slice: RowSlice, facts: FileFacts): Promise<void>;
};

type Listening<T> = {
  first: ToReader;
  /** What to answer it, what it was all for, or nothing yet. What it throws ends the reading. */
  hear(message: Exclude<FromReader, { kind: 'failed' }>): Promise<{ reply: ToReader } | { result: T } | null>;
};
type Limits = { signal: AbortSignal; limits?: ReadLimits };

/**
 * Reads a list of people. Errors: the file's own (`file-…`, `xml-dtd-forbidden`, `no-…`, `sheet-unknown`,
 * `column-unknown`), `import-timeout`, `import-cancelled` when `signal` is aborted, `reader-stopped`; and whatever
 * `onSlice` throws.
 */
export function readFileApart(
  ports: Ports,
  request: ReadRequest,
  listeners: ReadListeners,
  limits: Limits,
): Promise<FileFacts & { summary: Summary }> {
  let facts: FileFacts | null = null;
  return readApart<FileFacts & { summary: Summary }>(ports, request.path, limits, {
    first: { kind: 'read', request },
    async hear(message) {
      switch (message.kind) {
        case 'opened':
          facts = message.facts;
          listeners.onOpened?.(message.facts, message.rowsAtMost);
          return null;
        case 'checked':
          listeners.onChecked?.(message.rows);
          return null;
        case 'slice':
          if (facts) await listeners.onSlice?.(message.slice, facts);
          return { reply: { kind: 'next' } };
        case 'done':
          if (!facts) throw stopped(null);
          return { result: { ...facts, summary: message.summary } };
        default:
          return null;
      }
    },
  });
}

export type PlainListeners = {
  /** Says which columns (from 0) of each table are wanted; none: not that table. */
  onTables(tables: PlainTable[]): Promise<readonly (readonly number[])[]>;
  /** The next slice comes when this is done. Cells are in the order of the columns. */
  onSlice(table: number, rows: PlainRow[]): Promise<void>;
};

/** Reads any table, cells as they stand. Errors: as `readFileApart`, and whatever the listeners throw. */
export function readPlainApart(
  ports: Ports,
  place: BytesPlace,
  listeners: PlainListeners,
  limits: Limits,
): Promise<void> {
  return readApart(ports, place.path, limits, {
    first: { kind: 'read-plain', place },
    async hear(message) {
      switch (message.kind) {
        case 'tables':
          return { reply: { kind: 'take', columns: await listeners.onTables(message.tables) } };
        case 'plain-slice':
          await listeners.onSlice(message.table, message.rows);
          return { reply: { kind: 'next' } };
        case 'plain-done':
          return { result: undefined };
        default:
          return null;
      }
    },
  });
}

async function readApart<T>(
  ports: Ports,
  path: string,
  { signal, limits = readLimits }: Limits,
  listening: Listening<T>,
): Promise<T> {
  const bytes = refuseLarge(path, limits.fileBytes);
  const silenceMs = limits.silenceMs + (limits.silenceMsPerMb * bytes) / (1024 * 1024);
  if (signal.aborted) throw cancelled();
  const worker = ports.startWorker('reading-process', { memoryMb: limits.memoryMb });
  try {
    return await converse(ports, worker, listening, signal, { startMs: limits.startMs, silenceMs });
  } finally {
    worker.kill();
  }
}

function converse<T>(
  ports: Ports,
  worker: Worker,
  listening: Listening<T>,
  signal: AbortSignal,
  patience: { startMs: number; silenceMs: number },
): Promise<T> {
  return new Promise((resolve, reject) => {
    let ended = false;
    let heardAt = ports.clock.monotonic();
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
      heardAt = ports.clock.monotonic();
      if (message.kind === 'failed') {
        const { code, message: sentence, details } = message.error;
        return end(() => reject(new CoreError(code, sentence, { details })));
      }
      const said = await listening.hear(message);
      if (ended) return;
      if (said && 'result' in said) return end(() => resolve(said.result));
      if (said) post(said.reply);
      stopWatch = watchSilence(patience.silenceMs);
    }

    function post(message: ToReader): void {
      worker.post(message);
    }

    signal.addEventListener('abort', onAbort, { once: true });
    worker.onMessage((message) => {
      if (!ended) onMessage(message as FromReader).catch((error) => end(() => reject(error)));
    });
    worker.onExit((code) => end(() => reject(stopped(code, ports.clock.monotonic() - heardAt))));
    post(listening.first);
  });
}

/** Bytes of the file. Errors: `file-not-readable`, `file-too-large`. */
export function refuseLarge(path: string, most: number): number {
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

export function cancelled(): CoreError {
  return new CoreError('import-cancelled', 'Reading was cancelled. Nothing of the file was kept.');
}

export function timedOut(): CoreError {
  return new CoreError('import-timeout', 'Reading the file took too long and was ended. Nothing of it was kept.');
}

/** `code`: how the reading process ended; `silentMs`: how long nothing had come of it. */
export function stopped(code: number | null, silentMs = 0): CoreError {
  if (ranOutOfTime(code, silentMs)) return timedOut();
  if (ranOutOfMemory(code)) {
    return new CoreError(
      'file-too-large',
      'Reading the file was ended, perhaps for want of memory. Close other programs and try again, or save it as CSV.',
      { details: { reason: 'memory' } },
    );
  }
  return new CoreError('reader-stopped', 'The process that reads files ended unexpectedly. Try again.', {
    ...(code !== null && { details: { exitCode: code } }),
  });
}
