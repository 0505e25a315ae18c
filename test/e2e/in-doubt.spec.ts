/** What left and brought nothing back is decided at its desk: one is closed, the others sent again, at a price that is shown. */
import { askCore, goTo, listCalled, payingAccount, steer } from './support/core.ts';
import { expect, importList, listOf, queueBar, test } from './support/fixtures.ts';

/** Five calls lost one after the other would pause the queue, and what is sent again would wait for the operator. */
const rows = 4;
const price = 1_250;

test('doubts are closed or sent again, knowing what may be paid twice', async ({ program, folder }) => {
  const { page } = program;
  await payingAccount(program, { pricePerCall: price });
  await steer(program, 'cut');
  await importList(program, listOf(folder, rows), 'Cabang Teratai');
  await expect
    .poll(async () => (await listCalled(program, 'Cabang Teratai')).states.in_doubt, { timeout: 60_000 })
    .toBe(rows);
  await steer(program, 'up');

  await queueBar(page)
    .getByRole('link', { name: `${rows} tanpa jawaban` })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pengecekan tanpa jawaban' })).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Pengecekan tanpa jawaban' });
  await expect(grid.getByRole('row')).toHaveCount(rows + 1);
  await expect(grid.getByText('Terputus').first()).toBeVisible();
  await expect(grid.getByText(/Rp\s1\.250/).first()).toBeVisible();

  // By keyboard: the first row is chosen with Space, and closed.
  await grid.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 yang dipilih')).toBeVisible();
  await page.getByRole('button', { name: 'Anggap selesai…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('biayanya tetap “belum pasti”', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Anggap selesai' }).click();
  await expect(grid.getByRole('row')).toHaveCount(rows);
  expect((await listCalled(program, 'Cabang Teratai')).states).toMatchObject({ failed: 1, in_doubt: rows - 1 });

  // A whole list by its filter; what it may cost twice is on the button.
  await page.getByLabel('Daftar', { exact: true }).selectOption({ label: `Cabang Teratai (${rows - 1})` });
  await page.getByRole('button', { name: 'Kirim lagi…' }).click();
  await expect(dialog.getByText(/3 pengecekan, paling banyak Rp\s3\.750/)).toBeVisible();
  const before = await askCore(page, 'practice.get', {});
  await dialog.getByRole('button', { name: /^Kirim lagi: paling banyak Rp\s3\.750 dua kali$/ }).click();
  await expect
    .poll(async () => {
      const { states } = await listCalled(program, 'Cabang Teratai');
      return states.answered + states.no_record;
    })
    .toBe(rows - 1);
  const { states } = await listCalled(program, 'Cabang Teratai');
  expect(states).toMatchObject({ in_doubt: 0, failed: 1, queued: 0, sending: 0 });
  const after = await askCore(page, 'practice.get', {});
  expect(after.ledger.requests - before.ledger.requests).toBeGreaterThanOrEqual(rows - 1);
  await expect(page.getByText('Tidak ada yang tanpa jawaban').first()).toBeVisible();

  // The closed one is left out when the list is retried, and says so.
  await goTo(page, `#/lists/${(await listCalled(program, 'Cabang Teratai')).id}`);
  await page.getByRole('button', { name: 'Coba lagi', exact: true }).click();
  await expect(page.getByText('dianggap selesai saat jawabannya hilang', { exact: false })).toBeVisible();
  expect((await listCalled(program, 'Cabang Teratai')).states.failed).toBe(1);
});
