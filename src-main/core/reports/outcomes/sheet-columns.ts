/**
 * Finds the columns of a field sheet that came back, wherever they stand now: the row codes by what they are, the fill-in
 * columns by their headings in either language, and what the row shows of the person by its own checks, so that a sheet
 * with other headings for those, or with more columns, is read all the same.
 */
import { type FillInColumn, type OutcomeColumn, outcomeColumns } from '../../../contract/outcomes.ts';
import { fieldReportWords } from '../../../words/field-report.ts';
import { outcomeWords } from '../../../words/outcomes.ts';
import { plainHeading } from '../../imports/columns/heading-words.ts';
import { cellText, isBlank } from '../../spreadsheet/cell.ts';
import type { PlainRow, PlainTable } from '../../spreadsheet/read/plain-tables.ts';
import { type RowCode, type RowCodes, type ShownField, shownFields } from './row-code.ts';

/** Columns from 0. */
export type SheetColumns = {
  /** As Excel counts; 0: no row of headings was found. */
  headingRow: number;
  rowCode: number;
  fillIn: Readonly<Partial<Record<FillInColumn, number>>>;
  /** Where the sheet shows each field; empty: nowhere for certain. */
  shown: Readonly<Record<ShownField, readonly number[]>>;
  /** Headings of fill-in columns that stand there twice: nobody knows which of them counts. */
  twice: readonly FillInColumn[];
  width: number;
};

/** Rows that are asked in which column they show what. */
const sampleRows = 30;

/** A column of the list that says the same, where the sheet has no fill-in column for it. */
export const agentHeadings: ReadonlySet<string> = new Set(['petugas', 'agen', 'agent']);

const headings = new Map<string, OutcomeColumn>(
  outcomeColumns.flatMap((column) =>
    (['id', 'en'] as const).map((language) => [plainHeading(outcomeWords[language].column[column]), column] as const),
  ),
);

/** Of the number to call, which is not always the row's own, and none where nobody should call it. */
const callHeadings = new Set(
  (['id', 'en'] as const).flatMap((language) => {
    const { call, whatsapp } = fieldReportWords[language].headings;
    return [plainHeading(call), plainHeading(whatsapp)];
  }),
);

/** null: no cell of it is a row code, so that it is no field sheet. */
export function columnsOfSheet({ first }: PlainTable, codes: RowCodes): SheetColumns | null {
  const width = Math.max(0, ...first.map(({ cells }) => cells.length));
  const rowCode = codeColumn(first, width, codes);
  if (rowCode === null) return null;
  const named = headingsIn(first);
  const coded = first
    .map(({ cells }) => ({ cells, code: codes.read(cells[rowCode] ?? null) }))
    .filter((row): row is PlainRow & { code: RowCode } => row.code !== null && row.code !== 'unknown')
    .slice(0, sampleRows);
  const { cells: headingCells = [] } = first.find(({ row }) => row === named.headingRow) ?? {};
  const others = Array.from({ length: width }, (_, column) => column).filter(
    (column) =>
      column !== rowCode &&
      !Object.values(named.fillIn).includes(column) &&
      !callHeadings.has(plainHeading(cellText(headingCells[column] ?? null))),
  );
  const showing = (field: ShownField): number[] => {
    const asked = coded.filter(({ code }) => code.shown.includes(field));
    const votes = (column: number) =>
      asked.filter(({ code, cells }) => code.holds(field, cells[column] ?? null)).length;
    return asked.length === 0 ? [] : others.filter((column) => votes(column) * 2 >= asked.length);
  };
  const [nik, phone, name] = shownFields.map(showing);
  return { ...named, rowCode, width, shown: { nik: nik ?? [], phone: phone ?? [], name: name ?? [] } };
}

/** The one with most codes, ours or another store's. */
function codeColumn(first: readonly PlainRow[], width: number, codes: RowCodes): number | null {
  const counts = Array.from(
    { length: width },
    (_, column) => first.filter(({ cells }) => codes.read(cells[column] ?? null) !== null).length,
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.lastIndexOf(most);
}

/** The row that names most of the columns, wherever a sort has put it. */
function headingsIn(first: readonly PlainRow[]): Pick<SheetColumns, 'headingRow' | 'fillIn' | 'twice'> {
  let best: Pick<SheetColumns, 'headingRow' | 'fillIn' | 'twice'> = { headingRow: 0, fillIn: {}, twice: [] };
  let mostNamed = 0;
  for (const { row, cells } of first) {
    const fillIn: Partial<Record<FillInColumn, number>> = {};
    const twice: FillInColumn[] = [];
    let named = 0;
    for (const [column, cell] of cells.entries()) {
      const found = isBlank(cell) ? undefined : headings.get(plainHeading(cellText(cell)));
      if (found === undefined) continue;
      named += 1;
      if (found === 'rowCode') continue;
      if (fillIn[found] !== undefined) twice.push(found);
      fillIn[found] ??= column;
    }
    if (fillIn.outcome === undefined || named <= mostNamed) continue;
    const ofList = cells.findIndex((cell) => agentHeadings.has(plainHeading(cellText(cell))));
    if (ofList >= 0) fillIn.agent ??= ofList;
    best = { headingRow: row, fillIn, twice };
    mostNamed = named;
  }
  return best;
}
