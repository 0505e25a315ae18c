/** A written cell as plain text. */
import type { SheetCell } from './sheet-cell.ts';

export function textOf(value: SheetCell): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if ('number' in value) return String(value.number);
  if ('error' in value) return value.error;
  if ('link' in value) return value.text;
  return 'date' in value ? value.date : value.moment;
}
