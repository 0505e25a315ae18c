/** The main job, as a clerk does it: a list in, the cable out and in again, every answer found, a report saved. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { read, utils } from 'xlsx';
import { expect, importByHand, importList, listOf, queueBar, setWeather, test } from './support/fixtures.ts';

const rows = 120;

test('a list is imported, goes offline half-way, goes on by itself and ends in a report', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await importByHand(program, listOf(folder, rows), 'Cabang Melati');
  const listAddress = page.url();
  // Some are answered, most are not.
  await expect(page.getByText(/\d+ dari 120/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Terjawab/ })).toBeVisible();

  await setWeather(program, 'Internet mati');
  const bar = queueBar(page);
  await expect(bar.getByText('Menunggu koneksi')).toBeVisible();
  await page.goto(listAddress);
  await expect(page.getByRole('button', { name: /^Menunggu/ })).toBeVisible();
  await expect(page.getByText(/Selesai \d/)).toHaveCount(0);

  await setWeather(program, 'Cerah');
  await page.goto(listAddress);
  await nothingWaits(page);
  // What was on the line when the cable came out may have been paid for: it waits for a decision, and is not done before it.
  await sendDoubtsAgain(page);
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible();
  await expect(page.getByText(/Selesai \d/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Menunggu|Sedang dikirim|Gagal|Tanpa jawaban)/ })).toHaveCount(0);

  // Every answer is found again.
  await page.goto(new URL('#/history', page.url()).href);
  await page.getByRole('searchbox').fill('0812 3400 1033');
  const found = page.getByRole('row').filter({ hasText: 'Nasabah Rekaan 34' });
  await expect(found).toBeVisible();
  await found.click();
  const detail = page.getByRole('dialog');
  await expect(detail.getByText('Nasabah Rekaan 34')).toBeVisible();
  await expect(detail.getByText('Melati', { exact: true })).toBeVisible();
  // Its numbers are masked until somebody wants to see them, which is written down.
  await expect(detail.getByText('0812••••1033')).toBeVisible();
  await detail.getByRole('button', { name: 'Tampilkan NIK' }).click();
  await expect(detail.getByText('0812 3400 1033')).toBeVisible();
  await page.keyboard.press('Escape');

  // And the report holds them all.
  await page.goto(listAddress);
  const file = join(folder, 'laporan.xlsx');
  await program.saveFile(file, async () => {
    await page.getByRole('button', { name: 'Simpan laporan' }).click();
    await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click();
  });
  await expect
    .poll(() => {
      // Asked for in a native dialog, it is there a moment later.
      const people = existsSync(file) ? read(readFileSync(file)).Sheets.Orang : null;
      return people ? utils.sheet_to_json(people).length : 0;
    })
    .toBe(rows);
  await page.goto(new URL('#/reports', page.url()).href);
  await expect(page.getByRole('row').filter({ hasText: 'Cabang Melati' })).toBeVisible();
});

test('killed in mid-run, it goes on after a restart with every row accounted for', async ({ program, folder }) => {
  await importList(program, listOf(folder, rows), 'Cabang Mawar');
  const address = new URL(program.page.url()).hash;
  await expect(program.page.getByRole('button', { name: /^Terjawab/ })).toBeVisible();
  await program.kill();
  await program.restart();
  const { page } = program;
  await page.getByRole('link', { name: 'Daftar', exact: true }).click();
  await page.goto(new URL(address, page.url()).href);
  // What was under way is in doubt and waits for the operator; everything else is final.
  await nothingWaits(page);
  await sendDoubtsAgain(page);
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible({ timeout: 30_000 });
});

/** The list is on the screen, and none of its rows waits or is under way. */
async function nothingWaits(page: Page): Promise<void> {
  // A page that is still loading has no buttons either.
  await expect(page.getByRole('button', { name: /^Terjawab/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Menunggu|Sedang dikirim)/ })).toHaveCount(0, { timeout: 60_000 });
}

async function sendDoubtsAgain(page: Page): Promise<void> {
  const doubt = page.getByRole('button', { name: /^Tanpa jawaban/ });
  if ((await doubt.count()) === 0) return;
  await page.getByRole('button', { name: 'Tentukan…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kirim lagi' }).click();
  await expect(doubt).toHaveCount(0, { timeout: 30_000 });
}
