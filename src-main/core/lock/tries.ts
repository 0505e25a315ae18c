/**
 * Wrong passphrases make the next try wait, longer each time. They are counted in a file beside the database, which is closed
 * then, so that starting the program again does not begin anew; a terminal and a window count together. Whoever can delete the
 * file can copy the data as well: what holds then is scrypt, and the keyring around it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/ports.ts';
import { triesFile } from '../store/data-folder.ts';
import { writeFileWhole } from '../store/vault-file.ts';

/** So many slips cost nothing. */
const free = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;

const triesSchema = z.object({
  /** Since the last right one. */
  wrong: z.int().min(0),
  /** Of the last of them. Milliseconds since the epoch. */
  at: z.number(),
  /** Those that no access log tells of yet. */
  untold: z.int().min(0),
});
type Counted = z.infer<typeof triesSchema>;

export type Tries = {
  /** Whole seconds until the next try; 0: at once. */
  waitSeconds(): number;
  /** Errors: `unlock-wait` with the `seconds`, and those of `check`, of which `unlock-wrong` counts. */
  attempt<T>(check: () => Promise<T>): Promise<T>;
  /** Wrong ones that nobody was told of yet. */
  untold(): number;
  told(): void;
};

/** 3 free, then 5 s, 10 s, 20 s … up to a quarter of an hour. Milliseconds. */
export function waitAfter(wrong: number): number {
  return wrong <= free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - free - 1));
}

export function createTries(dataDir: string, clock: Pick<Clock, 'now'>): Tries {
  const path = join(dataDir, triesFile);

  /** What could not be written: a full disk must keep nobody out, nor give them tries. */
  let unwritten: Counted | null = null;

  function read(): Counted {
    if (unwritten) return unwritten;
    try {
      return triesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return { wrong: 0, at: 0, untold: 0 };
    }
  }

  function write(counted: Counted): void {
    try {
      writeFileWhole(path, `${JSON.stringify(counted)}\n`);
      unwritten = null;
    } catch {
      unwritten = counted;
    }
  }

  function waitSeconds(): number {
    const { wrong, at } = read();
    const wait = waitAfter(wrong);
    // A clock that was put back must not keep anybody out for longer than the wait.
    return Math.ceil(Math.max(0, Math.min(wait, at + wait - clock.now())) / 1_000);
  }

  return {
    waitSeconds,
    async attempt(check) {
      const seconds = waitSeconds();
      if (seconds > 0) {
        throw new CoreError('unlock-wait', `Wrong too often. Try again in ${seconds} s.`, { details: { seconds } });
      }
      const before = read();
      // Counted before it is known: ending the program meanwhile gains no try.
      write({ wrong: before.wrong + 1, at: clock.now(), untold: before.untold + 1 });
      try {
        const result = await check();
        write({ ...before, wrong: 0 });
        return result;
      } catch (error) {
        if (!(error instanceof CoreError && error.code === 'unlock-wrong')) write(before);
        throw error;
      }
    },
    untold: () => read().untold,
    told: () => {
      if (read().untold > 0) write({ ...read(), untold: 0 });
    },
  };
}
