/** The whole core against the simulated provider, and the invoice that this provider would send. */
import { expect, it, onTestFinished } from 'vitest';
import { createPracticeProvider } from '../../../../src-main/core/practice/provider.ts';
import { realClock } from '../../../fakes/clock.ts';
import { type CoreBench, coreBench } from '../../../fakes/core-bench.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { until } from '../../../fakes/queue-bench.ts';
import { billedLines, invoiceCsv, invoiceWorkbook, sequenceId } from '../../../fixtures/invoices.ts';
import { chargesBench } from '../charges-bench.ts';

async function world(settings: { dailyCap?: number }) {
  const provider = createPracticeProvider({ clock: realClock(), latencyMs: { min: 0, max: 0 } });
  onTestFinished(() => provider.close());
  const bench = await coreBench();
  const { baseUrl } = await provider.listen();
  const { id: connectionId } = await bench.ask('connections.create', {
    name: 'Penyedia',
    baseUrl,
    partnerCode: 'mitra',
    partnerKey: 'kunci-uji',
    settings: { pricePerCall: 350, ratePerSecond: 500, concurrency: 1, timeoutMs: 3_000, ...settings },
  });
  return { provider, bench, connectionId };
}

/** People who order these rows of the provider's script. */
async function importRows(bench: CoreBench, connectionId: number, rows: readonly number[]): Promise<number> {
  const csv = rows.map(
    (row, index) =>
      `32010101010${String(90_001 + index)},0812${String(index).padStart(2, '0')}7799${String(row).padStart(2, '0')},Orang Uji`,
  );
  const fileId = await bench.upload('nasabah.csv', Buffer.from(['NIK,No HP,Nama', ...csv].join('\n')));
  const { list } = await importFile(bench.ask, { fileId, connectionId, startNow: true });
  expect(list.accepted).toBe(rows.length);
  return list.id;
}

it('the provider’s invoice agrees with the ledger, finds the call whose answer was lost, and can be taken back', async () => {
  const { provider, bench, connectionId } = await world({});
  // Answered, answered, no record, answered with a code nobody knows, cut after it was charged.
  const listId = await importRows(bench, connectionId, [0, 1, 31, 32, 60]);
  const before = await bench.finished(listId);
  expect(before.charges).toEqual({ charged: 2, free: 1, unknown: 2 });
  const lines = billedLines(provider.ledger(), 350);
  expect(lines).toHaveLength(3);

  const heard = bench.told.length;
  const fileId = await bench.upload('tagihan.xlsx', invoiceWorkbook(lines));
  const invoice = await bench.ask('charges.importInvoice', { fileId, connectionId });
  // The lost one by its time; of the unknown code the id is not on the invoice, hence free.
  expect(invoice).toMatchObject({
    connectionName: 'Penyedia',
    fileName: 'tagihan.xlsx',
    lines: 3,
    agrees: 2,
    settledCharged: 1,
    settledFree: 1,
    notOurs: 0,
    notBilled: 0,
    stillUnknown: 0,
  });
  const after = await bench.ask('lists.get', { listId });
  expect(after.charges).toEqual({ charged: 3, free: 2, unknown: 0 });
  // What became of the lookups is not the invoice's to say.
  expect(after.states).toEqual(before.states);
  const { entries } = await bench.ask('charges.page', { listId, charges: ['charged'] });
  expect(entries.map(({ mark }) => mark)).toEqual(['agrees', 'agrees', 'agrees']);
  const toldSince = () => bench.told.slice(heard);
  await until(
    () => toldSince().some((event) => event.name === 'lists.changed' && event.payload.charges.charged === 3),
    () => toldSince().map((event) => event.name),
  );
  expect(toldSince().map((event) => event.name)).toContain('queue.changed');
  expect((await bench.ask('charges.totals', { by: 'connection', connectionId })).all.rupiah).toBe(3 * 350);

  await bench.ask('charges.removeInvoice', { invoiceId: invoice.invoiceId });
  expect((await bench.ask('lists.get', { listId })).charges).toEqual(before.charges);
});

it('what is settled as free makes room under a cap, and the queue goes on by itself', async () => {
  const { provider, bench, connectionId } = await world({ dailyCap: 700 });
  await provider.steer({ weather: 'cut' });
  const listId = await importRows(bench, connectionId, [0, 0, 0, 0]);
  const ended = async () => (await bench.ask('lists.get', { listId })).states;
  const queueReason = async () => {
    const { connections } = await bench.ask('connections.list', {});
    return connections.find(({ id }) => id === connectionId)?.queue.reason ?? null;
  };
  let states = await ended();
  let reason = await queueReason();
  await until(
    () => states.in_doubt === 2 && reason === 'daily-cap',
    () => ({ states, reason }),
    8_000,
    async () => {
      states = await ended();
      reason = await queueReason();
    },
  );
  await provider.steer({ weather: 'up' });
  // An invoice of another account's call, hours away: none of these two is on it.
  const [{ sequenceId: known = '' } = {}] = billedLines(provider.ledger(), 350);
  const elsewhere = {
    sequenceId: known.replace(/^\d{13}/, '1111111111111'),
    at: new Date().setHours(0, 0, 0, 0) - 1,
  };
  const midnight = new Date().setHours(0, 0, 0, 0);
  const fileId = await bench.upload('tagihan.csv', invoiceCsv([elsewhere]));
  const invoice = await bench.ask('charges.importInvoice', {
    fileId,
    connectionId,
    from: midnight - 1_000,
    to: Date.now(),
  });
  expect(invoice).toMatchObject({ notOurs: 1, settledFree: 2 });
  const list = await bench.finished(listId);
  expect(list.states).toMatchObject({ in_doubt: 2, answered: 2 });
  expect(list.charges).toEqual({ charged: 2, free: 2, unknown: 0 });
  // And what is free already is nothing that sending again would pay twice.
  expect(await bench.ask('queue.forecast', { scope: { listId }, order: 'resend' })).toMatchObject({
    lookups: 2,
    paidTwice: 0,
  });
});

it('what an import left behind when its program died is undone at the next start', async () => {
  const dir = tempDir();
  const before = await chargesBench({ ports: { dir } });
  const lost = before.tried({ at: Date.now() - 60_000, sequenceId: sequenceId(1) });
  const { invoiceId } = await before.importInvoice(
    invoiceCsv([{ sequenceId: sequenceId(1), at: Date.now() - 60_000 }]),
  );
  expect(before.charge(lost)).toBe('charged by invoice');
  // As it stands among its last charges, right before it becomes complete.
  before.store.prepare<{ id: number }>('UPDATE invoices SET complete = 0 WHERE id = :id').run({ id: invoiceId });
  await before.close();
  const bench = await coreBench({ ports: { dir }, drain: false });
  let charge: string | undefined;
  await until(
    () => charge === 'unknown',
    () => charge,
    8_000,
    async () => {
      const { entries } = await bench.ask('charges.page', {});
      charge = entries.find(({ attemptId }) => attemptId === lost)?.charge;
    },
  );
  expect((await bench.ask('charges.invoices', {})).invoices).toEqual([]);
});
