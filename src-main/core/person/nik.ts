/**
 * Reads a NIK from a cell: its digits, or why they cannot be trusted. Facts: indonesia.md ("NIK", "Excel and digits")
 * and td-api.md (`id_number`).
 */
import type { PersonField } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { nikProvinces } from './data/nik-provinces.ts';
import { isAsciiDigits, isScientific, plainText, withoutSeparators } from './digits.ts';
import { type Accepts, type Checked, type Finding, failed, note, warning, withoutDigits } from './finding.ts';
import { birthDay } from './nik-birth-date.ts';

export type NikField = Extract<PersonField, 'nik' | 'ecNik'>;

/**
 * Nothing is guessed: a digit that may be lost is an error. `accepts`: a serial that is never given (indonesia.md:
 * "serial from 0001") or one digit sixteen times, another length than 16 digits (the provider's own sample has 13), or
 * a date that cannot be, becomes a warning.
 *
 * On the date the two documents differ: the import issue counts `nik-date-impossible` among the errors an operator may
 * accept, indonesia.md calls it a warning. Both hold: in a list it keeps the row out until the operator takes it, for
 * one row or for all, and is then the warning indonesia.md asks for; a single check only warns.
 */
export function checkNik(cell: Cell, field: NikField, accepts: Accepts): Checked<string> {
  if (typeof cell === 'string') return checkText(cell, field, accepts);
  if (typeof cell === 'number') return checkNumber(cell, field, accepts);
  return withoutDigits(cell, field, 'nik');
}

function checkText(text: string, field: NikField, accepts: Accepts): Checked<string> {
  if (text.length === 16 && isAsciiDigits(text)) return checkDigits(text, field, accepts, []);
  return cleanText(text, field, accepts);
}

/** The slow path, for text that is not simply sixteen digits; for those it would give the same result. */
export function cleanText(text: string, field: NikField, accepts: Accepts): Checked<string> {
  const plain = plainText(text);
  if (isScientific(plain)) return failed(field, 'nik-scientific');
  // A number some program wrote out as `3174052509950001.0`: it went through a floating-point number, so that rule holds.
  const float = /^'?(\d{16})[.,]0{1,2}$/.exec(plain)?.[1];
  if (float) return checkNumber(Number(float), field, accepts);
  const digits = withoutSeparators(plain);
  if (digits === '') return failed(field, 'nik-missing');
  if (!isAsciiDigits(digits)) return failed(field, 'nik-chars');
  return checkDigits(digits, field, accepts, digits === text ? [] : [note(field, 'nik-cleaned')]);
}

/** Where the line is drawn, and why: indonesia.md, "Excel and digits". Fewer than 16 digits have lost none. */
export function mayHaveLostDigits(value: number): boolean {
  const size = Math.abs(value);
  return size > Number.MAX_SAFE_INTEGER || (size >= 1e15 && size % 10 === 0);
}

function checkNumber(value: number, field: NikField, accepts: Accepts): Checked<string> {
  if (!Number.isInteger(value) || value < 0) return failed(field, value >= 1e15 ? 'nik-precision-lost' : 'nik-chars');
  if (mayHaveLostDigits(value)) return failed(field, 'nik-precision-lost');
  const digits = String(value);
  return checkDigits(digits, field, accepts, [note(field, 'nik-numeric-cell')]);
}

function checkDigits(digits: string, field: NikField, accepts: Accepts, findings: Finding[]): Checked<string> {
  if (digits.length !== 16) {
    if (!accepts.nikLength) return failed(field, 'nik-length');
    return { value: digits, findings: [...findings, warning(field, 'nik-length-accepted')] };
  }
  const all = findings;
  if (!nikProvinces.has(digits.slice(0, 2))) all.push(warning(field, 'nik-region-unknown'));
  const isOneDigit = /^(\d)\1{15}$/.test(digits);
  if (isOneDigit) {
    if (!accepts.nikSerial) return failed(field, 'nik-one-digit');
    all.push(warning(field, 'nik-one-digit'));
  }
  if (!birthDay(digits)) {
    if (!accepts.nikDate) return failed(field, 'nik-date-impossible');
    all.push(warning(field, 'nik-date-impossible'));
  }
  if (!isOneDigit && digits.endsWith('0000')) {
    if (!accepts.nikSerial) return failed(field, 'nik-serial-zero');
    all.push(warning(field, 'nik-serial-zero'));
  }
  return { value: digits, findings: all };
}

/**
 * The sixteen digits of a text cell, whatever else is wrong with them; null: there are none. In a number Excel's rounding
 * is told cell by cell (`nik-precision-lost`), so it says nothing of its column.
 */
export function sixteenDigits(cell: Cell): string | null {
  if (typeof cell !== 'string') return null;
  const digits = cell.length === 16 && isAsciiDigits(cell) ? cell : withoutSeparators(plainText(cell));
  return digits.length === 16 && isAsciiDigits(digits) ? digits : null;
}
