/** Invented people for the crash suite, and files of them. Phones that end in 7799NN order a reply (core/practice/script.ts). */
import type { Random } from './random.ts';

export type Asked = { nik: string; phone: string; name: string };

export type PlannedRow = { row: number; asked: Asked };
/** A file as it is to be imported, with what must be stored of it. */
export type PlannedFile = {
  csv: string;
  accepted: PlannedRow[];
  /** Source rows that no provider may be asked about. */
  rejected: number[];
  /** Of the accepted: rows that ask what an earlier row asks. */
  duplicates: number;
};

/** Rows of the script whose answer never ends a lookup: the lane pauses, stops or goes offline, and the row stays queued. */
export const endlessRows: readonly number[] = [20, 21, 22, 23, 24, 25, 28, 40, 41, 42, 63, 64];
/** Every other row of the script. */
export const endingRows: readonly number[] = [
  ...range(0, 16),
  26,
  27,
  ...range(29, 39),
  ...range(43, 62),
  ...range(65, 77),
];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Whether the provider will go on answering this one with something that leaves the row as it was. */
export function isEndless(phone: string): boolean {
  const row = /7799(\d\d)$/.exec(phone)?.[1];
  return row !== undefined && endlessRows.includes(Number(row));
}

/** No two people of one source are alike. */
export function createPeople() {
  let count = 0;

  function next(phoneOf: (index: number) => string): Asked {
    count += 1;
    const birth = `${digits(1 + (count % 28), 2)}${digits(1 + (Math.floor(count / 28) % 12), 2)}85`;
    return {
      nik: `317101${birth}${digits(1 + (count % 9_999), 4)}`,
      phone: phoneOf(count),
      name: `Orang Uji ${count}`,
    };
  }

  const ordinary = () => next((index) => `0812${digits(10_000_000 + index, 8)}`);
  const scripted = (row: number) =>
    next(
      (index) => `08${digits(13 + (Math.floor(index / 1000) % 4), 2)}${digits(index % 1000, 3)}7799${digits(row, 2)}`,
    );

  return {
    ordinary,
    scripted,
    /**
     * `faults`: the share of rows that order a reply of the script; `twins`, `broken`: shares likewise; `again`: of rows
     * that ask what a row of `others` asks.
     */
    file(
      random: Random,
      rows: number,
      shares: { faults: number; twins?: number; broken?: number; again?: number; script?: readonly number[] },
      others: readonly PlannedRow[] = [],
    ): PlannedFile {
      const { faults, twins = 0.03, broken = 0.01, again = 0, script = endingRows } = shares;
      const before = [...others];
      const lines = ['NIK,Nama,No HP'];
      const accepted: PlannedRow[] = [];
      const rejected: number[] = [];
      let duplicates = 0;
      for (let index = 0; index < rows; index += 1) {
        const row = index + 2;
        const kind = random.next();
        let asked: Asked;
        if (kind < broken) {
          rejected.push(row);
          lines.push(`${ordinary().nik},Orang Uji,021`);
          continue;
        }
        if (kind < broken + twins && accepted.length > 0) {
          asked = random.pick(accepted).asked;
          duplicates += 1;
        } else if (kind < broken + twins + again && before.length > 0) {
          // Each at most once: twice would be a twin.
          const [other] = before.splice(random.int(0, before.length - 1), 1);
          asked = other?.asked ?? ordinary();
        } else if (kind < broken + twins + again + faults) asked = scripted(random.pick(script));
        else asked = ordinary();
        accepted.push({ row, asked });
        lines.push(`${asked.nik},${asked.name},${asked.phone}`);
      }
      return { csv: `${lines.join('\n')}\n`, accepted, rejected, duplicates };
    },
  };
}

export type People = ReturnType<typeof createPeople>;
