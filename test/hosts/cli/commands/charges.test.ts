/** What was paid, from the command line: the ledger's sums and its file, and the provider's invoice laid beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChargeSum, Invoice, InvoiceLine } from '../../../../src-main/contract/charges.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { scriptedPhone, writeList } from '../people.ts';
import { connect, type LedgerEntry, type Provider, startProvider } from '../provider.ts';

const at = ['--connection', 'Uji'];

type Totals = { by: string; all: ChargeSum; groups: (ChargeSum & { name: string; id: number | null })[] };
type Laid = { invoice: Invoice; lines: InvoiceLine[] };

/** Three are answered and charged, the fourth is cut off: charged over there, unknown here. */
async function paid(): Promise<{ dataDir: string; provider: Provider }> {
  const dataDir = tempDir();
  const provider = await startProvider();
  await connect(dataDir, provider.baseUrl, ['--price', '1000']);
  const list = writeList(tempDir(), 4, (index) => scriptedPhone([0, 1, 2, 60][index] ?? 0));
  await expectCli(0, ['import', list, '--name', 'Bogor', ...at], { dataDir });
  await expectCli(1, ['run'], { dataDir });
  return { dataDir, provider };
}

function writeInvoice(entries: readonly LedgerEntry[]): string {
  const path = join(tempDir(), 'tagihan.csv');
  const rows = entries.map(({ sequenceId, at: time }) => `${sequenceId},${new Date(time).toISOString()},1000`);
  writeFileSync(path, ['Sequence ID,Waktu,Jumlah', ...rows, ''].join('\n'));
  return path;
}

async function charges(dataDir: string, ...more: string[]): Promise<Totals> {
  return (await expectCli(0, ['charges', '--json', ...more], { dataDir })).json<Totals>();
}

/** The local day, as it is typed. */
function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

describe('charges', { timeout: 60_000 }, () => {
  it('sums by month, day, list and connection, and only what was asked for', async () => {
    const { dataDir } = await paid();
    const all = { charged: 3, free: 0, unknown: 1, rupiah: 3000, rupiahUnknown: 1000 };
    const today = dayOf(new Date());
    expect(await charges(dataDir)).toMatchObject({ by: 'month', all, groups: [{ name: today.slice(0, 7), ...all }] });
    expect(await charges(dataDir, '--by', 'day')).toMatchObject({ groups: [{ name: today, id: null, ...all }] });
    expect(await charges(dataDir, '--by', 'list')).toMatchObject({ groups: [{ name: 'Bogor', id: 1, ...all }] });
    expect(await charges(dataDir, '--by', 'connection')).toMatchObject({ groups: [{ name: 'Uji', ...all }] });
    expect(await charges(dataDir, '--connection', 'practice')).toMatchObject({ all: { charged: 0 }, groups: [] });
    // Both days are of it.
    expect(await charges(dataDir, '--from', today, '--to', today, '--list', '1')).toMatchObject({ all });
    const yesterday = new Date();
    yesterday.setDate(yesterday.getDate() - 1);
    expect(await charges(dataDir, '--to', dayOf(yesterday))).toMatchObject({ all: { charged: 0, unknown: 0 } });
    await expectCli(2, ['charges', '--list', '9'], { dataDir });

    const said = await expectCli(0, ['charges', '--by', 'list', '--language', 'id'], { dataDir });
    expect(said.stdout).toMatch(/^1: Bogor +3 +0 +1 +Rp 3\.000 +Rp 1\.000$/m);
    expect(said.stdout).toMatch(/^Semua +3 +0 +1 +Rp 3\.000 +Rp 1\.000$/m);
  });

  it('writes the ledger with every sequence id, and nothing of any person', async () => {
    const { dataDir, provider } = await paid();
    const out = join(tempDir(), 'buku.csv');
    const ended = await expectCli(0, ['charges', '--out', out, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ out, rows: 4, all: { charged: 3 } });
    const text = readFileSync(out, 'utf8');
    const entries = await provider.ledger();
    for (const { sequenceId, outcome } of entries) if (outcome === 200) expect(text).toContain(sequenceId);
    for (const { nik, phone } of entries) expect(text.includes(nik) || text.includes(phone)).toBe(false);
    const nowhere = join(tempDir(), 'tidak-ada', 'a.csv');
    const refused = await expectCli(3, ['charges', '--out', nowhere, '--json'], { dataDir });
    expect(refused.json()).toMatchObject({ error: { code: 'file-not-writable' } });
  });
});

