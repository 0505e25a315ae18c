/**
 * The money, as whoever checks the bill does it: a price and a cap are set, a list is paid for, the sums agree with the
 * file that is saved, what nobody knows is settled, and the provider's invoice is laid beside it and taken back.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { read, utils } from 'xlsx';
import { payingAccount } from './support/core.ts';
import { expect, importList, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import type { Program } from './support/program.ts';

const price = 1850;

/** Ordinary people; two whose line is cut before the answer (…779960); one whose content it refuses, free (…779927). */
const phones = [...Array.from({ length: 9 }, (_, index) => `0812340010${10 + index}`), '081234779960', '081235779960'];
const refusedPerson = '081236779927';

type Row = { sequence_id?: string; Biaya: string; Mulai: string; 'Terbayar (Rp)'?: number | string };

test('a list is paid for, its ledger agrees with the saved file, and the invoice settles what nobody knew', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await setPrice(program);
  const path = join(folder, 'nasabah.csv');
  const lines = [...phones, refusedPerson].map(
    (phone, index) => `32010101019000${10 + index};Rekaan ${index};${phone}`,
  );
  writeFileSync(path, `No KTP;Nama Nasabah;No HP\r\n${lines.join('\r\n')}\r\n`);
  await importList(program, path, 'Cabang Kenanga');
  await expect(page.getByRole('button', { name: /^Tanpa jawaban 2/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Menunggu|Sedang dikirim)/ })).toHaveCount(0);

  // Saved as CSV, the file holds one row per attempt.
  await page.getByRole('link', { name: 'Biaya', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Biaya' })).toBeVisible();
  const ledger = await saved(program, join(folder, 'buku.csv'), 'CSV (.csv)');
  const charged = ledger.filter((row) => row.Biaya === 'Berbayar');
  const free = ledger.filter((row) => row.Biaya === 'Gratis');
  expect(ledger.filter((row) => row.Biaya === 'Belum pasti')).toHaveLength(2);
  expect(charged.length).toBeGreaterThan(4);
  expect(free.length).toBeGreaterThan(0);

  // The sums on screen are those of the file.
  const sums = page.getByRole('region', { name: 'Jumlah biaya' });
  const rupiah = charged.reduce((sum, row) => sum + Number(row['Terbayar (Rp)']), 0);
  expect(rupiah).toBe(charged.length * price);
  await expectSum(sums, 'biaya', `Rp ${rupiah.toLocaleString('id-ID')}`);
  await expectSum(sums, 'mungkin bertambah', `Rp ${(2 * price).toLocaleString('id-ID')}`);
  await expectSum(sums, 'berbayar', String(charged.length));
  await expectSum(sums, 'gratis', String(free.length));
  await expectSum(sums, 'belum pasti', '2');
  await page.getByText('Daftar', { exact: true }).last().click();
  await expect(page.getByRole('row', { name: /Cabang Kenanga/ })).toContainText(`Rp ${rupiah.toLocaleString('id-ID')}`);

  // One of the two was charged, the operator knows: it is chosen, confirmed and counted.
  await page.getByRole('button', { name: 'Lihat dan tentukan' }).click();
  const grid = page.getByRole('grid', { name: 'Buku biaya, terbaru di atas' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  await grid.getByRole('checkbox').first().check();
  await expect(page.getByText('1 dipilih')).toBeVisible();
  await page.getByRole('button', { name: 'Catat berbayar' }).click();
  const confirm = page.getByRole('dialog', { name: 'Catat 1 pengecekan sebagai berbayar?' });
  await expect(confirm).toContainText('Biaya bertambah Rp');
  await look(page, 'charges-settled');
  await confirm.getByRole('button', { name: 'Catat berbayar' }).click();
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Belum pasti 1/ })).toBeVisible();
  await expect(page.getByRole('button', { name: `Berbayar ${charged.length + 1}` })).toBeVisible();

  // Back and forth: the entry opens the lookup it paid for.
  await grid.getByRole('row').nth(1).click();
  await expect(page.getByRole('dialog').getByText('Rincian pengecekan')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // An invoice without the last charged call, with a free one, a stranger's and one line twice.
  const invoice = join(folder, 'tagihan.csv');
  const [first, ...billed] = charged;
  const [freeOne] = free.filter((row) => row.sequence_id);
  const hourBefore = utcText(Date.parse(`${charged.at(-1)?.Mulai.replace(' ', 'T')}Z`) - 3_600_000);
  const billedLines = [
    ...billed,
    ...(freeOne === undefined ? [] : [freeOne]),
    { sequence_id: '0000000000000FFFFFFFFFFFFFFFFFFF', Mulai: hourBefore },
    ...billed.slice(0, 1),
  ].map((row) => `${row.sequence_id};${row.Mulai};${price}`);
  writeFileSync(invoice, `sequence_id;waktu;nilai\r\n${billedLines.join('\r\n')}\r\n`);
  expect(first?.sequence_id).toBeTruthy();
  expect(freeOne).toBeDefined();

  await page.getByRole('button', { name: 'Cocokkan tagihan…' }).click();
  const form = page.getByRole('dialog', { name: 'Cocokkan tagihan dengan buku biaya' });
  await form.getByRole('button', { name: 'Cocokkan', exact: true }).click();
  await expect(form.getByText('Pilih dulu berkas tagihannya.')).toBeVisible();
  await program.chooseFile(invoice, () => form.getByRole('button', { name: 'Pilih berkas…' }).click());
  await expect(form.getByText(/^tagihan\.csv/)).toBeVisible();
  await form.getByLabel('Tagihan dari koneksi').selectOption({ label: 'Cabang Uji' });
  await form.getByRole('button', { name: 'Cocokkan', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'tagihan.csv' })).toBeVisible();
  await expectResult(page, 'cocok', billed.length);
  await expectResult(page, 'ditagih padahal gratis', 1);
  await expectResult(page, 'tidak dikenal di sini', 1);
  await expectResult(page, 'ditagih berulang', 1);
  await expectResult(page, 'dipastikan gratis', 1);
  // The call left out, and the one that the operator settled.
  await expectResult(page, 'berbayar di sini, tidak ditagih', 2);
  await expectResult(page, 'masih belum pasti', 0);
  await look(page, 'charges-invoice');

  // Each number leads to its lines or entries.
  await page.getByRole('link', { name: 'Lihat baris yang tidak dikenal di sini' }).click();
  const rows = page.getByRole('grid', { name: 'Baris tagihan, urut berkas' });
  await expect(rows.getByRole('row')).toHaveCount(2);
  await expect(rows).toContainText('Tidak dikenal di sini');
  await page.getByRole('link', { name: 'Lihat catatan yang berbayar di sini, tidak ditagih' }).click();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expect(grid.getByText('Tidak ditagih')).toHaveCount(2);

  // It was the wrong file: everything is as before.
  await page.getByRole('tab', { name: 'Tagihan' }).click();
  await page.getByRole('button', { name: 'Tarik kembali tagihan.csv' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
  await expect(page.getByText('Belum ada tagihan')).toBeVisible();
  await page.getByRole('tab', { name: 'Buku biaya' }).click();
  await page.getByRole('button', { name: 'Hapus filter' }).click();
  await expect(page.getByRole('button', { name: /^Belum pasti 1/ })).toBeVisible();
});

test('a file without sequence ids is refused in words, and the dialog stays for the right one', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const path = join(folder, 'bukan-tagihan.csv');
  writeFileSync(path, 'Nama;Cabang\r\nSiti;Melati\r\n');
  await page.goto(new URL('#/charges/invoices', page.url()).href);
  await page.getByRole('button', { name: 'Cocokkan tagihan…' }).first().click();
  const form = page.getByRole('dialog');
  await program.chooseFile(path, () => form.getByRole('button', { name: 'Pilih berkas…' }).click());
  await form.getByRole('button', { name: 'Cocokkan', exact: true }).click();
  await expect(form.getByRole('alert').first()).toContainText('bukan-tagihan.csv tidak dapat dicocokkan');
  await expect(form.getByRole('button', { name: 'Ganti berkas…' })).toBeVisible();
});

