/**
 * Starts the process that reads a file, and keeps this program safe from it: time limits, a memory limit, and cancel by
 * ending it.
 */
import { statSync } from 'node:fs';
import { CoreError } from '../../kernel/errors.ts';
import {
  type Conversation,
  type ConversationPorts,
  type Endings,
  startConversation,
} from '../../worker/conversation.ts';
import type { Questions } from '../../worker/questions.ts';

export type ReadLimits = {
  /** Megabytes of heap of the reading process. */
  memoryMb: number;
  /** Milliseconds until it has started and has the file's bytes. */
  startMs: number;
  /**
   * Milliseconds it may be silent after that, and how many more for each megabyte of the file. This is only for a process
   * that does nothing at all: one that works for nothing ends itself by the processor's time it took (worker/cpu-watch.ts),
   * so that a slow computer gets its time. Storing a slice does not count: then it waits for us.
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

/** `signal` calls the reading off; only tests set other limits than `readLimits`. */
export type ReadOptions = { signal: AbortSignal; limits?: ReadLimits };

const endings: Endings = {
  cancelled: { code: 'import-cancelled', message: 'Reading was cancelled. Nothing of the file was kept.' },
  'out-of-time': {
    code: 'import-timeout',
    message: 'Reading the file took too long and was ended. Nothing of it was kept.',
  },
  'out-of-memory': {
    code: 'file-too-large',
    message:
      'Reading the file was ended, perhaps for want of memory. Close other programs and try again, or save it as CSV.',
    details: { reason: 'memory' },
  },
  crashed: { code: 'reader-stopped', message: 'The process that reads files ended unexpectedly. Try again.' },
};

/**
 * A conversation about the file at `path`, in whatever questions the feature asks of the reading process. Errors, of this
 * and of every question: `file-not-readable`, `file-too-large`, `import-timeout`, `import-cancelled` when a signal is
 * aborted, `reader-stopped`; and those of the question.
 */
export function startReading<Q extends Questions>(
  ports: ConversationPorts,
  path: string,
  { signal, limits = readLimits }: ReadOptions,
): Conversation<Q> {
  const { memoryMb, startMs, silenceMsPerMb } = limits;
  const megabytes = refuseLarge(path, limits.fileBytes) / (1024 * 1024);
  if (signal.aborted) throw cancelled();
  const silenceMs = limits.silenceMs + silenceMsPerMb * megabytes;
  return startConversation(
    ports,
    'reading-process',
    { memoryMb, patience: { startMs, silenceMs }, watched: true },
    endings,
  );
}

export function cancelled(): CoreError {
  const { code, message } = endings.cancelled;
  return new CoreError(code, message);
}

/** Bytes of the file. Errors: `file-not-readable`, `file-too-large`. */
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
