/** A daily cap: said before the list starts, never crossed, and raised from where one stands. */
import { askCore, listCalled, practiceNow, setPractice } from './support/core.ts';
import { expect, listOf, queueBar, storeList, test } from './support/fixtures.ts';

const rows = 16;
const price = 1_000;
const cap = 5_000;

test('the queue pauses before its cap is crossed and goes on once it is raised', async ({ program, folder }) => {
  const { page } = program;
  await setPractice(program, { pricePerCall: price, dailyCap: cap });
  await storeList(program, listOf(folder, rows), 'Cabang Anggrek');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Sekarang muat 5 pengecekan.', { exact: false })).toBeVisible();
  await expect(dialog.getByText(/sisa Rp\s5\.000 dari Rp\s5\.000/)).toBeVisible();

  // Not now: nothing leaves, and the list starts later with the same dialog.
  await dialog.getByRole('button', { name: 'Nanti saja' }).click();
  await expect(dialog).toHaveCount(0);
  expect((await listCalled(program, 'Cabang Anggrek')).states.queued).toBe(rows);
  await page.getByRole('button', { name: 'Mulai…' }).click();
  await dialog.getByRole('button', { name: /^Mulai: paling banyak Rp\s16\.000$/ }).click();

  const bar = queueBar(page);
  await expect(bar.getByText('Batas biaya harian koneksi ini tercapai.', { exact: false })).toBeVisible();
  await expect(page.getByText(/Terpakai hari ini Rp\s5\.000 dari Rp\s5\.000/).first()).toBeVisible();
  await expect.poll(async () => (await listCalled(program, 'Cabang Anggrek')).states.sending).toBe(0);
  const { ledger } = await askCore(page, 'practice.get', {});
  expect(ledger.charged * price).toBeLessThanOrEqual(cap);
  expect((await practiceNow(program)).spent.today).toBe(cap);
  expect((await listCalled(program, 'Cabang Anggrek')).states.queued).toBeGreaterThan(0);

  await bar.getByRole('button', { name: 'Naikkan batas biaya' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/hari/i).first().fill('50000');
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible();
  const { states, charges } = await listCalled(program, 'Cabang Anggrek');
  expect(states.answered + states.no_record).toBe(rows);
  expect((await practiceNow(program)).spent.today).toBe(charges.charged * price);
});
