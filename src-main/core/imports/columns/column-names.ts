/** Every column has a name of its own: its heading, with a number where another has it too, or else its letter. */
import { plainHeading } from './heading-words.ts';

/** A cell of a stored row under the name of its column. */
export type NamedCell = { heading: string; text: string };

/** In the order of the columns: `HP`, `HP (2)`, `C`. */
export function columnNames(headings: readonly string[], width = headings.length): string[] {
  const taken = new Set<string>();
  /** The number a heading is tried with next: a sheet can have the same one over all of its columns. */
  const nextNumber = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const heading = headings[index]?.trim() || columnLetter(index);
    let name = heading;
    let number = nextNumber.get(heading) ?? 2;
    for (; taken.has(name); number++) name = `${heading} (${number})`;
    nextNumber.set(heading, number);
    taken.add(name);
    return name;
  });
}

/** From 1; null: there is none. A heading or name as written, or else but for case and punctuation. */
export function columnOfName(headings: readonly string[], width: number, wanted: string): number | null {
  const sought = wanted.trim();
  const plain = plainHeading(wanted);
  if (plain === '') return null;
  const names = columnNames(headings, width);
  const ways = [
    () => headings.findIndex((heading) => heading.trim() === sought),
    () => names.indexOf(sought),
    () => headings.findIndex((heading) => plainHeading(heading) === plain),
    () => names.findIndex((name) => plainHeading(name) === plain),
  ];
  for (const way of ways) {
    const index = way();
    if (index >= 0) return index + 1;
  }
  return null;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
