/**
 * A core with one draft of invented rows in memory, for looking at the repair grid: a few plain rules, every order, undo
 * and redo. Everything follows from the row number, so two looks show the same. Runs in a browser too.
 */
import type {
  Draft,
  DraftFilter,
  DraftOrder,
  DraftProblem,
  DraftRow,
  DraftSelection,
} from '../../src-main/contract/drafts.ts';
import type { Result } from '../../src-main/contract/errors.ts';
import { readChoicesSchema } from '../../src-main/contract/lists.ts';
import type { ProblemCode, Severity } from '../../src-main/contract/person.ts';
import { type FakeAnswers, ok } from './fake-core-client.ts';

type Kept = { cells: Map<number, string>; skipped: boolean; accepted: Set<string> };

const headings = [
  'No',
  'No. Rekening',
  'Nama Debitur',
  'No. KTP',
  'HP',
  'Cabang',
  'Alamat',
  'HP Penjamin',
  'Tunggakan (hari)',
];
const names = ['Siti Rahmawati', 'Agus Setiawan', 'I Made Wirawan', 'Dewi Lestari', '', 'Yohanes Kurniawan Tandean'];
const nikColumn = 4;
const phoneColumn = 5;
const contactColumn = 8;
const firstRow = 2;

/** What the file says of a row. Four in ten have something the matter. */
function fileCells(index: number): string[] {
  const serial = String((index % 9_999) + 1).padStart(4, '0');
  const day = String(1 + (index % 28)).padStart(2, '0');
  const plainNik = `350704${day}0190${serial}`;
  const plainPhone = `0812${String(30_000_000 + index).slice(-8)}`;
  const nik: Record<number, string> = {
    0: plainNik.replace('0190', 'O19O'),
    1: plainNik.slice(0, 15),
    2: '',
    3: `350704320190${serial}`,
    4: '3,50704E+15',
  };
  const phone: Record<number, string> = {
    5: '031-8947712',
    6: `0812 ${plainPhone.slice(4)}`,
    7: plainPhone.replace('08', 'O8'),
  };
  return [
    String(index + 1),
    `0081-22-${String(index).padStart(6, '0')}`,
    names[index % names.length] ?? '',
    nik[index % 13] ?? plainNik,
    phone[index % 17] ?? plainPhone,
    ['Sidoarjo', 'Malang', 'Kediri'][index % 3] ?? '',
    `Jl. Melati ${index % 200}, RT 03/RW 07`,
    `0813${String(40_000_000 + index).slice(-8)}`,
    String((index * 7) % 190),
  ];
}

const digits = (text: string) => text.replaceAll(/[Oo]/g, '0').replaceAll(/[lI]/g, '1');

function judge(row: number, cells: readonly string[], kept: Kept | undefined): DraftProblem[] {
  const nik = cells[nikColumn - 1] ?? '';
  const phone = cells[phoneColumn - 1] ?? '';
  const found: DraftProblem[] = [];
  const add = (code: ProblemCode, severity: Severity, column: number, offer: string | null = null) =>
    found.push({
      row,
      field: column === nikColumn ? 'nik' : column === phoneColumn ? 'phone' : 'name',
      code,
      severity,
      column,
      offer,
    });
  if (nik === '') add('nik-missing', 'error', nikColumn);
  else if (/E\+/.test(nik)) add('nik-scientific', 'error', nikColumn);
  else if (/\D/.test(nik)) add('nik-chars', 'error', nikColumn, /^\d{16}$/.test(digits(nik)) ? digits(nik) : null);
  else if (nik.length !== 16) {
    if (kept?.accepted.has('nik-length')) add('nik-length-accepted', 'warning', nikColumn);
    else add('nik-length', 'error', nikColumn);
  } else if (Number(nik.slice(6, 8)) % 40 > 31 || Number(nik.slice(6, 8)) % 40 === 0) {
    if (!kept?.accepted.has('nik-date-impossible')) add('nik-date-impossible', 'error', nikColumn);
  }
  if (phone === '') add('phone-missing', 'error', phoneColumn);
  else if (/^0[2-7]/.test(phone)) add('phone-landline', 'error', phoneColumn);
  else if (/[A-Za-z]/.test(phone)) add('phone-chars', 'error', phoneColumn, digits(phone));
  else if (/ /.test(phone)) add('phone-cleaned', 'note', phoneColumn);
  else if (!/^08\d{8,11}$/.test(phone)) add('phone-invalid', 'error', phoneColumn);
  if ((cells[2] ?? '') === '') add('name-missing', 'warning', 3);
  return found;
}

