/** Checking one person, and the life of a connection. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, queueBar, setWeather, onOneProgram as test } from './support/fixtures.ts';

test('one person is checked and the verdict comes with its reason and next step', async ({ program, folder }) => {
  const { page } = program;
  await page.getByRole('link', { name: 'Periksa satu orang' }).click();
  await page.getByLabel('NIK').first().fill('3201 0141 0190 0000');
  await page.getByLabel('Nomor HP').first().fill('+62 812-3456-0003');
  await expect(page.getByText('Jawa Barat')).toBeVisible();
  await expect(page.getByText('Telkomsel')).toBeVisible();
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  const result = page.getByRole('region', { name: 'Hasil' });
  await expect(result.getByText('Tidak terkait menurut penyedia')).toBeVisible();
  await expect(result.getByText('Cari nomor lain')).toBeVisible();
  await expect(result.getByText('Jumlah nomor orang ini pada penyedia: 1. Nomor ini tidak termasuk.')).toBeVisible();
  await expect(result.getByText('Penyedia tidak menemukan kaitan nomor ini dengan orang ini.')).toBeVisible();
  await expect(result.getByText('Dokumen penyedia tidak menjelaskan is_other', { exact: false })).toBeVisible();

  // Everything about the person, whose address does not say who it is; asked again only after it is said what that costs.
  await result.getByRole('button', { name: 'Semua tentang orang ini' }).click();
  const numbers = page.getByRole('region', { name: 'Semua nomornya' });
  await expect(numbers.getByText('0812••••0003')).toBeVisible();
  await page.getByRole('button', { name: 'Tampilkan NIK' }).click();
  await expect(numbers.getByText('0812 3456 0003')).toBeVisible();
  expect(new URL(page.url()).hash).toMatch(/^#\/person\/\d+$/);
  await page.getByRole('button', { name: 'Cek ulang…' }).click();
  const again = page.getByRole('dialog');
  await expect(again.getByText('Koneksi latihan: tidak ada biaya', { exact: false })).toBeVisible();
  await again.getByRole('button', { name: 'Cek ulang', exact: true }).click();
  await expect(page.getByText('Dicek 2 kali', { exact: false })).toBeVisible();
  const file = join(folder, 'orang.json');
  await page.getByRole('button', { name: 'Simpan semua datanya' }).click();
  await program.saveFile(file, () => page.getByRole('menuitem', { name: 'JSON, untuk program' }).click());
  expect(JSON.parse(readFileSync(file, 'utf8')).nik).toBe('3201014101900000');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('32010141019');
  await page.getByRole('dialog').getByText('3201••••••••0000', { exact: false }).click();
  await expect(numbers).toBeVisible();
  await page.getByRole('link', { name: 'Periksa satu orang' }).click();

  // The next person's digits: nothing of the one before stays beside them.
  await page.getByLabel('Nomor HP').first().fill('+62 812-3456-0004');
  await expect(result).toHaveCount(0);
  await expect(page.getByText('Cari nomor lain')).toHaveCount(0);
});

test('what cannot be asked is said at its field, and nothing is sent', async ({ program }) => {
  const { page } = program;
  await page.getByRole('link', { name: 'Periksa satu orang' }).click();
  await page.getByLabel('NIK').first().fill('32O10141019OOOOO');
  await page.getByLabel('Nomor HP').first().fill('021-555 1234');
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  await expect(page.getByLabel('NIK').first()).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Nomor HP').first()).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('region', { name: 'Hasil' })).toHaveCount(0);
});

test('a connection is made, tested, changed and deleted, and its key is never shown', async ({ program }) => {
  const { page } = program;
  await page.goto(new URL('#/settings/connections', page.url()).href);
  await page.getByRole('button', { name: 'Tambah koneksi' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nama').fill('Cabang Kenanga');
  await form.getByLabel('Alamat').fill('http://penyedia.example/cek');
  await form.getByLabel('Kode mitra').fill('mitra-1');
  await form.getByLabel('Kunci mitra').fill('kunci-sangat-rahasia');
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(form.getByText(/https/).last()).toBeVisible();
  await form.getByLabel('Alamat').fill('http://127.0.0.1:9/cek');
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(form).toHaveCount(0);

  await expect(page.getByText('Cabang Kenanga').first()).toBeVisible();
  await page.getByRole('button', { name: 'Uji Cabang Kenanga' }).click();
  await expect(page.getByText('Komputer tujuan menolak.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Ubah Cabang Kenanga' }).click();
  await expect(page.getByRole('dialog').getByLabel('Kunci mitra')).toHaveValue('');
  expect(await page.content()).not.toContain('kunci-sangat-rahasia');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Hapus Cabang Kenanga' }).click();
  await page.getByRole('button', { name: 'Hapus koneksi' }).click();
  await expect(page.getByRole('button', { name: 'Ubah Cabang Kenanga' })).toHaveCount(0);
});

test('an account matter stops the queue, says why, and goes on when it is mended', async ({ program }) => {
  const { page } = program;
  await setWeather(program, 'Layanan kedaluwarsa');
  await page.getByRole('link', { name: 'Periksa satu orang' }).click();
  await page.getByLabel('NIK').first().fill('3201014101900000');
  await page.getByLabel('Nomor HP').first().fill('081234560005');
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  const bar = queueBar(page);
  await expect(bar.getByText('Berhenti')).toBeVisible();
  await expect(bar.getByText('kedaluwarsa', { exact: false })).toBeVisible();
  await setWeather(program, 'Cerah');
  await bar.getByRole('button', { name: 'Sudah beres, lanjutkan' }).click();
  await expect(bar.getByText('Berjalan')).toBeVisible();
  await expect(bar.getByText('Tidak ada yang menunggu')).toBeVisible();
});
