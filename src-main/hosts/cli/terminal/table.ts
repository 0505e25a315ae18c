/** Aligned text: labels with values, and tables. */
import { printable } from './terminal.ts';

/** Columns are as wide as their widest cell; two spaces between. The last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => printable(cell).replaceAll('\n', ' ')));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, [...cell].length);
  }
  return cells.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** `Label  value`; pairs without a value are left out. */
export function pairs(entries: readonly (readonly [label: string, value: string | null])[]): string[] {
  return table(entries.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value]])));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length));
}
