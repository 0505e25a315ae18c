/** Which columns of the file the grid shows, in which order and how wide: what is asked about first, then the rest. */
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { type ColumnField, columnFields } from '../../../../src-main/contract/person.ts';

export type GridColumn = {
  /** In the file, from 1. */
  column: number;
  field: ColumnField | null;
  heading: string;
  /** Pixels, and where it starts right of the frozen columns. */
  width: number;
  left: number;
};

const fieldWidths: Record<ColumnField, number> = {
  nik: 196,
  phone: 164,
  name: 200,
  ecNik: 196,
  ecPhone: 164,
  ecName: 180,
  birthDate: 130,
};

export function gridColumns(draft: Pick<Draft, 'columns' | 'file'>): GridColumn[] {
  const mapped = columnFields.flatMap((field) => {
    const column = draft.columns.find((one) => draft.file.columns[field] === one.column);
    return column === undefined ? [] : [{ column: column.column, field, heading: column.heading, samples: [] }];
  });
  const rest = draft.columns
    .filter(({ column }) => !mapped.some((one) => one.column === column))
    .map(({ column, heading, samples }) => ({ column, field: null, heading, samples }));
  let left = 0;
  return [...mapped, ...rest].map(({ column, field, heading, samples }) => {
    const width = field === null ? widthFor([heading, ...samples]) : fieldWidths[field];
    const placed = { column, field, heading, width, left };
    left += width;
    return placed;
  });
}

/** Of text of that length, within what is still a column among others. */
function widthFor(texts: readonly string[]): number {
  const longest = Math.max(0, ...texts.map((text) => text.length));
  return Math.max(96, Math.min(240, 30 + longest * 7));
}

export function widthOf(columns: readonly GridColumn[]): number {
  const last = columns.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}

/** Those in view, and one more at either end; both included. */
export function shownColumns(
  columns: readonly GridColumn[],
  scrolled: number,
  viewport: number,
): { first: number; last: number } {
  const from = columns.findIndex(({ left, width }) => left + width > scrolled);
  const beyond = columns.findIndex(({ left }) => left >= scrolled + viewport);
  const first = Math.max(0, (from === -1 ? columns.length - 1 : from) - 1);
  return { first, last: beyond === -1 ? columns.length - 1 : beyond };
}
