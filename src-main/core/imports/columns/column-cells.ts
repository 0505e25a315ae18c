/** What the cells of one column hold, as shares of those that are filled; each share is only counted when asked for. */
import { readBirthDate } from '../../person/birth-date.ts';
import { acceptsNothing } from '../../person/finding.ts';
import { checkNik } from '../../person/nik.ts';
import { type BirthDay, birthDay } from '../../person/nik-birth-date.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';

export type CellKind = 'nik' | 'phone' | 'words' | 'date';
export type ColumnCells = ReturnType<typeof createColumnCells>;

/** `sample`: rows of data; `index` from 0. */
export function createColumnCells(sample: readonly Cell[][], index: number) {
  const cells = sample.map((row) => row[index] ?? null);
  // A dash for nothing says nothing of what the column is for.
  const present = cells.filter((cell) => !isBlank(cell) && (typeof cell !== 'string' || /[\p{L}\p{N}]/u.test(cell)));
  const shares = new Map<CellKind, number>();

  return {
    /** null: none of them is filled. */
    share(kind: CellKind): number | null {
      if (present.length === 0) return null;
      const before = shares.get(kind);
      if (before !== undefined) return before;
      const share = present.filter(tests[kind]).length / present.length;
      shares.set(kind, share);
      return share;
    },

    /** Whether one of the NIKs is a woman's. */
    hasWomen(): boolean {
      return present.some((cell) => birthDayIn(cell)?.sex === 'female');
    },

    /** Of the cells that can be a NIK; null: none can. */
    shareOfWomen(): number | null {
      const days = present.flatMap((cell) => birthDayIn(cell) ?? []);
      return days.length === 0 ? null : days.filter(({ sex }) => sex === 'female').length / days.length;
    },

    /** Row by row; null: no NIK. */
    niks: (): (string | null)[] => cells.map(nikIn),

    /** Of the rows that have both: how many have the same NIK. null: no row has both. */
    shareWithNiksOf(other: { niks(): (string | null)[] }): number | null {
      const theirs = other.niks();
      const both = cells.flatMap((cell, row) => {
        const [one, two] = [nikIn(cell), theirs[row] ?? null];
        return one === null || two === null ? [] : [one === two];
      });
      return both.length === 0 ? null : both.filter(Boolean).length / both.length;
    },

    /** Row by row. */
    birthDays: (): (BirthDay | null)[] => cells.map(birthDayIn),

    /** Of the rows that have both: how many dates are the ones in the NIKs. null: no row has both. */
    shareWithBirthDateOf(niks: { birthDays(): (BirthDay | null)[] }): number | null {
      let both = 0;
      let agreeing = 0;
      for (const [row, born] of niks.birthDays().entries()) {
        const cell = cells[row] ?? null;
        if (!born || isBlank(cell)) continue;
        both += 1;
        const { days } = readBirthDate(cell);
        const { day, month, twoDigitYear } = born;
        if (days.some((one) => one.day === day && one.month === month && one.twoDigitYear === twoDigitYear))
          agreeing += 1;
      }
      return both === 0 ? null : agreeing / both;
    },
  };
}

const tests: Record<CellKind, (cell: Cell) => boolean> = {
  nik: (cell) => birthDayIn(cell) !== null,
  phone: (cell) => checkPhone(cell, 'phone').value !== null,
  words: (cell) => /\p{L}{2,}/u.test(cellText(cell)) && !/\d{4,}/.test(cellText(cell)),
  date: (cell) => readBirthDate(cell).days.length > 0,
};

/** Sixteen digits that name a date: an account number seldom does. A number that lost a digit still looks like one. */
function birthDayIn(cell: Cell): BirthDay | null {
  const nik = nikIn(cell);
  return nik === null ? null : birthDay(nik);
}

function nikIn(cell: Cell): string | null {
  const text = typeof cell === 'number' && cell > 1e15 && cell < 1e16 ? String(cell) : cell;
  return checkNik(text, 'nik', acceptsNothing).value;
}
