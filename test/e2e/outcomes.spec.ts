/**
 * Sheets come back from field agents: looked at first, what was changed or cannot be read told by row, then stored; seen at
 * the person and, where somebody promised to pay today, on the home screen. One phones in.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { returnedSheet } from '../fakes/returned-sheet.ts';
import { goTo, listCalled } from './support/core.ts';
import { expect, importList, listOf, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

/** In the program's own time zone. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());

test('filled-in sheets are looked at, stored, and seen where they count', async ({ program, folder }) => {
  const { page, dataDir } = program;
  await importList(program, listOf(folder, 5), 'Cabang Melati');
  await expect.poll(async () => (await listCalled(program, 'Cabang Melati')).states.queued).toBe(0);
  const filled = [
    ['Janji bayar', today, today, 1_500_000, 'Joko', 'Bayar sore.'],
    ['nomor salah', today],
    ['ketemu'],
    ['Menolak'],
    [],
  ];
  const sheet = join(folder, 'petugas-joko.xlsx');
  writeFileSync(
    sheet,
    await returnedSheet(dataDir, filled, (rows) => {
      if (rows[3]) rows[3][2] = '081299990000';
    }),
  );
  const other = join(folder, 'bukan-lembar.csv');
  writeFileSync(other, 'Nama;Catatan\nAni;-\n');

  await goTo(page, '#/reports');
  await page.getByRole('button', { name: 'Impor hasil kunjungan…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Impor hasil kunjungan' });
  await look(page, 'outcomes-empty');
  await program.chooseFile([sheet, other], () => dialog.getByRole('button', { name: 'Pilih berkas' }).click());
  await expect(dialog.getByText('Nomor salah: 1 · Janji bayar: 1', { exact: false })).toBeVisible();
  await expect(dialog.getByText('Hasil kunjungan “ketemu” bukan salah satu pilihan', { exact: false })).toBeVisible();
  await expect(dialog.getByText('Nomor HP di baris ini berubah', { exact: false })).toBeVisible();
  await expect(dialog.getByText('Ini bukan lembar kunjungan dari Sambung', { exact: false })).toBeVisible();
  await look(page, 'outcomes-preview');
  await dialog.getByRole('button', { name: 'Simpan 2 hasil' }).click();
  await expect(page.getByText('2 hasil kunjungan tersimpan.')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  // The same file once more changes nothing, and says so.
  await page.getByRole('button', { name: 'Impor hasil kunjungan…' }).click();
  await program.chooseFile(sheet, () => dialog.getByRole('button', { name: 'Pilih berkas' }).click());
  await expect(dialog.getByText('Sudah pernah diimpor; tidak ada yang berubah.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Simpan/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await goTo(page, '#/');
  const promises = page.getByRole('region', { name: /^Janji bayar hari ini/ });
  await expect(promises).toContainText('Nasabah Rekaan 1');
  await expect(promises).toContainText(/Rp\s1\.500\.000/);
  await look(page, 'outcomes-home');
  await promises.getByRole('link', { name: 'Nasabah Rekaan 1', exact: true }).click();
  const details = page.getByRole('dialog', { name: 'Rincian pengecekan' });
  await expect(details).toContainText('Bayar sore.');
  await look(page, 'outcomes-detail');

  // The agent phones in: the promise is done with.
  await details.getByRole('button', { name: 'Catat hasil' }).click();
  const record = page.getByRole('dialog', { name: 'Catat hasil kunjungan' });
  await record.getByRole('button', { name: 'Catat hasil' }).click();
  await expect(record.getByText('Pilih hasilnya.')).toBeVisible();
  await record.getByLabel('Hasil kunjungan').selectOption({ label: 'Lainnya' });
  await record.getByLabel('Catatan petugas').fill('Sudah bayar di kantor.');
  await look(page, 'outcomes-record');
  await record.getByRole('button', { name: 'Catat hasil' }).click();
  await expect(details).toContainText('Sudah bayar di kantor.');
  await goTo(page, '#/');
  await expect(promises).toHaveCount(0);
});
