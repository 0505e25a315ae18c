/** The clipboard's buttons: they copy and paste where the system lets them, and say which keys do where it does not. */
import type { Locator } from '@playwright/test';
import { askCore, goTo, practiceNow } from './support/core.ts';
import { expect, test } from './support/fixtures.ts';
import type { Program } from './support/program.ts';

const nik = '3201014101900000';
const phone = '081234560003';
const cells = [
  ['NIK', 'Nama', 'No HP'],
  ['3201010101900001', 'Nasabah Rekaan 1', '081234001001'],
  ['3201010101900002', 'Nasabah Rekaan 2', '081234001002'],
]
  .map((row) => row.join('\t'))
  .join('\r\n');

/** The details of a person who was asked about, whose figures can be copied. */
async function openPerson(program: Program): Promise<Locator> {
  const { page } = program;
  const { id: connectionId } = await practiceNow(program);
  const { lookupId } = await askCore(page, 'people.check', { nik, phone, connectionId });
  await expect.poll(async () => (await askCore(page, 'history.get', { lookupId })).state).toBe('answered');
  await goTo(page, '#/history');
  await page.getByRole('grid').getByRole('row').filter({ hasText: '3201' }).first().click();
  const detail = page.getByRole('dialog', { name: 'Rincian pengecekan' });
  await expect(detail).toBeVisible();
  return detail;
}

test('a figure is copied as it is stored, and so is the folder of the data', async ({ program }) => {
  const { page } = program;
  await program.allowClipboard(true);
  const detail = await openPerson(program);
  await detail.getByRole('button', { name: 'Salin NIK' }).click();
  await expect(detail.getByRole('button', { name: 'Tersalin' })).toBeVisible();
  expect(await program.copied()).toBe(nik);
  await goTo(page, '#/settings/about');
  await page.getByRole('button', { name: 'Salin', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Tersalin', exact: true })).toBeVisible();
  expect(await program.copied()).toBe(program.dataDir);
});

test('a button that may not copy says which keys do, each time it is pressed', async ({ program }) => {
  const { page } = program;
  const detail = await openPerson(program);
  await program.putOnClipboard('dari program lain');
  await program.allowClipboard(false);
  await detail.getByRole('button', { name: 'Salin NIK' }).click();
  const refused = page.getByText('Blok teksnya, lalu tekan Ctrl+C.', { exact: false });
  await expect(refused).toHaveCount(1);
  await expect(detail.getByRole('button', { name: 'Tersalin' })).toHaveCount(0);
  await detail.getByRole('button', { name: 'Salin NIK' }).click();
  await expect(refused).toHaveCount(2);
  expect(await program.copied()).toBe('dari program lain');
});

test('cells copied in a spreadsheet are pasted by a button', async ({ program }) => {
  const { page } = program;
  await goTo(page, '#/lists/import');
  await program.allowClipboard(true);
  const paste = page.getByRole('button', { name: 'Tempel dari Excel' });
  await program.putOnClipboard('  ');
  await paste.click();
  await expect(page.getByText('Belum ada yang disalin.', { exact: false })).toBeVisible();
  await program.putOnClipboard(cells);
  await paste.click();
  await expect(page.getByRole('heading', { name: /^Tempelan .*\.txt$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Hasil pemeriksaan' })).toContainText('Diterima2Tidak');
});

test('a button that may not paste says which keys do, and they do', async ({ program }) => {
  const { page } = program;
  await goTo(page, '#/lists/import');
  await program.putOnClipboard(cells);
  await program.allowClipboard(false);
  await page.getByRole('button', { name: 'Tempel dari Excel' }).click();
  await expect(page.getByText('Tekan Ctrl+V sekarang', { exact: false })).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('heading', { name: /^Tempelan .*\.txt$/ })).toBeVisible();
});
