/**
 * A core with an invented ledger and invoices, for looking at the money screens. Sums follow from its entries, settling
 * and taking back change them, so that what a screen says can be checked against what it lists. Runs in a browser too.
 */
import type { ChargeEntry, Invoice, InvoiceLine, LedgerSum } from '../../src-main/contract/charges.ts';
import type { InputOf } from '../../src-main/contract/index.ts';
import { type FakeAnswers, type FakeCoreClient, fakeConnection, fakeQueue, ok } from './fake-core-client.ts';
import { createFakeListsClient } from './fake-lists-client.ts';

const account = fakeConnection({
  id: 2,
  name: 'TD cabang Surabaya',
  kind: 'account',
  baseUrl: 'https://provider.example/api',
  pricePerCall: 1850,
  dailyCap: 250_000,
  monthlyCap: 4_000_000,
  spent: { today: 185_000, month: 1_028_600 },
});
const second = fakeConnection({
  id: 3,
  name: 'TD Sidoarjo',
  kind: 'account',
  baseUrl: 'https://provider.example/api',
  pricePerCall: 2100,
  dailyCap: 50_000,
  spent: { today: 48_300, month: 312_900 },
});
export const fakeChargeConnections = [fakeConnection(), account, second];

const lists = ['Pengecekan satuan', 'Debitur baru', 'Cabang Sidoarjo Q3', 'Nasabah menunggak November'];

/** `now`: the newest entry. Seven an hour, backwards. */
export function fakeLedger(count: number, now: number): ChargeEntry[] {
  return Array.from({ length: count }, (_, index): ChargeEntry => {
    const startedAt = now - index * 3_100_000;
    const connection = index % 11 === 5 ? second : account;
    const kind = index % 23 === 3 ? 'unknown' : index % 7 === 2 ? 'free' : 'charged';
    const listId = 1 + (Math.floor(index / 60) % 4);
    const byInvoice = kind === 'charged' && index % 31 === 9;
    return {
      attemptId: 100_000 - index,
      lookupId: listId * 100_000 + index,
      listId,
      listName: lists[listId - 1] ?? '',
      row: 2 + index,
      connectionId: connection.id,
      connectionName: connection.name,
      practice: false,
      number: 1 + (index % 2),
      startedAt,
      finishedAt: index === 3 ? null : startedAt + 900,
      outcome: index === 3 ? null : kind === 'unknown' ? 'in-doubt' : kind === 'free' ? 'no-record' : 'answered',
      code: kind === 'unknown' ? null : kind === 'free' ? 301 : 200,
      sequenceId:
        kind === 'unknown' ? null : `1700000000000${(0xa1b2 + index).toString(16).toUpperCase().padStart(19, '0')}`,
      charge: kind,
      price: connection.pricePerCall,
      settledBy: kind === 'unknown' ? null : byInvoice ? 'invoice' : index % 40 === 1 ? 'operator' : 'answer',
      mark:
        index < 60
          ? null
          : kind === 'charged'
            ? index % 50 === 0
              ? 'not-billed'
              : 'agrees'
            : kind === 'free' && index % 35 === 2
              ? 'billed-though-free'
              : null,
    };
  });
}

function sumOf(entries: readonly ChargeEntry[]): LedgerSum {
  const sum = { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0 };
  for (const { charge, price } of entries) {
    sum[charge] += 1;
    if (charge === 'charged') sum.rupiah += price;
    if (charge === 'unknown') sum.rupiahUnknown += price;
  }
  return { ...sum, accounts: { ...sum, withoutPrice: 0 } };
}

