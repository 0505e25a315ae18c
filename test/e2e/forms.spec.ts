/** Forms that are ruled by the contract: what is wrong is said at its field, and nothing of it is sent. */
import { askCore } from './support/core.ts';
import { expect, onOneProgram as test } from './support/fixtures.ts';

test('the days of reuse are set by Enter or by leaving the field, and not while they are no number of days', async ({
  program,
}) => {
  const { page } = program;
  const stored = async () => (await askCore(page, 'settings.get', {})).reuseDays;
  await page.goto(new URL('#/settings', page.url()).href);
  const days = page.getByLabel('Pakai lagi jawaban', { exact: false });
  const wrong = page.getByText(/0.*3\.650/);
  await days.fill('');
  await expect(wrong).toBeVisible();
  await days.press('Enter');
  expect(await stored()).toBe(30);
  await days.fill('45');
  await expect(wrong).toHaveCount(0);
  await days.press('Enter');
  await expect.poll(stored).toBe(45);
  await days.fill('4000');
  await expect(wrong).toBeVisible();
  await days.blur();
  expect(await stored()).toBe(45);
  await days.fill('0');
  await days.blur();
  await expect.poll(stored).toBe(0);
  // Set elsewhere: the field shows what holds.
  await askCore(page, 'settings.set', { reuseDays: 12 });
  await expect(days).toHaveValue(/^12\b/);
});

test('how long practice takes is judged at both ends while it is typed', async ({ program }) => {
  const { page } = program;
  await page.goto(new URL('#/settings/practice', page.url()).href);
  const [fastest, slowest] = [page.getByLabel('Paling cepat'), page.getByLabel('Paling lama')];
  const apply = page.getByRole('button', { name: 'Terapkan' });
  const wrong = page.getByText('Isi 0 sampai 60.000 md', { exact: false });
  await expect(apply).toBeDisabled();
  await fastest.fill('500');
  await expect(wrong).toBeVisible();
  await expect(apply).toBeDisabled();
  await slowest.fill('900');
  await expect(wrong).toHaveCount(0);
  await apply.click();
  await expect.poll(async () => (await askCore(page, 'practice.get', {})).latencyMs).toEqual({ min: 500, max: 900 });
  await expect(apply).toBeDisabled();
  await fastest.fill('');
  await expect(wrong).toBeVisible();
});

test('an invoice is not matched without its file, nor with a day that is missing', async ({ program }) => {
  const { page } = program;
  await page.goto(new URL('#/charges/invoices', page.url()).href);
  await page.getByRole('button', { name: 'Cocokkan tagihan' }).first().click();
  const dialog = page.getByRole('dialog');
  const [noFile, noDay] = [dialog.getByText('Pilih dulu berkas tagihannya.'), dialog.getByText('Isi tanggalnya.')];
  await dialog.getByRole('radio', { name: 'Tanggal tertentu' }).check();
  await dialog.getByLabel('Dari tanggal').fill('');
  await expect(noFile.or(noDay)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cocokkan', exact: true }).click();
  await expect(noFile).toBeVisible();
  await expect(noDay).toBeVisible();
});
