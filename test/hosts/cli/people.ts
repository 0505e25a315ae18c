/** Invented people, as a file and by what the simulated provider answers them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A list of `count` people no two of whom are alike, as CSV with Indonesian headings. Row 2 is the first. */
export function writeList(dir: string, count: number, phoneOf: (index: number) => string = ordinaryPhone): string {
  const rows = Array.from({ length: count }, (_, index) => `${nikOf(index)},Orang ${index + 1},${phoneOf(index)}`);
  const path = join(dir, `daftar-${count}.csv`);
  writeFileSync(path, ['NIK,Nama,No HP', ...rows, ''].join('\n'));
  return path;
}

export function nikOf(index: number): string {
  return `317101150190${String(index + 1).padStart(4, '0')}`;
}

/** Not one of those that order a reply of the simulated provider. */
export function ordinaryPhone(index: number): string {
  return `08123456${String(index).padStart(4, '0')}`;
}

/** The simulated provider answers this one with row `NN` of its table (core/practice/script.ts). */
export function scriptedPhone(row: number): string {
  return `08127799${String(row).padStart(2, '0')}`.replace(/^0812/, '081211');
}
