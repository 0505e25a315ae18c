/**
 * The code in the last column of a field sheet. It names the lookup and the report, and bears short checks over what the row
 * showed of the person, keyed by this store: another store's code is unknown, and a row that shows something else is told
 * by what differs. `SB1234-12-7KM2QZ8PXH4T-9FJ3K2`: letters and dashes, which no spreadsheet takes for a number or a date.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { shortText } from '../../imports/problems/source-key.ts';
import { plainText, withoutSeparators } from '../../person/digits.ts';
import { cleaned } from '../../person/name.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import type { Store } from '../../store/store.ts';

/** What a row shows of the person, each guarded by a check of its own. */
export const shownFields = ['nik', 'phone', 'name'] as const;
export type ShownField = (typeof shownFields)[number];

/** As printed, masked or whole, in whatever form; null: the sheet does not show it. */
export type RowShown = Readonly<Record<ShownField, string | null>>;

export type RowCode = {
  readonly lookupId: number;
  readonly reportId: number | null;
  /** Which of the fields the sheet showed. */
  readonly shown: readonly ShownField[];
  /** Whether the cell holds what the sheet showed there, however a phone or another program has written it anew. */
  holds(field: ShownField, cell: Cell): boolean;
};

export type RowCodes = ReturnType<typeof rowCodes>;

/** Of one field: one in 900,000 altered cells would pass. */
const checkLength = 4;
const sealLength = 6;
/** Where the sheet does not show it; no check has a zero. */
const notShown = '0'.repeat(checkLength);

const pattern = /^SB(\d{1,12})-(\d{1,12})-([02-9A-HJKMNP-Z]{12})-([2-9A-HJKMNP-Z]{6})$/;

/** With this store's key. */
export function createRowCodes(store: Store): RowCodes {
  const key = store.prepare<Record<string, never>, { key: Uint8Array }>('SELECT key FROM row_code_key');
  return rowCodes(() => key.get({})?.key ?? new Uint8Array());
}

/** `key`: 32 bytes, asked for once. */
export function rowCodes(key: () => Uint8Array) {
  // As an object of its own it is prepared once, and not for each of a hundred thousand rows.
  let known: KeyObject | null = null;
  function mac(length: number, ...parts: (string | number)[]): string {
    known ??= createSecretKey(key());
    return shortText(createHmac('sha256', known).update(JSON.stringify(parts)).digest(), length);
  }

  const check = (lookupId: number, field: ShownField, written: string) => mac(checkLength, field, lookupId, written);
  const seal = (lookupId: number, report: number, checks: string) => mac(sealLength, 'row', lookupId, report, checks);

  return {
    /** `reportId`: null where the sheet is of no recorded report. */
    codeOf(lookupId: number, reportId: number | null, shown: RowShown): string {
      const checks = shownFields
        .map((field) => {
          const written = normalForm(field, shown[field]);
          return written === null ? notShown : check(lookupId, field, written);
        })
        .join('');
      const report = reportId ?? 0;
      return `SB${lookupId}-${report}-${checks}-${seal(lookupId, report, checks)}`;
    },
    /** null: it looks like no code. `unknown`: it does, and this store never made it: another branch's, or a changed one. */
    read(cell: Cell): RowCode | 'unknown' | null {
      const found = pattern.exec(compact(cellText(cell)));
      if (!found) return null;
      const [, lookup = '', reportText = '', checks = '', sealed = ''] = found;
      const lookupId = Number(lookup);
      const report = Number(reportText);
      if (sealed !== seal(lookupId, report, checks)) return 'unknown';
      const checkOf = (field: ShownField) => {
        const at = shownFields.indexOf(field) * checkLength;
        return checks.slice(at, at + checkLength);
      };
      return {
        lookupId,
        reportId: report === 0 ? null : report,
        shown: shownFields.filter((field) => checkOf(field) !== notShown),
        holds: (field, shownCell) =>
          formsOf(field, shownCell).some((written) => check(lookupId, field, written) === checkOf(field)),
      };
    },
  };
}

/** As typed by a hand that copied it: small letters, blanks, dashes of another length. */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s'\u200b\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Excel keeps 15 digits of a number: of a NIK it has taken for one the last digit is lost, whatever it was. */
function formsOf(field: ShownField, cell: Cell): string[] {
  const written = normalForm(field, cell);
  if (written === null) return [];
  if (field !== 'nik' || typeof cell !== 'number' || !/^\d{15}0$/.test(written)) return [written];
  return Array.from({ length: 10 }, (_, last) => written.slice(0, 15) + last);
}

/**
 * What survives a spreadsheet that writes the cell anew: a NIK or a phone as a number, without its leading zero, with blanks,
 * an apostrophe or a formula's `="…"` around; a name in other spaces, letters and apostrophes. null: nothing of the kind.
 */
function normalForm(field: ShownField, cell: Cell): string | null {
  if (isBlank(cell)) return null;
  if (field === 'phone') return checkPhone(cell, 'phone').value ?? digitsAlone(cellText(cell));
  // Whatever hides the digits of a masked one.
  if (field === 'nik') return digitsAlone(cellText(cell).replace(/[*xX#…]/g, ''));
  const name = cleaned(cellText(cell).normalize('NFKC'))
    .toUpperCase()
    .replace(/['`´‘’ʼ"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return name || null;
}

function digitsAlone(text: string): string | null {
  const digits = withoutSeparators(plainText(text).replace(/[.,]0$/, ''));
  return /^\+?\d+$/.test(digits) ? digits.replace('+', '') : null;
}
