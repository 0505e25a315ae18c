/**
 * A core with invented lists for looking at the screens of lists, import, history and reports. Everything follows from
 * the row number, so two looks show the same; an import and a list under way move by a timer. Runs in a browser too.
 */
import type { StepReason, Verdict } from '../../src-main/contract/answer.ts';
import type { Draft, DraftRow } from '../../src-main/contract/drafts.ts';
import type { LookupDetail, LookupItem } from '../../src-main/contract/history.ts';
import { type List, readChoicesSchema } from '../../src-main/contract/lists.ts';
import type { Report } from '../../src-main/contract/reports.ts';
import type { LookupState } from '../../src-main/contract/states.ts';
import { stepFor } from '../../src-main/core/td/next-step.ts';
import {
  createFakeCoreClient,
  type FakeAnswers,
  type FakeCoreClient,
  fakeConnection,
  fakeDetail,
  fakeLookup,
  fakeQueue,
  fakeSettings,
  fakeSystem,
  ok,
} from './fake-core-client.ts';
import { fakeDraft } from './fake-draft.ts';

const now = Date.UTC(2026, 10, 22, 3, 40);
const account = fakeConnection({
  id: 2,
  name: 'TD cabang Surabaya',
  kind: 'account',
  baseUrl: 'https://provider.example/api',
  pricePerCall: 1850,
});

const noStates = fakeQueue().states;

export const fakeLists: List[] = [
  makeList(
    4,
    'Nasabah menunggak November',
    { answered: 612, reused: 14, no_record: 88, queued: 486, sending: 4 },
    null,
  ),
  makeList(3, 'Cabang Sidoarjo Q3', { answered: 2310, no_record: 402, in_doubt: 3, failed: 2, refused: 7 }, now - 4e7),
  makeList(2, 'Debitur baru', { queued: 240 }, null, { startedAt: null, charges: { charged: 0, free: 0, unknown: 0 } }),
  makeList(1, 'Pengecekan satuan', { answered: 6, no_record: 1 }, now - 9e8, {
    kind: 'single-checks',
    sourceName: null,
    rejected: 0,
    rows: 7,
    connectionId: 1,
    connectionName: 'Latihan',
  }),
];

function makeList(
  id: number,
  name: string,
  counts: Partial<List['states']>,
  finishedAt: number | null,
  changes: Partial<List> = {},
): List {
  const states = { ...noStates, ...counts };
  const accepted = Object.values(states).reduce((sum, count) => sum + count, 0);
  const underWay = states.queued > 0 && changes.startedAt !== null;
  return {
    id,
    kind: 'file',
    name,
    connectionId: 2,
    practice: false,
    connectionName: account.name,
    sourceName: `${name.toLowerCase().replaceAll(' ', '_')}.xlsx`,
    createdAt: now - id * 3.1e7,
    startedAt: now - 1e6,
    finishedAt,
    ecConsent: id === 3,
    purpose: null,
    legalBasis: null,
    askAgain: false,
    samePerson: 'ask',
    waitsElsewhere: false,
    rows: accepted + 21,
    accepted,
    rejected: 21,
    skipped: 0,
    duplicates: states.reused,
    states,
    charges: { charged: states.answered, free: states.no_record, unknown: states.in_doubt },
    practiceAnswers: 0,
    practiceCharges: { charged: 0, free: 0, unknown: 0 },
    ratePerSecond: underWay ? 4.6 : null,
    secondsLeft: underWay ? 106 : null,
    ...changes,
  };
}

const names = ['Siti Rahmawati', 'Agus Setiawan', 'I Made Wirawan', 'Dewi Lestari', null, 'Yohanes Kurniawan Tandean'];

const step = (kind: Verdict['kind'], reason: Verdict['reason'], stepReason: StepReason): Verdict => ({
  kind,
  reason,
  ...stepFor(stepReason, stepReason === 'other-numbers-exist' ? { numbers: 2 } : {}),
});

const verdicts: Verdict[] = [
  step('reachable', 'recent-and-frequent', 'number-linked'),
  step('likely', 'recent-only', 'number-linked'),
  step('secondary', 'other-number', 'weaker-link'),
  step('not_linked', 'no-link', 'other-numbers-exist'),
  step('unknown', 'flags-unknown', 'link-unknown'),
];