function localDay(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

type Scope = Pick<InputOf<'charges.page'>, 'connectionId' | 'listId' | 'from' | 'to'>;

function within(entry: ChargeEntry, { connectionId, listId, from, to }: Scope): boolean {
  return (
    (connectionId === undefined || entry.connectionId === connectionId) &&
    (listId === undefined || entry.listId === listId) &&
    (from === undefined || entry.startedAt >= from) &&
    (to === undefined || entry.startedAt < to)
  );
}

function fakeInvoice(now: number, changes: Partial<Invoice>): Invoice {
  const month = new Date(now);
  return {
    invoiceId: 1,
    connectionId: 2,
    connectionName: account.name,
    fileName: 'tagihan-oktober.xlsx',
    from: new Date(month.getFullYear(), month.getMonth() - 1, 1).getTime(),
    to: new Date(month.getFullYear(), month.getMonth(), 1).getTime(),
    importedAt: now - 5e8,
    importedBy: 'CABANG01\\rina',
    lines: 3120,
    agrees: 3101,
    billedThoughFree: 0,
    settledCharged: 19,
    settledFree: 4,
    notOurs: 0,
    repeated: 0,
    notBilled: 0,
    stillUnknown: 0,
    ...{ namedFrom: null, namedTo: null, notOver: 0 },
    skipped: 1,
    skippedRows: [{ row: 3122, text: 'TOTAL', amount: 1_092_000 }],
    rupiah: { billed: 1_092_000, ours: 1_092_000, disputed: 0, withoutAmount: 0 },
    ...changes,
  };
}

const marks: InvoiceLine['mark'][] = [
  'agrees',
  'agrees',
  'agrees',
  'billed-though-free',
  'settled-charged',
  'not-ours',
  'repeated',
];

function lineOf(index: number, now: number): InvoiceLine {
  const mark = marks[index % marks.length] ?? 'agrees';
  return {
    row: index + 2,
    sequenceId: index === 12 ? '' : `1700000000000${(0xa1b2 + index).toString(16).toUpperCase().padStart(19, '0')}`,
    billedAt: index % 9 === 8 ? null : now - index * 3_100_000,
    amount: index % 9 === 8 ? null : 1850,
    mark,
    attemptId: mark === 'not-ours' ? null : 100_000 - index,
    lookupId: mark === 'not-ours' ? null : 400_000 + index,
  };
}

/** `entries`: so many in the ledger. `change` replaces single answers. */
export function createFakeChargesClient(now: number, entries = 900, change: FakeAnswers = {}): FakeCoreClient {
  let ledger = fakeLedger(entries, now);
  let invoices =
    entries === 0
      ? []
      : [
          fakeInvoice(now, {
            invoiceId: 2,
            fileName: 'tagihan-november-sementara.csv',
            from: now - 14 * 86_400_000,
            to: now - 3_600_000,
            importedAt: now - 4_000_000,
            lines: 412,
            agrees: 398,
            settledCharged: 3,
            settledFree: 6,
            billedThoughFree: 5,
            repeated: 2,
            notOurs: 4,
            notBilled: 11,
            stillUnknown: 2,
          }),
          fakeInvoice(now, {}),
        ];
  const page = <R>(rows: R[], after: string | null | undefined, limit: number) => {
    const from = Number(after ?? 0);
    return { rows: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
  };
  return createFakeListsClient({
    'connections.list': () => ok({ connections: fakeChargeConnections }),
    'queue.status': () => ok(fakeQueue({ connections: fakeChargeConnections })),
    'charges.page': ({ after, limit = 100, charges = [], marks: wanted = [], ...scope }) => {
      const rows = ledger.filter(
        (entry) =>
          within(entry, scope) &&
          (charges.length === 0 || charges.includes(entry.charge)) &&
          (wanted.length === 0 || (entry.mark !== null && wanted.includes(entry.mark))),
      );
      const cut = page(rows, after, limit);
      return ok({ entries: cut.rows, next: cut.next });
    },
    'charges.totals': ({ by, ...scope }) => {
      const rows = ledger.filter((entry) => within(entry, scope));
      const groups = new Map<string, { id: number | null; rows: ChargeEntry[] }>();
      for (const entry of rows) {
        const day = localDay(entry.startedAt);
        const [key, id] =
          by === 'day'
            ? ([day, null] as const)
            : by === 'month'
              ? ([day.slice(0, 7), null] as const)
              : by === 'list'
                ? ([entry.listName, entry.listId] as const)
                : ([entry.connectionName, entry.connectionId] as const);
        const group = groups.get(key) ?? { id, rows: [] };
        group.rows.push(entry);
        groups.set(key, group);
      }
      return ok({
        all: sumOf(rows),
        groups: [...groups].map(([name, group]) => ({ name, id: group.id, ...sumOf(group.rows) })),
      });
    },
    'charges.settle': ({ attemptIds, charge }) => {
      ledger = ledger.map((entry) =>
        attemptIds.includes(entry.attemptId) ? { ...entry, charge, settledBy: 'operator' } : entry,
      );
      return ok({ affected: attemptIds.length });
    },
    'charges.invoices': ({ after, limit = 50 }) => {
      const cut = page(invoices, after, limit);
      return ok({ invoices: cut.rows, next: cut.next });
    },
    'charges.invoiceLines': ({ invoiceId, marks: wanted = [], after, limit = 100 }) => {
      const all = Array.from({ length: invoices.find((one) => one.invoiceId === invoiceId)?.lines ?? 0 }, (_, index) =>
        lineOf(index, now),
      );
      const cut = page(wanted.length === 0 ? all : all.filter((line) => wanted.includes(line.mark)), after, limit);
      return ok({ lines: cut.rows, next: cut.next });
    },
    'charges.removeInvoice': ({ invoiceId }) => {
      invoices = invoices.filter((one) => one.invoiceId !== invoiceId);
      return ok({});
    },
    'charges.importInvoice': ({ connectionId }) => {
      const laid = fakeInvoice(now, {
        ...invoices[0],
        invoiceId: invoices.length + 10,
        connectionId,
        fileName: 'baru.csv',
      });
      invoices = [laid, ...invoices];
      return ok(laid);
    },
    ...change,
  });
}
