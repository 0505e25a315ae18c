/** Sorts numbers a piece at a time: a million at once would block the main thread for a tenth of a second. */
import type { Turns } from '../../store/turns.ts';

/** Numbers sorted, or merged, in one step: well below a millisecond. */
export const sortStep = 8_192;

/** Ascending; may use the given array for it, which is not to be used afterwards. */
export async function sortInTurns(numbers: Float64Array, inTurns: Turns): Promise<Float64Array> {
  let sorted = numbers;
  if (numbers.length === 0) return sorted;
  let start = 0;
  await inTurns(() => {
    sorted.subarray(start, start + sortStep).sort();
    start += sortStep;
    return start < sorted.length;
  });
  let spare: Float64Array = new Float64Array(numbers.length > sortStep ? numbers.length : 0);
  for (let run = sortStep; run < numbers.length; run *= 2) {
    await mergeRuns(sorted, spare, run, inTurns);
    [sorted, spare] = [spare, sorted];
  }
  return sorted;
}

/** Each two sorted runs of that length into one. */
async function mergeRuns(from: Float64Array, to: Float64Array, run: number, inTurns: Turns): Promise<void> {
  let left = 0;
  let right = run;
  let place = 0;
  await inTurns(() => {
    for (const stop = Math.min(place + sortStep, from.length); place < stop; place++) {
      const pair = place - (place % (2 * run));
      if (place === pair) {
        left = pair;
        right = pair + run;
      }
      const leftEnd = Math.min(pair + run, from.length);
      const rightEnd = Math.min(pair + 2 * run, from.length);
      const takesLeft = left < leftEnd && (right >= rightEnd || (from[left] ?? 0) <= (from[right] ?? 0));
      to[place] = (takesLeft ? from[left++] : from[right++]) ?? 0;
    }
    return place < from.length;
  });
}