const waiting: Partial<Record<LookupState, Verdict>> = {
  queued: step('none', 'waiting', 'waiting'),
  sending: step('none', 'waiting', 'waiting'),
  in_doubt: step('none', 'in-doubt', 'in-doubt'),
  failed: step('none', 'failed', 'failed'),
  refused: step('none', 'refused', 'refused'),
  cancelled: step('none', 'cancelled', 'cancelled'),
  no_record: step('no_record', 'not-in-library', 'not-in-library'),
};

/** The states of a list's rows, spread over it in a fixed way. */
function stateOfRow(list: List, index: number): LookupState {
  const bag = (Object.keys(list.states) as LookupState[]).flatMap((state) =>
    Array.from({ length: list.states[state] }, () => state),
  );
  return bag[(index * 7919) % bag.length] ?? 'queued';
}

function item(list: List, index: number): LookupItem {
  const state = stateOfRow(list, index);
  const answered = state === 'answered' || state === 'reused';
  return fakeLookup({
    lookupId: list.id * 100_000 + index,
    listId: list.id,
    listName: list.name,
    row: index + 2,
    person: {
      nik: `35150${(index * 37) % 10}${String(4_101_900_000 + index * 131).slice(0, 10)}`.padEnd(16, '1'),
      phone: `0812${String(30_000_000 + index * 7717).slice(-8)}`,
      name: names[index % names.length] ?? null,
      ecNik: null,
      ecPhone: index % 3 === 0 ? '081398765432' : null,
      ecName: index % 3 === 0 ? 'Budi Rahmat' : null,
    },
    state,
    verdict:
      (answered ? verdicts[index % verdicts.length] : waiting[state]) ?? ({ ...verdicts[4], kind: 'none' } as Verdict),
    answer: answered ? fakeLookup().answer : null,
    attempts: state === 'queued' ? index % 2 : 1,
    runAt: state === 'queued' ? Date.now() + 60_000 : null,
    updatedAt: now - index * 1000,
    twinOf: state === 'reused' ? list.id * 100_000 : null,
  });
}

function rowsOf(list: List): LookupItem[] {
  return Array.from({ length: list.accepted }, (_, index) => item(list, index));
}

