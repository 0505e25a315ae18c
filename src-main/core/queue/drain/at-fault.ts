/**
 * What ended and cannot be stored because of a bug must keep neither the others nor the queue for ever: it is found by storing
 * one at a time, and stored as a doubt, or as not sent, instead.
 */
import { bugOutcome, notStorable } from './bug-outcomes.ts';
import type { Finished } from './sending.ts';

export function createFaultSearch() {
  let oneByOne = false;

  return {
    /** Only what ended is stored for now, one at a time. */
    get searching(): boolean {
      return oneByOne;
    },
    batchOf: (finished: readonly Finished[]): Finished[] => (oneByOne ? finished.slice(0, 1) : [...finished]),
    /** A turn was committed; so many still wait for theirs. Whether another turn is to follow at once. */
    committed(waiting: number): boolean {
      const was = oneByOne;
      oneByOne &&= waiting > 0;
      return was;
    },
    /** That turn failed by a bug. Whether there is more to be tried. */
    failed([first, ...others]: readonly Finished[]): boolean {
      if (!first) return false;
      if (!oneByOne || others.length > 0) {
        oneByOne = true;
        return true;
      }
      const bare = bugOutcome(first.left);
      if (first.outcome === bare) return false;
      // Once with what came, and once without.
      const again = first.outcome.message === bare.message;
      first.outcome = again ? bare : notStorable(first.outcome, first.left);
      first.lane.pause('internal');
      return true;
    },
  };
}
