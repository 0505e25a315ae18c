/** What is open is closed before the program ends, what was opened last first, and not for ever. */
import type { Logger } from '../../core/kernel/ports.ts';

/** Milliseconds. What does not close within this is left: everything in it is on disk already. */
const mostMs = 15_000;

export type Closing = {
  /** From the moment it closes. */
  readonly begun: boolean;
  /** To be closed; where that has begun already, with the rest. */
  closes(close: () => unknown): void;
  /** Closes everything, once. Never rejects. */
  close(): Promise<void>;
};

export function createClosing(logger: Pick<Logger, 'warn' | 'error'>): Closing {
  const open: (() => unknown)[] = [];
  let closing: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    // What a start that still goes on opens meanwhile is closed as well.
    for (let close = open.pop(); close; close = open.pop()) {
      try {
        await close();
      } catch (error) {
        logger.error('close-failed', error);
      }
    }
  }

  function inTime(all: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        logger.warn('close-took-too-long');
        resolve();
      }, mostMs);
      void all.then(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  return {
    get begun() {
      return closing !== null;
    },
    closes(close) {
      open.push(close);
    },
    close() {
      // Nothing is called before this is known to have begun: a window that closes asks to quit.
      closing ??= Promise.resolve().then(() => inTime(closeAll()));
      return closing;
    },
  };
}
