/**
 * Backups by themselves: one each so many days into the data folder and, where one is set, into a second place; the newest few of each are
 * kept. One timer, a day away at most, and none while it is off. What is being sent is not disturbed: it waits, a day at most.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayMs } from '../../contract/calendar.ts';
import type { Ports } from '../kernel/ports.ts';
import { readManifest } from '../store/backup/manifest.ts';
import { backupsIn } from './folder.ts';

/** Later than what a start has to do first; milliseconds. */
const afterStartMs = 3 * 60_000;
/** While something is being sent, and after one that failed. */
const againMs = 30 * 60_000;

export type RotationDeps = {
  ports: Pick<Ports, 'clock' | 'logger'>;
  /** Days between two; 0: none by themselves. `kept`: in each place. */
  settings: () => { every: number; kept: number };
  /** Where they go, the data folder first; one that is not there now (a stick) is passed over. */
  places: () => readonly string[];
  /** No other data's. */
  isOurs: (path: string) => boolean;
  /** Something is being sent. */
  busy: () => boolean;
  /** Changes that the data has seen so far. */
  commits: () => number;
  make: (place: string) => Promise<unknown>;
};

export function createRotation({ ports, settings, places, isOurs, busy, commits, make }: RotationDeps) {
  const { clock, logger } = ports;
  let cancel: () => void = () => {};
  let began = false;
  let stopped = false;
  let dueSince: number | null = null;

  function wait(ms: number): void {
    cancel();
    if (!stopped) cancel = clock.after(ms, look);
  }

  /** Whole ones of this data, newest first. */
  function wholeIn(place: string): { path: string; madeAt: number }[] {
    return backupsIn(place)
      .filter(({ kind, ok, file }) => kind === 'data' && ok && isOurs(join(place, file)))
      .map(({ file, madeAt }) => ({ path: join(place, file), madeAt }));
  }

  function isDue(place: string, every: number): boolean {
    const [newest] = wholeIn(place);
    // A clock that was set back must not keep them off for years.
    const since = newest ? clock.now() - newest.madeAt : Number.POSITIVE_INFINITY;
    if (since >= 0 && since < every * dayMs) return false;
    return newest === undefined || changedSince(newest.path);
  }

  function changedSince(path: string): boolean {
    const read = readManifest(path);
    return read === 'none' || read.manifest.commits !== commits();
  }

  function prune(place: string, kept: number): void {
    for (const { path } of wholeIn(place).slice(kept)) {
      try {
        rmSync(path);
      } catch {
        // Somebody has it open: the next one tries again.
      }
    }
  }

  async function run(): Promise<void> {
    const { every, kept } = settings();
    for (const place of places()) {
      if (stopped || !isDue(place, every)) continue;
      await make(place);
      prune(place, kept);
    }
  }

  function look(): void {
    const { every } = settings();
    if (every === 0) return;
    if (!places().some((place) => isDue(place, every))) {
      dueSince = null;
      wait(nextMs(every));
      return;
    }
    dueSince ??= clock.now();
    if (busy() && clock.now() - dueSince < dayMs) {
      wait(againMs);
      return;
    }
    run()
      .then(() => {
        dueSince = null;
        wait(nextMs(settings().every));
      })
      .catch((error) => {
        if (stopped) return;
        logger.error('backup-not-made', error);
        wait(againMs);
      });
  }

  function nextMs(every: number): number {
    const dues = places().map((place) => (wholeIn(place)[0]?.madeAt ?? clock.now()) + every * dayMs - clock.now());
    return Math.min(dayMs, Math.max(againMs, ...(dues.length > 0 ? [Math.min(...dues)] : [])));
  }

  return {
    /** By the owner. */
    begin(): void {
      began = true;
      wait(afterStartMs);
    },
    /** A setting or a place was changed, or copies were taken away. */
    wake(): void {
      if (began) wait(afterStartMs);
    },
    stop(): void {
      stopped = true;
      cancel();
    },
  };
}
