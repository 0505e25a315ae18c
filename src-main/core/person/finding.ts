/** A problem whose row is not known yet. */
import type { ColumnField, PersonField, Problem, ProblemCode } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';

export type Finding = Omit<Problem, 'row'>;

export type Checked<T> = { value: T | null; findings: Finding[] };

export function fault(field: ColumnField | null, code: ProblemCode): Finding {
  return { field, code, severity: 'error' };
}
export function warning(field: ColumnField | null, code: ProblemCode): Finding {
  return { field, code, severity: 'warning' };
}
export function note(field: ColumnField | null, code: ProblemCode): Finding {
  return { field, code, severity: 'note' };
}

export function hasFault(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

export function failed(field: PersonField, code: ProblemCode): Checked<never> {
  return { value: null, findings: [fault(field, code)] };
}

/** Why a cell that is neither text nor a number is no NIK, or no phone number. */
export function withoutDigits(
  cell: Exclude<Cell, string | number>,
  field: PersonField,
  wanted: 'nik' | 'phone',
): Checked<never> {
  if (cell === null) return failed(field, `${wanted}-missing`);
  if (typeof cell === 'boolean') return failed(field, `${wanted}-chars`);
  switch (cell.kind) {
    case 'error':
      return failed(field, 'cell-error');
    case 'no-value':
      return failed(field, 'formula-no-value');
    case 'date':
      return failed(field, `${wanted}-chars`);
  }
}

/** What the operator takes in spite of the rule: for all rows, or for this one. */
export type Accepts = { nikLength: boolean; nikDate: boolean; nikSerial: boolean };
export const acceptsNothing: Accepts = { nikLength: false, nikDate: false, nikSerial: false };