function page<R>(rows: R[], after: string | null | undefined, limit: number): { rows: R[]; next: string | null } {
  const from = Number(after ?? 0);
  return { rows: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
}

function detail(lookupId: number): LookupDetail {
  const list = fakeLists.find((one) => one.id === Math.floor(lookupId / 100_000)) ?? fakeLists[0];
  if (list === undefined) return fakeDetail();
  const found = item(list, lookupId % 100_000);
  const raw = '{"code":200,"message":"","sequence_id":"1700000000000-ABC","result":{"phone_number_count":2}}';
  const attempt = {
    attemptId: 1,
    number: 1,
    connectionName: account.name,
    startedAt: now - 90_000,
    finishedAt: now - 89_000,
    httpStatus: null,
    code: null,
    message: 'ECONNRESET',
    sequenceId: null,
    raw: null,
    rawBytes: null,
    practice: false,
  };
  return fakeDetail({
    ...found,
    connectionId: 2,
    connectionName: account.name,
    problems: [
      { row: found.row, field: 'nik', code: 'nik-region-unknown', severity: 'warning' },
      { row: found.row, field: 'phone', code: 'phone-zero-restored', severity: 'note' },
    ],
    extra: [
      { heading: 'No. Rekening', text: '0081-22-001' },
      { heading: 'Cabang', text: 'Sidoarjo' },
    ],
    attemptLog:
      found.state === 'queued'
        ? []
        : [
            { ...attempt, outcome: 'in-doubt', charge: 'unknown' },
            {
              ...attempt,
              attemptId: 2,
              number: 2,
              outcome: 'answered',
              httpStatus: 200,
              code: 200,
              message: null,
              sequenceId: '1700000000000-ABC',
              charge: 'charged',
              raw,
            },
          ],
  });
}

const columns: Draft['columns'] = [
  { column: 1, heading: 'No.', samples: ['1', '2', '3'], field: null, guessedBy: null, hidden: false, fits: null },
  {
    column: 2,
    heading: 'No. KTP',
    samples: ['3515044101900001', '3578051202880003'],
    field: 'nik',
    guessedBy: 'remembered',
    hidden: false,
    fits: 0.97,
  },
  {
    column: 3,
    heading: 'Nama Debitur',
    samples: ['Siti Rahmawati', 'Agus S.'],
    field: 'name',
    guessedBy: 'heading',
    hidden: false,
    fits: 1,
  },
  {
    column: 4,
    heading: '',
    samples: ['081234567890', '+62 813-9876-5432'],
    field: 'phone',
    guessedBy: 'values',
    hidden: false,
    fits: 0.42,
  },
  { column: 5, heading: 'Cabang', samples: ['Sidoarjo'], field: null, guessedBy: null, hidden: true, fits: null },
  {
    column: 6,
    heading: 'HP Penjamin',
    samples: ['081398765432'],
    field: 'ecPhone',
    guessedBy: 'heading',
    hidden: false,
    fits: 1,
  },
  {
    column: 7,
    heading: 'Tgl Lahir',
    samples: ['01-01-1990', '12-02-1988'],
    field: 'birthDate',
    guessedBy: 'heading',
    hidden: false,
    fits: 0.99,
  },
];

/** The draft of a workbook with everything a sheet can have beside its people. */
export const fakeDraftOfLists = fakeDraft({
  sourceName: 'tunggakan_nov.xlsx',
  sheets: ['Tunggakan', 'Rekap'],
  file: {
    sheet: 'Tunggakan',
    headerRow: 3,
    columns: { nik: 2, phone: 4, name: 3, ecPhone: 6, birthDate: 7 },
    encoding: null,
    delimiter: null,
  },
  columns,
  layout: {
    titleRows: 2,
    headerRows: 2,
    mergedHeadings: true,
    blankRows: 3,
    hiddenRows: 12,
    hiddenColumns: [5],
    totalsRows: [1229],
    repeatedHeadings: [52, 102, 152, 202, 252, 302],
    otherLists: ['Rekap'],
  },
  counts: { rows: 1225, accepted: 1183, rejected: 42, skipped: 0, duplicates: 14, edited: 0 },
  problemCounts: [
    { code: 'nik-length', severity: 'error', count: 40, repairs: 0 },
    { code: 'nik-precision-lost', severity: 'error', count: 1, repairs: 0 },
    { code: 'phone-landline', severity: 'error', count: 1, repairs: 0 },
    { code: 'twin', severity: 'note', count: 14, repairs: 0 },
  ],
  restored: 3,
});

const reports: Report[] = [3, 3, 1].map((listId, index) => ({
  reportId: 9 - index,
  listId,
  listName: fakeLists.find((list) => list.id === listId)?.name ?? '',
  practice: false,
  format: index === 1 ? 'csv' : 'xlsx',
  language: 'id',
  fileName: `Cabang Sidoarjo Q3 2026-11-${20 - index}.${index === 1 ? 'csv' : 'xlsx'}`,
  rows: 2745,
  madeBy: 'CABANG01\\rina',
  madeAt: now - index * 8e7,
}));

function rowOf(index: number): DraftRow {
  const short = `35150441019000${index % 10}`;
  return {
    row: 5 + index * 11,
    status: 'rejected',
    cells: [
      String(index + 1),
      short,
      names[index % names.length] ?? '',
      `0812345678${10 + index}`,
      'Sidoarjo',
      '',
      '01-01-1990',
    ],
    edited: [],
    problems: [{ row: 5 + index * 11, field: 'nik', code: 'nik-length', severity: 'error', column: 2, offer: null }],
    twinOfRow: null,
  };
}

/** `change` replaces single answers: an empty place, a failing file, another role. */
export function createFakeListsClient(change: FakeAnswers = {}): FakeCoreClient {
  const connections = [fakeConnection(), account];
  const listOf = (id: number) => fakeLists.find((list) => list.id === id);
  const gone = { ok: false, error: { code: 'not-found', message: 'not there' } } as const;
  return createFakeCoreClient({
    'system.info': () => ok(fakeSystem),
    'settings.get': () => ok({ ...fakeSettings, defaultConnectionId: 2 }),
    'connections.list': () => ok({ connections }),
    'queue.status': () => ok(fakeQueue({ connections, open: 490, ratePerSecond: 4.6, secondsLeft: 106 })),
    'lists.page': () => ok({ lists: fakeLists, next: null }),
    'lists.get': ({ listId }) => {
      const list = listOf(listId);
      return list === undefined ? gone : ok(list);
    },
    'lists.rows': ({ listId, states = [], after, limit = 100 }) => {
      const list = listOf(listId);
      const rows = list === undefined ? [] : rowsOf(list);
      return ok(page(states.length === 0 ? rows : rows.filter((row) => states.includes(row.state)), after, limit));
    },
    'lists.withheld': () => ok({ columns: [] }),
    'lists.rejected': ({ after, limit = 100 }) =>
      ok(
        page(
          Array.from({ length: 21 }, (_, index) => ({
            row: 40 + index,
            cells: [
              { heading: 'No. KTP', text: '3,17101E+15' },
              { heading: 'Nama Debitur', text: 'Siti Rahmawati' },
              { heading: 'HP', text: '031-8947712' },
            ],
            problems: [
              { row: 40 + index, field: 'nik' as const, code: 'nik-scientific' as const, severity: 'error' as const },
              { row: 40 + index, field: 'phone' as const, code: 'phone-landline' as const, severity: 'error' as const },
            ].slice(index % 2),
          })),
          after,
          limit,
        ),
      ),
    'history.page': ({ search = '', states = [], after, limit = 50 }) => {
      const all = fakeLists.flatMap(rowsOf).filter((one) => states.length === 0 || states.includes(one.state));
      const found = search === '' ? all : all.filter((one) => one.person.name?.includes(search));
      const { rows, next } = page(found, after, limit);
      return ok({ items: rows, next });
    },
    'history.get': ({ lookupId }) => ok(detail(lookupId)),
    'reports.page': () => ok({ reports, next: null }),
    'files.begin': () => ok({ fileId: 'f1' }),
    'files.append': () => ok({ receivedBytes: 1 }),
    'files.release': () => ok({}),
    'lists.cancelReading': () => ok({}),
    'drafts.open': () => ok(fakeDraftOfLists),
    'drafts.choose': ({ read }) =>
      ok({
        ...fakeDraftOfLists,
        choices: readChoicesSchema.parse(read),
        file: { ...fakeDraftOfLists.file, columns: read.columns ?? fakeDraftOfLists.file.columns },
      }),
    'drafts.rows': ({ offset = 0, limit = 100 }) =>
      ok({
        total: 42,
        rows: Array.from({ length: Math.min(limit, 42 - offset) }, (_, index) => rowOf(offset + index)),
      }),
    'drafts.close': () => ok({}),
    'mappings.list': () =>
      ok({
        mappings: [
          { mappingId: 1, name: 'Core banking', headings: { nik: 'NO_KTP', phone: 'HP_1' }, savedAt: now },
          { mappingId: 2, name: 'Cabang Surabaya', headings: { nik: 'No. KTP', phone: 'HP' }, savedAt: now },
        ],
      }),
    'lists.forecast': ({ listId, askAgain, samePerson }) => {
      const list = listOf(listId);
      if (list === undefined) return gone;
      const waiting = list.states.queued;
      const reused = askAgain ? 0 : Math.floor(waiting / 5);
      const earlier = Math.floor(waiting / 3);
      const inList = Math.floor(waiting / 40);
      const leftOut = samePerson === 'leave-out' && !askAgain ? earlier + inList : 0;
      const calls = waiting - reused - leftOut;
      return ok({
        waiting,
        twins: 0,
        reused,
        reusedOldestAt: reused === 0 ? null : now - 41 * 86_400_000,
        shared: 0,
        calls,
        paidBefore: waiting - calls === 0 ? Math.floor(waiting / 5) : 0,
        otherDetails: {
          ...{ earlier, inList, reusable: earlier, rupiah: (earlier + inList) * account.pricePerCall },
          ...{ oldestAt: now - 3_600_000, newestAt: now - 60_000 },
        },
        leftOut,
        timesEach: 1,
        rupiah: calls * account.pricePerCall,
        pricePerCall: account.pricePerCall,
        ahead: 490,
        seconds: calls / account.ratePerSecond,
        dailyCap: { cap: 250_000, spent: 61_050, left: 188_950 },
        monthlyCap: null,
        callsUnderCaps: Math.floor(188_950 / account.pricePerCall),
      });
    },
    'queue.forecast': () =>
      ok({ lookups: 3, paidTwice: 3, rupiah: 5550, rupiahTwice: 5550, practice: 0, withoutPrice: 0 }),
    ...change,
  });
}
