/**
 * Counts what a lane has lost since its last readable answer, and says when that is enough (td-api.md, "Nothing is paid
 * in a row for nothing"). Pure.
 */
import type { QueueReason } from '../../../contract/reasons.ts';
import type { Doubt } from '../../td/outcome.ts';

/** Outlives a restart (lanes.ts). */
export type LossCounts = {
  readonly unreadable: number;
  /** Sent one after the other. */
  readonly lost: number;
  readonly failures: number;
  /** The operator has resumed it: one row at a time until an answer is readable. */
  readonly alone: boolean;
};

export const noLosses: LossCounts = { unreadable: 0, lost: 0, failures: 0, alone: false };

const unreadableLimit = 3;
const lostLimit = 5;
/** A second one in a row is no accident of one row. Not stored: after a restart they count as unreadable. */
const bugLimit = 2;

/**
 * Calls that are lost together, with the line they were on, count as one; an answer that is whole but says nothing, and
 * a failure of the provider, count one each.
 */
export function createLosses(initial: LossCounts) {
  let counts = initial;
  /** Goes on with each loss that counts: what had left by then was lost with it. */
  let wave = 0;
  let bugs = 0;

  return {
    get counts(): LossCounts {
      return counts;
    },
    get wave(): number {
      return wave;
    },
    /** Nothing is certain of the next answer: one row alone finds out. */
    get oneAtATime(): boolean {
      return counts.alone || counts.unreadable + counts.lost + counts.failures > 0;
    },
    /** `sentIn`: the wave in which it left. Returns what the lane is to be paused for; null: it may go on. */
    add(doubt: Doubt, sentIn: number): QueueReason | null {
      switch (doubt) {
        case 'unreadable':
          counts = { ...counts, unreadable: counts.unreadable + 1 };
          return counts.unreadable >= unreadableLimit ? 'unreadable-answers' : null;
        case 'internal':
          bugs += 1;
          counts = { ...counts, unreadable: counts.unreadable + 1 };
          return bugs >= bugLimit || counts.unreadable >= unreadableLimit ? 'internal' : null;
        case 'server-error':
          counts = { ...counts, failures: counts.failures + 1 };
          break;
        case 'lost':
          if (sentIn < wave) return null;
          wave += 1;
          counts = { ...counts, lost: counts.lost + 1 };
          break;
      }
      if (counts.lost + counts.failures < lostLimit) return null;
      return counts.lost === 0 ? 'server-errors' : 'answers-lost';
    },
    /** Returns whether that changes anything. */
    readable(): boolean {
      bugs = 0;
      if (!this.oneAtATime) return false;
      counts = noLosses;
      return true;
    },
    /** By the operator, whatever it was paused for last: what was lost before is not known to be over. */
    resumed(): void {
      bugs = 0;
      counts = { ...noLosses, alone: this.oneAtATime };
    },
  };
}