describe('invoice', { timeout: 60_000 }, () => {
  it('settles what was unknown, says what does not agree, and can be taken back', async () => {
    const { dataDir, provider } = await paid();
    const billed = (await provider.ledger()).filter(({ charged }) => charged);
    expect(billed).toHaveLength(4);
    const [, second] = billed as [LedgerEntry, LedgerEntry];
    // Of another hour: so near to it the call that is unknown could be this one.
    const foreign = { ...second, sequenceId: `9${second.sequenceId.slice(1)}`, at: second.at - 3_600_000 };
    // The first is not billed; a call of somebody else is.
    const file = writeInvoice([...billed.slice(1), foreign]);
    const laid = (await expectCli(0, ['invoice', file, ...at, '--json'], { dataDir })).json<Laid>();
    expect(laid.invoice).toMatchObject({
      connectionName: 'Uji',
      fileName: 'tagihan.csv',
      lines: 4,
      agrees: 2,
      notBilled: 1,
      notOurs: 1,
      settledCharged: 1,
      stillUnknown: 0,
    });
    expect(laid.lines).toMatchObject([{ row: 5, mark: 'not-ours', sequenceId: foreign.sequenceId }]);
    expect(await charges(dataDir)).toMatchObject({ all: { charged: 4, unknown: 0, rupiah: 4000 } });

    const listed = await expectCli(0, ['invoice', '--list', '--json'], { dataDir });
    expect(listed.json<{ invoices: Invoice[] }>().invoices).toMatchObject([{ invoiceId: laid.invoice.invoiceId }]);
    const back = ['invoice', '--take-back', String(laid.invoice.invoiceId), '--json'];
    expect((await expectCli(0, back, { dataDir })).json()).toEqual({ takenBack: laid.invoice.invoiceId });
    expect(await charges(dataDir)).toMatchObject({ all: { charged: 3, unknown: 1 } });
    expect((await expectCli(2, back, { dataDir })).json()).toMatchObject({ error: { code: 'not-found' } });

    const said = await expectCli(0, ['invoice', file, ...at, '--language', 'id'], { dataDir });
    expect(said.stdout).toMatch(/^ *1 +ditagih, tetapi bukan milik kita$/m);
    expect(said.stdout).toMatch(/^ *1 +berbayar di sini, tidak ditagih$/m);
    expect(said.stdout).toContain(`Baris 5  ${foreign.sequenceId}`);
  });

  it('says that everything agrees where it does', async () => {
    const { dataDir, provider } = await paid();
    const file = writeInvoice((await provider.ledger()).filter(({ charged }) => charged));
    expect((await expectCli(0, ['invoice', file, ...at], { dataDir })).stdout).toContain('Everything agrees.');
  });

  it('refuses a file without sequence ids, and an invoice of a connection that is not there', async () => {
    const { dataDir } = await paid();
    const file = writeList(tempDir(), 2);
    const refused = await expectCli(3, ['invoice', file, ...at, '--json'], { dataDir });
    expect(refused.json()).toMatchObject({ error: { code: 'no-sequence-column' } });
    await expectCli(2, ['invoice', file, '--connection', 'Bogor'], { dataDir });
    expect((await expectCli(0, ['invoice', '--list'], { dataDir })).stdout).toContain('There is no invoice yet.');
  });
});
