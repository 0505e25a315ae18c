/** A problem whose row is not known yet. */
import type { ColumnField, Problem, ProblemCode } from '../../contract/person.ts';

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

/** What the operator takes in spite of the rule: for all rows, or for this one. */
export type Accepts = { nikLength: boolean; nikDate: boolean; nikSerial: boolean };
export const acceptsNothing: Accepts = { nikLength: false, nikDate: false, nikSerial: false };
