/**
 * Whether Excel rounded the numbers of a column before they came here. One number that ends in 0 proves nothing; so
 * many that chance would produce them in less than one list in a million prove it of the column (indonesia.md, "Excel
 * and digits": the 0 it shows is not to be trusted).
 */

/** A genuine number ends in 0 one time in ten: no digit of a serial or of a phone is likelier than another. */
const shareOfZeros = 0.1;
const oneInAMillion = 1e-6;

/** `numbers`: different ones; `endInZero`: how many of them do. */
export function isRounded(numbers: number, endInZero: number): boolean {
  return endInZero > numbers * shareOfZeros && chanceOfAtLeast(endInZero, numbers) < oneInAMillion;
}

/** The upper tail of the binomial distribution: `least` or more of `numbers` end in 0 by chance. */
export function chanceOfAtLeast(least: number, numbers: number): number {
  if (least <= 0) return 1;
  let logOfTerm = Math.log(1 - shareOfZeros) * numbers;
  let sum = 0;
  for (let count = 0; count <= numbers; count++) {
    if (count > 0) {
      logOfTerm += Math.log((numbers - count + 1) / count) + Math.log(shareOfZeros / (1 - shareOfZeros));
    }
    if (count < least) continue;
    const term = Math.exp(logOfTerm);
    sum += term;
    // Beyond the mean each term is smaller than the one before: what follows no longer matters.
    if (count > numbers * shareOfZeros && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}
