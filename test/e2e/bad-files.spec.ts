/** Files that are no lists: each gets a plain sentence, and the next file is taken as if nothing had been. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawXlsx } from '../fixtures/nasty/raw-books.ts';
import { encryptedWorkbook } from '../fixtures/workbooks.ts';
import { expect, listOf, onOneProgram as test } from './support/fixtures.ts';

const entities = rawXlsx({
  sheet: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet><sheetData/></worksheet>',
});

const bad: [name: string, bytes: string | Buffer, sentence: RegExp][] = [
  ['kosong.xlsx', '', /kosong/i],
  ['halaman.xls', '<html><body><p>Silakan login dulu.</p></body></html>', /halaman web tanpa tabel/i],
  ['surat.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', /bukan/i],
  ['rahasia.xlsx', encryptedWorkbook(), /dilindungi kata sandi/],
  ['jebakan.xlsx', entities, /tidak aman/],
  ['hanya-judul.csv', 'NIK;Nama;No HP\n', /tidak ada baris data/i],
  ['putus.xlsx', Buffer.from('504b0304140000000800', 'hex'), /rusak|terpotong/i],
];

test('each bad file says what to do, and a good one goes on from there', async ({ program, folder }) => {
  const { page } = program;
  await page.goto(new URL('#/lists/import', page.url()).href);
  let choose = page.getByRole('button', { name: 'Pilih berkas…' });
  for (const [name, bytes, sentence] of bad) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await program.chooseFile(path, () => choose.click());
    const alert = page.getByRole('alert').filter({ hasText: name });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(sentence);
    choose = page.getByRole('button', { name: /^Pilih berkas/ }).first();
  }
  await program.chooseFile(listOf(folder, 3), () => choose.click());
  await expect(page.getByRole('button', { name: 'Lanjut', exact: true })).toBeEnabled();
});

test('of several files a bad one stops nothing: its sentence stays until the next is opened', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await page.goto(new URL('#/lists/import', page.url()).href);
  const bad = join(folder, 'rusak.xlsx');
  writeFileSync(bad, encryptedWorkbook());
  const both = [bad, listOf(folder, 3, 'baik.csv')];
  await program.chooseFile(both, () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  const alert = page.getByRole('alert').filter({ hasText: 'rusak.xlsx' });
  await expect(alert).toContainText('dilindungi kata sandi');
  await alert.getByRole('button', { name: 'Buka baik.csv' }).click();
  await expect(page.getByRole('heading', { name: 'baik.csv' })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('a file without a column for NIK and phone shows its columns, to be pointed out', async ({ program, folder }) => {
  const { page } = program;
  await page.goto(new URL('#/lists/import', page.url()).href);
  const path = join(folder, 'tanpa-kolom.csv');
  writeFileSync(path, 'Nama;Isi;Kode\nSiti;021;3201010101900001\nBudi;08123400;3201\nAni;x;\n');
  await program.chooseFile(path, () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  await expect(page.getByText('Belum diketahui kolom mana yang berisi NIK dan')).toBeVisible();
  const next = page.getByRole('button', { name: 'Lanjut', exact: true });
  await expect(next).toBeDisabled();
  await page.getByLabel('Kolom C (Kode) dipakai sebagai').selectOption('NIK');
  await page.getByLabel('Kolom B (Isi) dipakai sebagai').selectOption({ value: 'phone' });
  await expect(page.getByText('3 baris tidak diterima.', { exact: false })).toBeVisible();
  // The rows are shown as they stand; none can be asked, so there is no way on but back.
  await next.click();
  await expect(page.getByRole('gridcell', { name: /^3201/ }).first()).toBeVisible();
  await expect(page.getByText('Belum ada baris yang bisa ditanyakan.', { exact: false })).toBeVisible();
  await expect(next).toBeDisabled();
  await page.getByRole('button', { name: 'Kembali ke kolom' }).click();
  // What was taken for something goes back to being kept only, and stays so.
  await page.getByLabel('Kolom A (Nama) dipakai sebagai').selectOption({ value: '' });
  await expect(page.getByLabel('Kolom A (Nama) dipakai sebagai')).toHaveValue('');
  await expect(page.getByText('Membaca ulang…')).toBeHidden();
  await expect(page.getByLabel('Kolom A (Nama) dipakai sebagai')).toHaveValue('');
  // Without a heading row the columns go by their letters.
  await page.getByLabel('Tanpa baris judul').check();
  await expect(page.getByLabel('Kolom C dipakai sebagai')).toHaveValue('nik');
  await page.getByLabel('Tanpa baris judul').uncheck();
  await expect(page.getByLabel('Baris judul', { exact: true })).toHaveValue('1');
  await expect(page.getByLabel('Kolom A (Nama) dipakai sebagai')).toHaveValue('');
});
