/** The ledger's calls on a real store with attempts as a test wants them, and the reading and writing processes of life. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { chargeCalls, InvoiceLine } from '../../../src-main/contract/charges.ts';
import type { attemptOutcomes } from '../../../src-main/contract/history.ts';
import { calls, type InputOf, type OutputOf } from '../../../src-main/contract/index.ts';
import type { Charge } from '../../../src-main/contract/states.ts';
import { ledgerHandlers } from '../../../src-main/core/charges/ledger/handlers.ts';
import { invoiceHandlers } from '../../../src-main/core/charges/reconcile/handlers.ts';
import { createInvoices } from '../../../src-main/core/charges/reconcile/invoices.ts';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { createEventBus } from '../../../src-main/core/kernel/event-bus.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { tempDir } from '../../fakes/ports.ts';
import { type QueueBench, queueBench } from '../../fakes/queue-bench.ts';

type ChargeCall = keyof typeof chargeCalls;

export type Tried = {
  at: number;
  /** Milliseconds it took; null: still under way. */
  took?: number | null;
  charge?: Charge;
  sequenceId?: string | null;
  outcome?: (typeof attemptOutcomes)[number];
  price?: number;
  list?: { listId: number; ids: number[] };
  connectionId?: number;
};

export type ChargesBench = Awaited<ReturnType<typeof chargesBench>>;

type Options = { ports?: Partial<Ports> & { dir?: string }; wrapStore?(store: Store): Store };

export async function chargesBench({ ports: overrides, wrapStore }: Options = {}) {
  const made: QueueBench = await queueBench('https://td.example/', { ...(overrides && { ports: overrides }) });
  const { ports, connectionId } = made;
  const store = wrapStore?.(made.store) ?? made.store;
  const folder = tempDir();
  const place = (name: string) => ({ path: join(folder, name), name, written() {} });
  const changes: number[][] = [];
  const onChargesChanged = (listIds: ReadonlySet<number>) => void changes.push([...listIds]);
  const files = { pathOf: place, targetOf: place };
  const invoices = createInvoices({ store, ports, accessLog: noAccessLog, files, changed: onChargesChanged });
  const events = createEventBus(ports.logger);
  const handlers = {
    ...ledgerHandlers({ store, ports, accessLog: noAccessLog, files, onChargesChanged }),
    ...invoiceHandlers({ store, ports, accessLog: noAccessLog, events, files, invoices }),
  };
  const usualList = made.list(3);

  const insert = made.store.prepare<Record<string, string | number | null>>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price)
    VALUES (:lookup_id, :list_id, :connection_id, 1, :at, :price)`);
  const finish = made.store.prepare<Record<string, string | number | null>>(`
    UPDATE attempts SET charge = :charge, outcome = :outcome, finished_at = :finished, sequence_id = :sequence_id
    WHERE id = :id`);
  const charges = made.store.prepare<{ id: number }, { charge: Charge; settled_by: string | null }>(
    'SELECT charge, settled_by FROM attempts WHERE id = :id',
  );
  const counted = made.store.prepare<Record<string, never>, Record<string, unknown>>(`
    SELECT list_id, day, connection_id, charge, price, n FROM charge_days WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5`);
  const recounted = made.store.prepare<Record<string, never>, Record<string, unknown>>(`
    SELECT list_id, date(started_at / 1000, 'unixepoch', 'localtime') AS day, connection_id, charge, price, count(*) AS n
    FROM attempts GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`);
  const left = ['invoices', 'invoice_lines', 'invoice_rulings'].map((table) =>
    made.store.prepare<Record<string, never>, { n: number }>(`SELECT count(*) AS n FROM ${table}`),
  );

  /** The parsed output: what no contract has fails the test. */
  async function ask<N extends ChargeCall>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const handler = handlers[name] as (parsed: unknown) => unknown;
    return calls[name].output.parse(await handler(calls[name].input.parse(input))) as OutputOf<N>;
  }

  function file(name: string, contents: string | Buffer): string {
    writeFileSync(join(folder, name), contents);
    return name;
  }

  return {
    ...made,
    store,
    /** Whose attempts they are where a test does not say. */
    usualList,
    folder,
    invoices,
    ask,
    file,
    /** Of every change told so far, the lists it named. */
    changes,
    written: (name: string) => readFileSync(join(folder, name)),
    tried({ at, took = 1_000, charge = 'unknown', sequenceId = null, price = 350, ...more }: Tried): number {
      const of = more.list ?? usualList;
      const { id } = insert.run({
        lookup_id: of.ids[0] ?? 0,
        list_id: of.listId,
        connection_id: more.connectionId ?? connectionId,
        at,
        price,
      });
      if (took !== null) {
        const outcome =
          more.outcome ?? ({ charged: 'answered', free: 'no-record', unknown: 'in-doubt' } as const)[charge];
        finish.run({ id, charge, outcome, finished: at + took, sequence_id: sequenceId });
      }
      return id;
    },
    /** What an attempt costs, and whose word that is. */
    charge: (id: number) => {
      const row = charges.get({ id });
      return row?.settled_by ? `${row.charge} by ${row.settled_by}` : row?.charge;
    },
    importInvoice: (
      contents: string | Buffer,
      more: Partial<Omit<InputOf<'charges.importInvoice'>, 'fileId'>> & { name?: string } = {},
    ) => {
      const { name = 'tagihan', ...input } = more;
      return ask('charges.importInvoice', { fileId: file(name, contents), connectionId, ...input });
    },
    /** `[row, mark, attempt]` of each line. */
    async lines(invoiceId: number, marks: InvoiceLine['mark'][] = []) {
      const { lines } = await ask('charges.invoiceLines', { invoiceId, marks, limit: 500 });
      return lines.map(({ row, mark, attemptId }) => [row, mark, attemptId]);
    },
    /** The mark of each attempt in the ledger. */
    async marks() {
      const { entries } = await ask('charges.page', { limit: 500 });
      return Object.fromEntries(entries.map(({ attemptId, mark }) => [attemptId, mark]));
    },
    /** The kept sums say what counting every attempt says. */
    sumsAgree: () => expect(counted.all({})).toEqual(recounted.all({})),
    /** Rows of invoices, lines and rulings. */
    stored: () => left.map((statement) => statement.get({})?.n),
  };
}

/** The code of the expected error. */
export async function codeOf(call: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    if (error instanceof CoreError) return error.code;
    throw error;
  }
  return 'no error';
}
