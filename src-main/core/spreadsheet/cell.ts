/**
 * What a cell holds, whatever file it came from. Text is a string and a number is a number, because that difference
 * decides whether digits can be trusted; a blank cell is null; the rest says what it is.
 */
export type Cell =
  | string
  | number
  | boolean
  | null
  /** A date as text, YYYY-MM-DD or YYYY-MM-DD HH:MM:SS. */
  | { kind: 'date'; text: string }
  /** #N/A, #REF! and the like. */
  | { kind: 'error'; text: string }
  /** A formula whose result was not stored with it. */
  | { kind: 'no-value' };

export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && cell.trim() === '';
}

/** The cell as a person would read it; numbers as the digits Excel keeps (15), never in scientific notation. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.kind === 'no-value' ? '' : cell.text;
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  return String(Number(value.toPrecision(15)));
}
