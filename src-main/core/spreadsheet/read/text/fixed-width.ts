/**
 * Text without delimiters whose columns stand below each other with blanks between them, as mainframes print it. A row
 * that writes into the gap between two columns is not cut, because the right place is unknown.
 */
import type { SourceRow, Table } from '../table/table.ts';

/** So many lines say where the columns are; a gap is at least so wide, in every one of them. */
const sampleLines = 500;
const narrowestGap = 2;
const fewestLines = 2;

/** null: it has no such columns. */
export function readFixedWidth(text: string): Table | null {
  const starts = columnStarts(text);
  if (starts === null) return null;
  return {
    name: null,
    hidden: false,
    hiddenColumns: new Set(),
    merges: [],
    rowsAtMost: null,
    countsFields: false,
    rows: () => rows(text, starts),
  };
}

function columnStarts(text: string): number[] | null {
  const lines = text
    .slice(0, 1024 * 1024)
    .split('\n')
    .slice(0, sampleLines + 1)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^[-=_+| ]+$/.test(line));
  if (lines.length < fewestLines || lines.some((line) => line.includes('\t'))) return null;
  const width = Math.min(Math.max(...lines.map((line) => line.length)), 4_096);
  const blank = Array.from({ length: width }, (_, at) => lines.every((line) => (line[at] ?? ' ') === ' '));
  const starts: number[] = [];
  for (let at = 0; at < width; at++) {
    if (blank[at]) continue;
    const before = blank.slice(Math.max(0, at - narrowestGap), at);
    const begins = starts.length === 0 || (before.length === narrowestGap && before.every(Boolean));
    if (begins) starts.push(at);
  }
  return starts.length >= 2 ? starts : null;
}

function* rows(text: string, starts: readonly number[]): Generator<SourceRow> {
  let row = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).trimEnd();
    at = end + 1;
    row += 1;
    if (line === '' || /^[-=_+| ]+$/.test(line)) continue;
    const cells = starts.map((start, index) => line.slice(start, starts[index + 1] ?? line.length).trim());
    // In front of a column there is a gap, or the text to its left goes on into it.
    const runsOver = starts.slice(1).some((start) => line.slice(start - narrowestGap, start).trim() !== '');
    yield { row, cells: cells.map((cell) => (cell === '' ? null : cell)), malformed: runsOver, hidden: false };
  }
}
