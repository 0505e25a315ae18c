/** An invoice from the file to what came of it: handed over and let go, each number leading to what it counts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../../../src-main/contract/charges.ts';
import { formatRoute, parseRoute } from '../../../../../src-renderer/routes.ts';
import {
  openOf,
  resultKinds,
  resultsOf,
} from '../../../../../src-renderer/screens/charges/invoices/invoice-results.ts';
import {
  type InvoiceSource,
  matchInvoice,
} from '../../../../../src-renderer/screens/charges/invoices/match-invoice.ts';
import { findInvoice } from '../../../../../src-renderer/screens/charges/invoices/use-invoice.ts';
import { tempDir } from '../../../../fakes/ports.ts';
import { price, pricedWindow, reply } from '../../../../fakes/priced-window.ts';
import { windowCore } from '../../../../fakes/window-core.ts';
import { billedLines, invoiceCsv, sequenceId } from '../../../../fixtures/invoices.ts';

/** Billed for: an answer, a call whose answer was lost, and somebody else's. Not billed: an answer. */
async function matched(): Promise<Invoice> {
  const core = await pricedWindow();
  await core.check([reply.answered, reply.answeredToo, reply.noRecord, reply.cutAfterCharge]);
  const [, ...billed] = billedLines(core.provider.ledger(), price);
  const fileId = await core.upload('tagihan.csv', invoiceCsv([...billed, { sequenceId: sequenceId(7) }]));
  return core.ask('charges.importInvoice', { fileId, connectionId: core.connectionId });
}

let made: Promise<Invoice> | undefined;
/** The same for all that only look at it. */
function someInvoice(): Promise<Invoice> {
  made ??= matched();
  return made;
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
    expect(to.notBilled).toMatchObject({
      view: 'entries',
      marks: ['not-billed'],
      period: span,
      connectionId: invoice.connectionId,
    });
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

describe('matching an invoice with the ledger', () => {
  const contents = invoiceCsv([{ sequenceId: sequenceId(7) }]).toString();
  const file = (text = contents): InvoiceSource => ({
    name: 'a.csv',
    bytes: text.length,
    file: new File([text], 'a.csv'),
  });
  const watch = (cancelled = false) => ({ onSent: () => {}, onMatching: () => {}, isCancelled: () => cancelled });

  async function core(path?: string) {
    const dialogs = path === undefined ? null : { open: async () => path, save: async () => null };
    const window = await windowCore({ drain: false, ports: { dialogs } });
    const { id: connectionId } = await window.practice();
    return { ...window, order: { connectionId } };
  }

  it('sends what the window holds, matches it and lets it go', async () => {
    const { transport, order, asked, askedNames, lastOf } = await core();
    const laid: string[] = [];
    const period = { from: 1, to: 2 };
    const result = await matchInvoice(
      transport,
      file(),
      { ...order, ...period },
      { ...watch(), onMatching: (id) => laid.push(id) },
    );
    expect(result).toMatchObject({ ok: true, value: { lines: 1, notOurs: 1 } });
    expect(askedNames()).toEqual(['files.begin', 'files.append', 'charges.importInvoice', 'files.release']);
    expect(laid).toEqual([lastOf('files.release').fileId]);
    expect(asked[2]?.input).toEqual({ fileId: laid[0], ...order, ...period });
  });

  const refused = { ok: false, error: { code: 'no-sequence-column' } };

  it('lets a sent file go after a refusal', async () => {
    const { transport, order, askedNames } = await core();
    expect(await matchInvoice(transport, file('x;y\n1;2\n'), order, watch())).toMatchObject(refused);
    expect(askedNames().at(-1)).toBe('files.release');
  });

  it('keeps the file of the native dialog after a refusal, to be tried again', async () => {
    const path = join(tempDir(), 'a.csv');
    writeFileSync(path, 'x;y\n1;2\n');
    const { transport, order, ask, askedNames } = await core(path);
    const { file: chosen } = await ask('files.chooseOpen', {});
    if (chosen === null) throw new Error('The dialog chose nothing.');
    const source: InvoiceSource = { name: 'a.csv', bytes: 3, fileId: chosen.fileId };
    expect(await matchInvoice(transport, source, order, watch())).toMatchObject(refused);
    expect(askedNames()).toEqual(['charges.importInvoice']);
    writeFileSync(path, contents);
    expect(await matchInvoice(transport, source, order, watch())).toMatchObject({ ok: true });
  });

  it('is called off also while the last piece is on its way', async () => {
    const { transport, order, instead, askedNames } = await core();
    let cancelled = false;
    instead('files.append', async (_, ask) => {
      cancelled = true;
      return ask();
    });
    const result = await matchInvoice(transport, file(), order, { ...watch(), isCancelled: () => cancelled });
    expect(result).toMatchObject({ ok: false, error: { code: 'import-cancelled' } });
    expect(askedNames()).toEqual(['files.begin', 'files.append', 'files.release']);
  });

  it('asks nothing of the core once it was called off while sending', async () => {
    const { transport, order, askedNames } = await core();
    const result = await matchInvoice(transport, file(), order, watch(true));
    expect(result.ok).toBe(false);
    expect(askedNames()).toEqual(['files.begin', 'files.release']);
  });

  it('is found by its number through every page', async () => {
    const { transport, order, instead, core: whole } = await core();
    const [first, second] = [
      await matchInvoice(transport, file(), order, watch()),
      await matchInvoice(transport, file(invoiceCsv([{ sequenceId: sequenceId(8) }]).toString()), order, watch()),
    ];
    if (!first.ok || !second.ok) throw new Error('An invoice was refused.');
    instead('charges.invoices', (input) => whole.call('charges.invoices', { ...input, limit: 1 }));
    const found = await findInvoice(transport, first.value.invoiceId);
    expect(found.ok && found.value?.invoiceId).toBe(first.value.invoiceId);
    expect(await findInvoice(transport, second.value.invoiceId + 5)).toEqual({ ok: true, value: null });
  });
});
