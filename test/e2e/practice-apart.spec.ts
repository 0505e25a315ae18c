/** Practice is marked where it is read, and does not stand in the way of a real account. */
import { askCore, goTo, practiceNow } from './support/core.ts';
import { expect, importByHand, listOf, test } from './support/fixtures.ts';

test('practice is marked, kept out of real answers, and no longer the default once there is a real account', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await importByHand(program, listOf(folder, 6), 'Percobaan');
  await expect(page.getByText('6 dari 6')).toBeVisible();
  await expect(page.getByText('Latihan', { exact: true }).first()).toBeVisible();

  // With practice alone the history shows it, marked.
  await goTo(page, '#/history');
  const rows = page.getByRole('row').filter({ hasText: 'Nasabah Rekaan' });
  await expect(rows.first()).toBeVisible();
  await expect(rows.first().getByText('Latihan', { exact: true })).toBeVisible();

  const account = await askCore(page, 'connections.create', {
    ...{ name: 'Cabang Bogor', baseUrl: 'http://127.0.0.1:9/cek', partnerCode: 'mitra', partnerKey: 'kunci-rahasia' },
    settings: { pricePerCall: 1_500 },
  });
  await goTo(page, '#/check');
  await expect(page.getByLabel('Koneksi')).toHaveValue(String(account.id));
  await goTo(page, '#/history');
  await expect(page.getByLabel('Jawaban')).toHaveValue('real');
  await expect(rows).toHaveCount(0);
  await page.getByLabel('Jawaban').selectOption('practice');
  await expect(rows.first()).toBeVisible();

  // The practice list still starts with practice, and says what it would be with an account.
  await goTo(page, '#/lists/import');
  await page.getByRole('button', { name: 'Coba dengan daftar latihan' }).click();
  await page
    .getByRole('button', { name: /Lanjut/ })
    .first()
    .click();
  const connection = page.getByLabel('Koneksi', { exact: true });
  for (let step = 0; step < 3 && !(await connection.isVisible()); step += 1) {
    await page
      .getByRole('button', { name: /Lanjut/ })
      .first()
      .click();
    await page.waitForTimeout(300);
  }
  await expect(connection).toHaveValue(String((await practiceNow(program)).id));
  await connection.selectOption(String(account.id));
  await expect(page.getByText('Ini daftar latihan: orangnya rekaan.', { exact: false })).toBeVisible();
});
