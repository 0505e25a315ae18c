/**
 * Writes the ledger to a file that can be compared with the provider's invoice. One row per attempt, newest first, and
 * in a workbook the sums of exactly those rows; no row names a person.
 */

import { localSecond } from '../../../contract/calendar.ts';
import type { AccountSum, ChargeFilter } from '../../../contract/charges.ts';
import type { FileFormat } from '../../../contract/files.ts';
import type { Language } from '../../../contract/settings.ts';
import { attemptWords } from '../../../words/attempts.ts';
import { chargeWords } from '../../../words/charges.ts';
import { ledgerWords } from '../../../words/ledger.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createSheetFiles } from '../../files/sheets/sheet-file.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ColumnKinds, SheetColumns } from '../../spreadsheet/write/model/sheet-columns.ts';
import type { PageLine } from '../../spreadsheet/write/model/workbook-model.ts';
import type { Store } from '../../store/store.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-rows.ts';
import { addAccountCharge, noAccountSum } from './totals.ts';

/** Rows read and formatted in one turn of the main thread. */
const sliceRows = 500;

type ExportOrder = ChargeFilter & { fileId: string; format: FileFormat; language: Language };

/** Errors: those of `createSheetFiles`. */
export function createExport({
  ledger,
  ...deps
}: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf'>;
  ledger: Ledger;
}) {
  const writeSheet = createSheetFiles(deps);

  return async ({ fileId, format, language, ...filter }: ExportOrder): Promise<{ rows: number; fileName: string }> => {
    const texts = textsOf(language);
    const sums = createSums();

    function* slices(): Generator<readonly LedgerEntry[]> {
      for (const entries of ledger.slices(filter, sliceRows)) {
        for (const entry of entries) sums.add(entry);
        yield entries;
      }
    }

    return writeSheet({
      ...{ fileId, format, language, texts, columns, kinds, slices: slices() },
      footer: texts.totals.title,
      pages: () => [{ name: texts.sheets.summary, place: 'last', lines: totalsLines(filter, sums, texts, deps.ports) }],
      entry: { what: 'exported', detail: { object: 'ledger' } },
    });
  };
}

type LedgerTexts = ReturnType<typeof textsOf>;

function textsOf(language: Language) {
  return { ...ledgerWords[language], attempts: attemptWords[language], charges: chargeWords[language] };
}

const kinds: ColumnKinds<LedgerTexts> = {
  started: 'moment',
  ended: 'moment',
  row: 'number',
  number: 'number',
  httpStatus: 'number',
  code: 'number',
  rupiah: 'rupiah',
  rupiahUnknown: 'rupiah',
};

const columns: SheetColumns<LedgerTexts, LedgerEntry> = {
  started: ({ startedAt }) => ({ moment: localSecond(startedAt) }),
  ended: ({ finishedAt }) => (finishedAt === null ? null : { moment: localSecond(finishedAt) }),
  connection: ({ connectionName }) => connectionName,
  list: ({ listName }) => listName,
  row: ({ row }) => row,
  number: ({ number }) => number,
  outcome: ({ outcome }, { attempts }) => (outcome === null ? attempts.underWay : attempts.outcome[outcome]),
  httpStatus: ({ httpStatus }) => httpStatus,
  code: ({ code }) => code,
  sequenceId: ({ sequenceId }) => sequenceId,
  charge: chargeText,
  rupiah: (entry) =>
    !isPriced(entry) || entry.charge === 'unknown' ? null : entry.charge === 'charged' ? entry.price : 0,
  rupiahUnknown: (entry) => (isPriced(entry) && entry.charge === 'unknown' ? entry.price : null),
  settledBy: ({ settledBy }, texts) => settledBy && texts.charges.settledBy[settledBy],
  invoice: ({ mark }, texts) => mark && texts.charges.mark[mark],
};

function isPriced({ charge, price, practice }: LedgerEntry): boolean {
  return !practice && (price > 0 || charge === 'free');
}

/** Practice costs nothing, and a call without a price is not a call for zero rupiah. */
function chargeText({ charge, price, practice }: LedgerEntry, { charges: words }: LedgerTexts): string {
  if (practice) return words.practice;
  return charge === 'free' || price > 0 ? words.charge[charge] : `${words.charge[charge]} (${words.priceNotSet})`;
}

type Sums = ReturnType<typeof createSums>;

/** Summed from the rows as they are written, so that the sheets agree whatever happens meanwhile. */
function createSums() {
  const all = { ...noAccountSum };
  let practised = 0;
  const months = new Map<string, AccountSum & { month: string; name: string }>();
  const lists = new Map<number, AccountSum & { name: string }>();
  return {
    all,
    practised: () => practised,
    months: () => [...months.values()].sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1)),
    lists: () => [...lists.values()].sort((a, b) => b.rupiah + b.rupiahUnknown - a.rupiah - a.rupiahUnknown),
    add({ startedAt, connectionId, connectionName, practice, listId, listName, charge, price }: LedgerEntry): void {
      if (practice) {
        practised += 1;
        return;
      }
      const month = localSecond(startedAt).slice(0, 7);
      const ofMonth = months.get(`${month} ${connectionId}`) ?? { ...noAccountSum, month, name: connectionName };
      months.set(`${month} ${connectionId}`, ofMonth);
      const ofList = lists.get(listId) ?? { ...noAccountSum, name: listName };
      lists.set(listId, ofList);
      const part = { charge, n: 1, rupiah: price, unpriced: price === 0 ? 1 : 0 };
      for (const sum of [all, ofMonth, ofList]) addAccountCharge(sum, part);
    },
  };
}

function totalsLines(filter: ChargeFilter, sums: Sums, texts: LedgerTexts, ports: Ports): PageLine[] {
  const { totals: t, headings: h } = texts;
  const { charged: paid, free: gratis, unknown: open } = texts.charges.charge;
  const words = [paid, gratis, open, h.rupiah, h.rupiahUnknown];
  const cells = (sum: AccountSum) => [sum.charged, sum.free, sum.unknown, sum.rupiah, sum.rupiahUnknown];
  const { charged, free, unknown, withoutPrice } = sums.all;
  const practised = sums.practised();
  return [
    { headline: t.title },
    [t.madeBy, ports.operator],
    [t.madeAt, { moment: localSecond(ports.clock.now()) }],
    [t.from, filter.from === undefined ? t.open : { moment: localSecond(filter.from) }],
    [t.to, filter.to === undefined ? t.open : { moment: localSecond(filter.to) }],
    [t.attempts, charged + free + unknown + practised],
    ...(practised === 0 ? [] : [[t.practice, practised]]),
    ...(withoutPrice === 0 ? [] : [[t.withoutPrice, withoutPrice]]),
    [],
    { section: t.byMonth },
    { table: [t.month, h.connection, ...words] },
    ...sums.months().map((sum) => [sum.month, sum.name, ...cells(sum)]),
    [t.all, null, ...cells(sums.all)],
    [],
    { section: t.byList },
    { table: [h.list, '', ...words] },
    ...sums.lists().map((sum) => [sum.name, null, ...cells(sum)]),
    [t.all, null, ...cells(sums.all)],
    [],
    { paragraph: t.note },
  ];
}
