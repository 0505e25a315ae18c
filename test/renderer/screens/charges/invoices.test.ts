/** An invoice from the file to what came of it: handed over and let go, each number leading to what it counts. */
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import type { CallError } from '../../../../src-main/contract/errors.ts';
import { formatRoute, parseRoute } from '../../../../src-renderer/routes.ts';
import { openOf, resultKinds, resultsOf } from '../../../../src-renderer/screens/charges/invoice-results.ts';
import { type InvoiceSource, matchInvoice } from '../../../../src-renderer/screens/charges/match-invoice.ts';
import { findInvoice } from '../../../../src-renderer/screens/charges/use-invoice.ts';
import { createFakeChargesClient } from '../../../fakes/fake-charges-client.ts';
import { createFakeCoreClient, type FakeAnswers, ok } from '../../../fakes/fake-core-client.ts';

const now = new Date(2026, 10, 22, 10).getTime();

async function someInvoice(): Promise<Invoice> {
  const page = await createFakeChargesClient(now).call('charges.invoices', {});
  const invoice = page.ok ? page.value.invoices[0] : undefined;
  if (invoice === undefined) throw new Error('The invented core has no invoice.');
  return invoice;
}

describe('what came of an invoice', () => {
  it('has a number for each outcome the contract counts, each with an address that opens', async () => {
    const invoice = await someInvoice();
    const results = resultsOf(invoice);
    expect(results.map(({ kind }) => kind)).toEqual([...resultKinds]);
    for (const { kind, count, to } of results) {
      expect(count).toBe(invoice[kind]);
      expect(parseRoute(formatRoute(to))).toEqual(to);
    }
  });

  it('leads to lines where lines are counted, else to the ledger of its connection and time', async () => {
    const invoice = await someInvoice();
    const to = Object.fromEntries(resultsOf(invoice).map((result) => [result.kind, result.to]));
    expect(to.notOurs).toEqual({ screen: 'invoice', invoiceId: invoice.invoiceId, marks: ['not-ours'] });
    const span = { kind: 'span', from: invoice.from, to: invoice.to };
    expect(to.notBilled).toMatchObject({ view: 'entries', marks: ['not-billed'], period: span, connectionId: 2 });
    expect(to.stillUnknown).toMatchObject({ view: 'entries', charges: ['unknown'], period: span });
    // Of no line of it is known when it was: the whole ledger of the connection is worth a look.
    const foreign = resultsOf({ ...invoice, to: invoice.from }).find((result) => result.kind === 'stillUnknown');
    expect(foreign?.to).toMatchObject({ view: 'entries', period: { kind: 'all' } });
  });

  it('is to be looked at where something disagrees or stays open, not where it settled', async () => {
    const invoice = await someInvoice();
    const clean = { billedThoughFree: 0, repeated: 0, notOurs: 0, notBilled: 0, stillUnknown: 0 };
    expect(openOf({ ...invoice, ...clean })).toBe(0);
    expect(openOf({ ...invoice, ...clean, notBilled: 2, stillUnknown: 1 })).toBe(3);
  });
});

describe('laying an invoice beside the ledger', () => {
  const order = { connectionId: 2 };
  const file: InvoiceSource = { name: 'a.csv', bytes: 3, file: new File(['x;y'], 'a.csv') };
  const chosen: InvoiceSource = { name: 'a.csv', bytes: 3, fileId: 'native' };
  const refused: CallError = { code: 'no-sequence-column', message: '' };

  function core(change: FakeAnswers = {}) {
    return createFakeCoreClient({
      'files.begin': () => ok({ fileId: 'sent' }),
      'files.append': () => ok({ receivedBytes: 3 }),
      'files.release': () => ok({}),
      'charges.importInvoice': async () => ok(await someInvoice()),
      ...change,
    });
  }
  const watch = (cancelled = false) => ({ onSent: () => {}, onLaying: () => {}, isCancelled: () => cancelled });
  const names = (client: ReturnType<typeof core>) => client.calls.map(({ name }) => name);

  it('sends what the window holds, lays it beside and lets it go', async () => {
    const client = core();
    const laid: string[] = [];
    const result = await matchInvoice(
      client,
      file,
      { ...order, from: 1, to: 2 },
      { ...watch(), onLaying: (id) => laid.push(id) },
    );
    expect(result.ok).toBe(true);
    expect(laid).toEqual(['sent']);
    expect(names(client)).toEqual(['files.begin', 'files.append', 'charges.importInvoice', 'files.release']);
    expect(client.calls[2]?.input).toEqual({ fileId: 'sent', connectionId: 2, from: 1, to: 2 });
  });

  it('lets a sent file go after a refusal, and keeps the one of the native dialog to be tried again', async () => {
    const sent = core({ 'charges.importInvoice': () => ({ ok: false, error: refused }) });
    expect(await matchInvoice(sent, file, order, watch())).toEqual({ ok: false, error: refused });
    expect(names(sent).at(-1)).toBe('files.release');
    const native = core({ 'charges.importInvoice': () => ({ ok: false, error: refused }) });
    await matchInvoice(native, chosen, order, watch());
    expect(names(native)).toEqual(['charges.importInvoice']);
  });

  it('is called off also while the last piece is on its way', async () => {
    let cancelled = false;
    const client = core({
      'files.append': () => {
        cancelled = true;
        return ok({ receivedBytes: 3 });
      },
    });
    const result = await matchInvoice(client, file, order, { ...watch(), isCancelled: () => cancelled });
    expect(result).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
    expect(names(client)).toEqual(['files.begin', 'files.append', 'files.release']);
  });

  it('asks nothing of the core once it was called off while sending', async () => {
    const client = core();
    const result = await matchInvoice(client, file, order, watch(true));
    expect(result.ok).toBe(false);
    expect(names(client)).toEqual(['files.begin', 'files.release']);
  });
});

describe('one invoice by its number', () => {
  it('is looked for through every page', async () => {
    const invoice = await someInvoice();
    const client = createFakeCoreClient({
      'charges.invoices': ({ after }) =>
        after === null
          ? ok({ invoices: [{ ...invoice, invoiceId: 9 }], next: 'b' })
          : ok({ invoices: [{ ...invoice, invoiceId: 4 }], next: null }),
    });
    const found = await findInvoice(client, 4);
    expect(found.ok && found.value?.invoiceId).toBe(4);
    expect(await findInvoice(client, 5)).toEqual({ ok: true, value: null });
  });
});