/** Through the form of the account; a cap below one call is warned of and not kept. */
async function setPrice(program: Program): Promise<void> {
  const { page } = program;
  // One at a time: the last call, which the invoice names, begins after those without an answer are over, so that its time holds them.
  await payingAccount(program, { concurrency: 1 });
  await page.goto(new URL('#/settings/connections', page.url()).href);
  await page.getByRole('button', { name: 'Ubah Cabang Uji' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Batas per hari').fill('1000');
  await expect(form.getByText('Tanpa harga per jawaban, batas ini tidak menghentikan apa pun.')).toBeVisible();
  await form.getByLabel('Harga').fill(String(price));
  await expect(form.getByText('Di bawah harga satu jawaban')).toBeVisible();
  await form.getByLabel('Batas per hari').fill('500000');
  await expect(form.getByText('Di bawah harga satu jawaban')).toHaveCount(0);
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('progressbar', { name: /Hari ini, terpakai dari batas Cabang Uji/ })).toBeVisible();
  await expect(page.getByText(/dari Rp\s500\.000/)).toBeVisible();
}

async function saved(program: Program, path: string, kind: string): Promise<Row[]> {
  const { page } = program;
  await program.saveFile(path, async () => {
    await page.getByRole('button', { name: 'Simpan sebagai' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
  });
  await expect(page.getByText(/tersimpan, \d+ catatan/)).toBeVisible();
  const book = read(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { type: 'string', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<Row>(sheet) : [];
}

async function expectSum(sums: Locator, label: string, value: string): Promise<void> {
  const stat = sums.locator('div').filter({ has: sums.page().getByText(label, { exact: true }) });
  await expect.poll(async () => (await stat.locator('dd').first().innerText()).replace(/\s/g, ' ')).toBe(value);
}

async function expectResult(page: Page, title: string, count: number): Promise<void> {
  const item = page.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
  await expect(item.locator('span').first()).toHaveText(String(count));
}

/** As the ledger writes a time, in whichever zone it was read. */
function utcText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
