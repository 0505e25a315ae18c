/** The branch head's summary in the window: from an empty screen over a filter to the workbook on record. Invented people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from 'xlsx';
import { goTo } from './support/core.ts';
import { expect, importList, listOf, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

test('sums up a list for the branch head, lays a period beside it and saves the workbook', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await importList(program, listOf(folder, 5), 'Lima orang');
  await expect(page.getByText('5 dari 5')).toBeVisible();
  await goTo(page, '#/reports');
  await page.getByRole('tab', { name: 'Ringkasan' }).press('Enter');
  // Practice is in no summary of all lists: the screen says so, and leads on.
  await page.getByRole('button', { name: 'Ringkas daftar latihan' }).press('Enter');
  const figures = page.getByRole('region', { name: 'Angka utama' });
  await expect(figures.getByText('Orang dicek')).toBeVisible();
  await expect(figures.locator('div').filter({ hasText: 'Orang dicek' }).getByText('5', { exact: true })).toBeVisible();
  const verdicts = page.getByRole('region', { name: 'Kesimpulan', exact: true });
  await expect(verdicts.getByRole('row', { name: /Dapat dihubungi/ }).first()).toBeVisible();
  await page.getByLabel('Pembanding').selectOption('Periode sebelumnya');
  await expect(page.getByText(/^dibanding /)).toBeVisible();
  expect(page.url()).toContain('compare=before');
  await expect(verdicts.getByRole('columnheader', { name: 'Pembanding: Orang dicek' })).toBeVisible();
  await look(page, 'summary');

  const path = join(folder, 'ringkasan.xlsx');
  await program.saveFile(path, async () => {
    await page.getByRole('button', { name: 'Simpan berkas' }).click();
    await page.getByRole('menuitem', { name: /Excel/ }).first().click();
  });
  await expect(page.getByText(/^Laporan .+ tersimpan\.$/)).toBeVisible();
  expect(read(readFileSync(path)).SheetNames[0]).toBe('Ringkasan');
  await page.getByRole('tab', { name: 'Laporan yang dibuat' }).click();
  await expect(
    page.getByRole('row', { name: /ringkasan|Ringkasan/ }).getByText('Ringkasan', { exact: true }),
  ).toBeVisible();
});
