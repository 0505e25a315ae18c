/** Fills a page with candidates that come in order, some tested together where a set cannot tell; a search that takes long ends it early. */
import type { Clock } from '../../kernel/ports.ts';
import type { Found } from './filter.ts';

export type PageKey = readonly (number | string)[];
/** In order; null where time may be looked at though nothing was found. */
export type Candidates = Generator<{ id: number | null; key: PageKey }>;

/** Milliseconds after which a page ends with what it has. */
const timeMs = 20;
/** Candidates tested at once. */
const testedAtOnce = 500;

/** `last`: of the candidate looked at last; null: there are no more. */
export function fillPage(
  clock: Pick<Clock, 'monotonic'>,
  candidates: Candidates,
  test: Found['test'],
  limit: number,
): { ids: number[]; last: PageKey | null } {
  const until = clock.monotonic() + timeMs;
  const ids: number[] = [];
  let last: PageKey | null = null;
  let waiting: { id: number; key: PageKey }[] = [];

  /** true: the page is full. */
  function testWaiting(): boolean {
    const fit = test ? test(waiting.map(({ id }) => id)) : null;
    for (const { id, key } of waiting) {
      if (!fit || fit.has(id)) {
        if (ids.length === limit) return true;
        ids.push(id);
      }
      last = key;
    }
    waiting = [];
    return false;
  }

  for (const { id, key } of candidates) {
    if (id !== null) {
      waiting.push({ id, key });
      if (waiting.length < (test ? testedAtOnce : limit + 1)) continue;
      if (testWaiting()) return { ids, last };
    } else {
      if (testWaiting()) return { ids, last };
      last = key;
    }
    if (clock.monotonic() >= until && last) return { ids, last };
  }
  return { ids, last: testWaiting() ? last : null };
}
