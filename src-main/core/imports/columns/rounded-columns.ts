/**
 * Counts the different NIKs and phones of each column that is asked about, and those that end in 0, over the whole
 * column, including rows that are left out for another reason. A number counts once, because every further row of one
 * person would count the same digit again.
 */

import type { Person } from '../../../contract/person.ts';
import type { ReadChoices, RoundedColumn } from '../../../contract/reading.ts';
import { sixteenDigits } from '../../person/nik.ts';
import { checkPhone } from '../../person/phone.ts';
import { createWordTable } from '../../person/word-table.ts';
import type { Cell } from '../../spreadsheet/cell.ts';

type Field = RoundedColumn['field'];
/** The cell of that field; a person where the row is accepted: its phone need not be cleaned twice. */
export type CountedRow = { cellOf(field: Field): Cell; person: Person | null };

export type RoundedColumns = ReturnType<typeof createRoundedColumns>;

const codes = {
  nik: 'nik-column-rounded',
  ecNik: 'nik-column-rounded',
  phone: 'phone-column-rounded',
  ecPhone: 'phone-column-rounded',
} as const satisfies Record<Field, RoundedColumn['code']>;

export function createRoundedColumns(
  choices: Pick<ReadChoices, 'ecConsent' | 'acceptNikRounded' | 'acceptPhoneRounded'>,
  map: Partial<Record<Field, number>>,
) {
  // Without consent nothing of a contact is asked, so nothing of it need be right.
  const asked: readonly Field[] = choices.ecConsent ? ['nik', 'phone', 'ecNik', 'ecPhone'] : ['nik', 'phone'];
  const columns = asked.flatMap((field) => (map[field] === undefined ? [] : [{ field, count: createCount() }]));

  function count(row: CountedRow, by: 1 | -1): void {
    for (const { field, count } of columns) {
      const number = numberOf(row, field);
      if (number !== null) count.add(number, by);
    }
  }

  return {
    add: (row: CountedRow): void => count(row, 1),
    /** The row becomes another, or is left out. */
    remove: (row: CountedRow): void => count(row, -1),
    clear(): void {
      for (const { count } of columns) count.clear();
    },
    /** The columns that were rounded, accepted or not. */
    result: (): RoundedColumn[] =>
      columns.flatMap(({ field, count }) => {
        const { numbers, endInZero } = count.sums();
        if (!isRounded(numbers, endInZero)) return [];
        const code = codes[field];
        const accepted = code === 'nik-column-rounded' ? choices.acceptNikRounded : choices.acceptPhoneRounded;
        return [{ field, code, numbers, endInZero, accepted }];
      }),
  };
}

function numberOf({ cellOf, person }: CountedRow, field: Field): string | null {
  if (field === 'nik' || field === 'ecNik') return sixteenDigits(cellOf(field));
  const phone = person?.[field];
  return phone ?? checkPhone(cellOf(field), field).value;
}

/** How often each number stands there. */
function createCount() {
  let table = createWordTable(2, 1);
  let numbers = 0;
  let endInZero = 0;
  return {
    add(digits: string, by: 1 | -1): void {
      const end = digits.length - 8;
      const key = [Number(digits.slice(0, end)) * 16 + end, Number(digits.slice(end)) + 1];
      const place = table.place(key);
      const before = table.values()[place] ?? 0;
      table.values()[place] = before + by;
      if (before !== 0 && before + by !== 0) return;
      numbers += by;
      if (digits.endsWith('0')) endInZero += by;
    },
    clear(): void {
      table = createWordTable(2, 1);
      numbers = 0;
      endInZero = 0;
    },
    sums: () => ({ numbers, endInZero }),
  };
}

// Whether Excel rounded the numbers of a column before they came here. One number that ends in 0 proves nothing; so
// many that chance would produce them in less than one list in a million prove it of the column (indonesia.md, "Excel
// and digits": the 0 it shows is not to be trusted).

/** A genuine number ends in 0 one time in ten: no digit of a serial or of a phone is likelier than another. */
const shareOfZeros = 0.1;
const oneInAMillion = 1e-6;

/** `numbers`: different ones; `endInZero`: how many of them do. */
export function isRounded(numbers: number, endInZero: number): boolean {
  return endInZero > numbers * shareOfZeros && chanceOfAtLeast(endInZero, numbers) < oneInAMillion;
}

/** The upper tail of the binomial distribution: `least` or more of `numbers` end in 0 by chance. */
export function chanceOfAtLeast(least: number, numbers: number): number {
  if (least <= 0) return 1;
  let logOfTerm = Math.log(1 - shareOfZeros) * numbers;
  let sum = 0;
  for (let count = 0; count <= numbers; count++) {
    if (count > 0) {
      logOfTerm += Math.log((numbers - count + 1) / count) + Math.log(shareOfZeros / (1 - shareOfZeros));
    }
    if (count < least) continue;
    const term = Math.exp(logOfTerm);
    sum += term;
    // Beyond the mean each term is smaller than the one before: what follows no longer matters.
    if (count > numbers * shareOfZeros && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}
