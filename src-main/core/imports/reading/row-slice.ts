/**
 * Rows on their way to the store, as flat arrays of what the store writes, made in the reading process so that the
 * program only binds them. Sending an object for every row, with its headings each time, took longer than writing the
 * rows.
 */
import type { Problem } from '../../../contract/person.ts';
import type { NamedCell } from '../columns/column-names.ts';
import type { ReadRow } from './read-rows.ts';

type Value = string | number | null;
type Accepted = [
  ...[row: number, nik: string, phone: string, name: string | null],
  ...[ecNik: string | null, ecPhone: string | null, ecName: string | null],
  ...[extra: string, problems: string, fingerprint: string, twinOfRow: number | null, mark: string | null],
];
type Rejected = [row: number, cells: string, problems: string, mark: string | null];

export type RowSlice = {
  /** Rows in it. */
  rows: number;
  /** `acceptedValues` of each accepted row, one row after the other, in the order of the file. */
  accepted: Value[];
  /** `rejectedValues` of each rejected row. */
  rejected: Value[];
  /** Only after the last row: NIK, phone and row of the accepted ones in the order of the NIKs … */
  niks: Value[];
  /** … and phone and row in the order of the phones. */
  phones: Value[];
};

export const acceptedValues = 12 satisfies Accepted['length'];
export const rejectedValues = 4 satisfies Rejected['length'];

/** Small enough to be received without holding the window up, large enough for a whole turn of storing. */
const sliceRows = 1_000;
const numbersInSlice = 4_000;

export function createSlicePacker() {
  let slice = emptySlice();
  const rows: number[] = [];
  const niks: string[] = [];
  const phones: string[] = [];

  return {
    /** The slice that is full with this row, or null. */
    add(read: ReadRow): RowSlice | null {
      slice.rows += 1;
      const problems = read.problems.length === 0 ? '[]' : JSON.stringify(read.problems);
      if (read.person) {
        const { nik, phone, name, ecNik, ecPhone, ecName } = read.person;
        const { row, fingerprint, twinOfRow } = read;
        const extra = JSON.stringify(read.extra);
        // In the order of `Accepted`; an array for each row would be half the work.
        slice.accepted.push(row, nik, phone, name, ecNik, ecPhone, ecName);
        slice.accepted.push(extra, problems, fingerprint, twinOfRow, read.mark ?? null);
        rows.push(row);
        niks.push(nik);
        phones.push(phone);
      } else {
        const about: Rejected = [read.row, JSON.stringify(read.cells), problems, read.mark ?? null];
        slice.rejected.push(...about);
      }
      return slice.rows < sliceRows ? null : this.rest();
    },
    /** What was added since the last slice, or null. */
    rest(): RowSlice | null {
      if (slice.rows === 0) return null;
      const full = slice;
      slice = emptySlice();
      return full;
    },
    /** The numbers of all rows, in their order: written there they go to one page of the store after the other. */
    *numbers(): Generator<RowSlice> {
      const byNik = inOrder(niks);
      for (let from = 0; from < byNik.length; from += numbersInSlice) {
        const slice = emptySlice();
        for (const place of byNik.subarray(from, from + numbersInSlice)) {
          slice.niks.push(niks[place] ?? '', phones[place] ?? '', rows[place] ?? 0);
        }
        yield slice;
      }
      const byPhone = inOrder(phones);
      for (let from = 0; from < byPhone.length; from += numbersInSlice) {
        const slice = emptySlice();
        for (const place of byPhone.subarray(from, from + numbersInSlice)) {
          slice.phones.push(phones[place] ?? '', rows[place] ?? 0);
        }
        yield slice;
      }
    },
  };
}

function emptySlice(): RowSlice {
  return { rows: 0, accepted: [], rejected: [], niks: [], phones: [] };
}

/**
 * Places of texts of digits in the order of their first nine or ten digits: near enough for the pages of the store. Those digits and
 * the place make one number each, for plain numbers are sorted twenty times as fast as places by a comparison.
 */
function inOrder(texts: readonly string[]): Uint32Array {
  const places = 2 ** Math.ceil(Math.log2(texts.length + 1));
  const digits = Math.floor(Math.log10(Number.MAX_SAFE_INTEGER / places));
  const keys = new Float64Array(texts.length);
  for (let place = 0; place < keys.length; place += 1) {
    keys[place] = firstDigits(texts[place] ?? '', digits) * places + place;
  }
  keys.sort();
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < order.length; at += 1) order[at] = (keys[at] ?? 0) % places;
  return order;
}

/** As a number, what is missing as zeros. */
function firstDigits(text: string, digits: number): number {
  let number = 0;
  for (let at = 0; at < digits; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    number = number * 10 + (digit >= 0 && digit <= 9 ? digit : 0);
  }
  return number;
}

/** The rows of a slice by themselves, in the order of the file. */
export function rowsOfSlice({ accepted, rejected }: RowSlice): ReadRow[] {
  const rows: ReadRow[] = [];
  for (let at = 0; at < accepted.length; at += acceptedValues) {
    const about = accepted.slice(at, at + acceptedValues) as Accepted;
    const [row, nik, phone, name, ecNik, ecPhone, ecName, extra, problems, fingerprint, twinOfRow, mark] = about;
    rows.push({
      ...{ row, person: { nik, phone, name, ecNik, ecPhone, ecName }, fingerprint, twinOfRow },
      ...(mark !== null && { mark }),
      extra: JSON.parse(extra) as NamedCell[],
      problems: JSON.parse(problems) as Problem[],
    });
  }
  for (let at = 0; at < rejected.length; at += rejectedValues) {
    const [row, cells, problems, mark] = rejected.slice(at, at + rejectedValues) as Rejected;
    rows.push({
      ...{ row, person: null },
      ...(mark !== null && { mark }),
      cells: JSON.parse(cells) as NamedCell[],
      problems: JSON.parse(problems) as Problem[],
    });
  }
  return rows.sort((a, b) => a.row - b.row);
}