export function fakeDraftAnswers(rows = 100_000, change: Partial<Draft> = {}): FakeAnswers & { draft: () => Draft } {
  const kept = new Map<number, Kept>();
  const done: Map<number, Kept>[] = [];
  const undone: Map<number, Kept>[] = [];
  let shown: { key: string; indexes: number[] } | null = null;

  const keptOf = (index: number): Kept => kept.get(index) ?? { cells: new Map(), skipped: false, accepted: new Set() };

  function rowOf(index: number): DraftRow {
    const was = fileCells(index);
    const mine = kept.get(index);
    const cells = was.map((text, at) => mine?.cells.get(at + 1) ?? text);
    const problems = judge(index + firstRow, cells, mine);
    const rejected = problems.some(({ severity }) => severity === 'error');
    const withheld = draft().choices.ecConsent ? cells : cells.with(contactColumn - 1, '');
    return {
      row: index + firstRow,
      status: mine?.skipped ? 'skipped' : rejected ? 'rejected' : 'accepted',
      cells: withheld,
      edited: [...(mine?.cells.keys() ?? [])].map((column) => ({ column, was: was[column - 1] ?? '' })),
      problems,
      twinOfRow: null,
    };
  }

  function find(filter: DraftFilter, fresh = false): number[] {
    const key = JSON.stringify(filter);
    if (!fresh && shown?.key === key) return shown.indexes;
    const search = filter.search.toLowerCase();
    if (filter.show === 'all' && filter.codes.length === 0 && search === '') {
      shown = { key, indexes: Array.from({ length: rows }, (_, index) => index) };
      return shown.indexes;
    }
    const indexes: number[] = [];
    for (let index = 0; index < rows; index += 1) {
      const row = rowOf(index);
      const has = (severity: Severity) => row.problems.some((one) => one.severity === severity);
      const fits = {
        all: true,
        problems: row.problems.length > 0,
        errors: row.status === 'rejected',
        warnings: has('warning'),
        notes: has('note'),
        edited: row.edited.length > 0,
        skipped: row.status === 'skipped',
      }[filter.show];
      if (!fits) continue;
      if (filter.codes.length > 0 && !row.problems.some(({ code }) => filter.codes.includes(code))) continue;
      if (search !== '' && !row.cells.some((cell) => cell.toLowerCase().includes(search))) continue;
      indexes.push(index);
    }
    shown = { key, indexes };
    return indexes;
  }

  const chosen = (selection: DraftSelection) =>
    'rows' in selection ? selection.rows.map((row) => row - firstRow) : find(selection.filter);

  function make(order: DraftOrder): number {
    const before = new Map<number, Kept>();
    const touch = (index: number, next: (now: Kept) => Kept) => {
      const now = keptOf(index);
      if (!before.has(index)) before.set(index, now);
      kept.set(index, next({ ...now, cells: new Map(now.cells), accepted: new Set(now.accepted) }));
    };
    const set = (index: number, column: number, text: string) => {
      if (rowOf(index).cells[column - 1] === text) return;
      touch(index, (now) => {
        if (fileCells(index)[column - 1] === text) now.cells.delete(column);
        else now.cells.set(column, text);
        return now;
      });
    };
    switch (order.kind) {
      case 'edit':
        for (const { row, column, text } of order.cells) set(row - firstRow, column, text);
        break;
      case 'fill':
        for (const index of chosen(order.selection)) set(index, order.column, order.text);
        break;
      case 'replace':
        for (const index of chosen(order.selection)) {
          for (const [at, text] of rowOf(index).cells.entries()) {
            if (order.column !== null && order.column !== at + 1) continue;
            if (order.wholeCell ? text === order.find : text.includes(order.find)) {
              set(index, at + 1, order.wholeCell ? order.replacement : text.replaceAll(order.find, order.replacement));
            }
          }
        }
        break;
      case 'repair':
        for (const index of chosen(order.selection)) {
          for (const { code, column, offer } of rowOf(index).problems) {
            if (code === order.code && column !== null && offer !== null) set(index, column, offer);
          }
        }
        break;
      case 'skip':
        for (const index of chosen(order.selection)) {
          if (keptOf(index).skipped !== order.skip) touch(index, (now) => ({ ...now, skipped: order.skip }));
        }
        break;
      case 'accept':
        for (const index of chosen(order.selection)) {
          if (keptOf(index).accepted.has(order.code) === order.accept) continue;
          touch(index, (now) => {
            if (order.accept) now.accepted.add(order.code);
            else now.accepted.delete(order.code);
            return now;
          });
        }
        break;
      case 'restore':
        for (const index of chosen(order.selection)) {
          if (kept.has(index)) touch(index, () => ({ cells: new Map(), skipped: false, accepted: new Set() }));
        }
        break;
    }
    if (before.size > 0) {
      done.push(before);
      undone.length = 0;
    }
    return before.size;
  }

  function back(from: Map<number, Kept>[], to: Map<number, Kept>[]): number {
    const step = from.pop();
    if (step === undefined) return 0;
    to.push(new Map([...step.keys()].map((index) => [index, keptOf(index)])));
    for (const [index, was] of step) kept.set(index, was);
    return step.size;
  }

  let counted: Pick<Draft, 'counts' | 'problemCounts'> | null = null;
  function count(): Pick<Draft, 'counts' | 'problemCounts'> {
    const counts = { rows, accepted: 0, rejected: 0, skipped: 0, duplicates: 0, edited: 0 };
    const problems = new Map<string, Draft['problemCounts'][number]>();
    for (let index = 0; index < rows; index += 1) {
      const row = rowOf(index);
      counts[row.status] += 1;
      if (row.edited.length > 0) counts.edited += 1;
      if (row.status === 'skipped') continue;
      for (const { code, severity, offer } of row.problems) {
        const one = problems.get(code) ?? { code, severity, count: 0, repairs: 0 };
        problems.set(code, { ...one, count: one.count + 1, repairs: one.repairs + (offer === null ? 0 : 1) });
      }
    }
    return { counts, problemCounts: [...problems.values()] };
  }

  const choices = readChoicesSchema.parse({});
  function draft(): Draft {
    const columns = headings.map((heading, at) => ({
      column: at + 1,
      heading,
      samples: [fileCells(7)[at] ?? '', fileCells(8)[at] ?? ''],
      field: null,
      guessedBy: null,
      hidden: false,
      fits: null,
    }));
    return {
      draftId: 'd1',
      fileId: 'f1',
      sourceName: 'tunggakan_november.xlsx',
      sheets: ['Tunggakan'],
      file: {
        sheet: 'Tunggakan',
        headerRow: 1,
        columns: { nik: nikColumn, phone: phoneColumn, name: 3, ecPhone: contactColumn },
        encoding: null,
        delimiter: null,
      },
      layout: {
        titleRows: 0,
        headerRows: 1,
        mergedHeadings: false,
        blankRows: 0,
        hiddenRows: 0,
        hiddenColumns: [],
        totalsRows: [],
        repeatedHeadings: [],
        otherLists: [],
      },
      columns,
      doubts: [],
      missing: [],
      roundedColumns: [],
      choices,
      mapping: null,
      ...(counted ?? {
        counts: { rows, accepted: 0, rejected: 0, skipped: 0, duplicates: 0, edited: 0 },
        problemCounts: [],
      }),
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
      restored: 0,
      mends: null,
      ...change,
    };
  }
  const now = (changed: number): Result<{ draft: Draft; changed: number }> => {
    counted = count();
    return ok({ draft: draft(), changed });
  };
  counted = count();

  return {
    draft,
    'drafts.open': () => ok(draft()),
    'drafts.get': () => ok(draft()),
    'drafts.choose': () => ok(draft()),
    'drafts.rows': ({ filter, fresh, offset = 0, limit = 100 }) => {
      const asked: DraftFilter = { show: 'all', codes: [], search: '', ...filter };
      const indexes = find(asked, fresh);
      return ok({ total: indexes.length, rows: indexes.slice(offset, offset + limit).map(rowOf) });
    },
    'drafts.apply': ({ order }) => now(make(order as DraftOrder)),
    'drafts.undo': () => now(back(done, undone)),
    'drafts.redo': () => now(back(undone, done)),
    'drafts.saveProblems': () => ok({ rows: 12, fileName: 'Masalah.xlsx' }),
    'drafts.close': () => ok({}),
    'files.chooseSave': () => ok({ file: { fileId: 's1', name: 'Masalah.xlsx', download: false } }),
    'files.release': () => ok({}),
  };
}
