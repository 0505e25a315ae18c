/** Addresses of cells as Excel writes them. */

/** `column` from 0: A, B, … AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** Rows from 1, columns from 0; both ends included. */
export function rangeOf(from: { column: number; row: number }, to: { column: number; row: number }): string {
  return `${columnLetters(from.column)}${from.row}:${columnLetters(to.column)}${to.row}`;
}
