/**
 * Puts people in the order of what a column says of them, in turns of the main thread. Only the texts are held, one for each person:
 * a hundred thousand take some megabytes.
 */
import { setImmediate } from 'node:timers/promises';
import { amountOf, dayOf } from './kept-columns.ts';

/** A few milliseconds: comparing by the rules of a language is slow. */
const comparedAtOnce = 2_000;
const readAtOnce = 10_000;
/** Short runs are sorted in one go, then merged. */
const runLength = 256;

const plainNumber = /^-?\d{1,15}(?:[.,]\d{1,10})?$/;

/**
 * `texts`: by person, without blanks around; `order`: persons as they stand now, which alike ones keep. Amounts and days are told by
 * most of the texts; what then is neither stands behind them, and those without a text last, whichever the direction is.
 */
export async function inOrderOf(
  texts: readonly string[],
  order: Uint32Array,
  { descending }: { descending: boolean },
): Promise<Uint32Array> {
  const values = await valuesOf(texts);
  const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });
  const sign = descending ? -1 : 1;
  const placeOf = (person: number): number =>
    texts[person] === '' ? 2 : values === null || Number.isNaN(values[person]) ? 1 : 0;
  return mergeSorted(order, (a, b) => {
    const place = placeOf(a);
    const apart = place - placeOf(b);
    if (apart !== 0) return apart;
    if (place === 0) return sign * ((values?.[a] ?? 0) - (values?.[b] ?? 0));
    return place === 1 ? sign * collator.compare(texts[a] ?? '', texts[b] ?? '') : 0;
  });
}

/** What most of the texts are, amounts or days, as numbers to compare; NaN: this one is not. null: texts. */
async function valuesOf(texts: readonly string[]): Promise<Float64Array | null> {
  const amounts = new Float64Array(texts.length).fill(Number.NaN);
  const days = new Float64Array(texts.length).fill(Number.NaN);
  let [filled, asAmount, asDay] = [0, 0, 0];
  for (const [person, text] of texts.entries()) {
    if (person % readAtOnce === 0) await setImmediate();
    if (text === '') continue;
    filled += 1;
    const day = dayOf(text)?.day;
    if (day !== undefined) {
      days[person] = Date.parse(`${day}T00:00:00Z`);
      asDay += 1;
      continue;
    }
    const amount = amountOf(text) ?? (plainNumber.test(text) ? Number(text.replace(',', '.')) : null);
    if (amount === null) continue;
    amounts[person] = amount;
    asAmount += 1;
  }
  if (asDay * 2 > filled) return days;
  return asAmount * 2 > filled ? amounts : null;
}

/** Stable; a turn takes `comparedAtOnce` comparisons. */
async function mergeSorted(order: Uint32Array, compare: (a: number, b: number) => number): Promise<Uint32Array> {
  let from = order.slice();
  let to = new Uint32Array(from.length);
  for (let at = 0; at < from.length; at += runLength) {
    from.set(Array.from(from.subarray(at, at + runLength)).sort(compare), at);
    await setImmediate();
  }
  let left = comparedAtOnce;
  for (let run = runLength; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run) {
      const middle = Math.min(from.length, start + run);
      const end = Math.min(from.length, start + 2 * run);
      let [a, b] = [start, middle];
      for (let at = start; at < end; at += 1) {
        const first = from[a] ?? 0;
        const second = from[b] ?? 0;
        const takesFirst = a < middle && (b >= end || compare(first, second) <= 0);
        to[at] = takesFirst ? first : second;
        if (takesFirst) a += 1;
        else b += 1;
        left -= 1;
        if (left > 0) continue;
        left = comparedAtOnce;
        await setImmediate();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
