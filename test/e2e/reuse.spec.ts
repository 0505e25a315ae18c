/** A question that was answered and paid for is not paid again, unless somebody wants it so and knows the price. */
import { askCore, goTo, listCalled, payingAccount } from './support/core.ts';
import { expect, importList, listOf, storeList, test } from './support/fixtures.ts';

const rows = 8;
const price = 500;
const rupiah = (amount: number) => `Rp\\s${amount.toLocaleString('id-ID')}`;

test('answers are reused with their age, and asked again at a price that is shown', async ({ program, folder }) => {
  const { page } = program;
  await payingAccount(program, { pricePerCall: price });
  await importList(program, listOf(folder, rows), 'Cabang Mawar');
  await expect(page.getByText(`${rows} dari ${rows}`)).toBeVisible();
  const first = await listCalled(program, 'Cabang Mawar');
  const answered = first.states.answered;
  expect(answered).toBeGreaterThan(1);

  // The same people and two more.
  await storeList(program, listOf(folder, rows + 2, 'lagi.csv'), 'Cabang Melur');
  const dialog = page.getByRole('dialog');
  const calls = rows + 2 - answered;
  await expect(dialog.getByText('Terjawab dari riwayat, tidak dibayar lagi')).toBeVisible();
  await expect(dialog.getByText(/Jawaban tertua/)).toBeVisible();
  const amount = (count: number) => new RegExp(`^Mulai: paling banyak ${rupiah(count * price)}$`);
  await expect(dialog.getByRole('button', { name: amount(calls) })).toBeVisible();
  // Asking all of them again is counted anew, and taken back.
  await dialog.getByRole('switch', { name: 'Tanyakan lagi meski sudah ada jawabannya' }).click();
  await expect(dialog.getByRole('button', { name: amount(rows + 2) })).toBeVisible();
  await dialog.getByRole('switch', { name: 'Tanyakan lagi meski sudah ada jawabannya' }).click();
  await dialog.getByRole('button', { name: amount(calls) }).click();
  await expect(page.getByText(`${rows + 2} dari ${rows + 2}`)).toBeVisible();
  const second = await listCalled(program, 'Cabang Melur');
  expect(second.states.reused).toBe(answered);
  expect(second.charges.charged).toBeLessThanOrEqual(calls);

  // A reused row says how old its answer is and where it is from.
  await page.getByRole('button', { name: /^Pakai ulang/ }).click();
  const grid = page.getByRole('grid');
  await expect(grid.getByText('jawaban hari ini').first()).toBeVisible();
  await grid.getByText('jawaban hari ini').first().click();
  const detail = page.getByRole('dialog', { name: 'Rincian pengecekan' });
  await expect(detail.getByRole('link', { name: 'Cabang Mawar' })).toBeVisible();
  await detail.getByRole('button', { name: 'Tanya lagi ke penyedia' }).click();
  const asking = page.getByRole('dialog', { name: 'Tanya lagi ke penyedia?' });
  await asking.getByRole('button', { name: new RegExp(`^Tanya lagi: paling banyak ${rupiah(price)}$`) }).click();
  await expect.poll(async () => (await listCalled(program, 'Cabang Melur')).states.reused).toBe(answered - 1);
  await expect(detail.getByRole('region', { name: 'Kesimpulan' }).getByText('Terjawab')).toBeVisible();
  await page.keyboard.press('Escape');

  // And the rest of the list.
  await page.getByRole('button', { name: 'Tindakan lain' }).click();
  await page.getByRole('menuitem', { name: 'Tanya lagi yang memakai jawaban lama…' }).click();
  await asking
    .getByRole('button', { name: new RegExp(`^Tanya lagi: paling banyak ${rupiah((answered - 1) * price)}$`) })
    .click();
  await expect
    .poll(async () => {
      const { states } = await listCalled(program, 'Cabang Melur');
      return { reused: states.reused, open: states.queued + states.sending };
    })
    .toEqual({ reused: 0, open: 0 });
});

test('a check by hand that history answers says so and can be asked again', async ({ program }) => {
  const { page } = program;
  const { id: connectionId } = await payingAccount(program, { pricePerCall: price });
  const person = { nik: '3201014101900000', phone: '081234560003' };
  const paid = await askCore(page, 'people.check', { ...person, connectionId });
  await expect
    .poll(async () => (await askCore(page, 'history.get', { lookupId: paid.lookupId })).state)
    .toBe('answered');

  await goTo(page, '#/check');
  await page.getByLabel('NIK').first().fill(person.nik);
  await page.getByLabel('Nomor HP').first().fill(person.phone);
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  const result = page.getByRole('region', { name: 'Hasil' });
  await expect(result.getByText('Tidak dibayar lagi')).toBeVisible();
  await expect(result.getByText(/Jawaban tanggal .* \(hari ini\)/)).toBeVisible();
  const charged = async () => (await askCore(page, 'practice.get', {})).ledger.charged;
  expect(await charged()).toBe(1);

  await result.getByRole('button', { name: 'Tanya lagi ke penyedia' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^Tanya lagi: paling banyak ${rupiah(price)}$`) })
    .click();
  await expect.poll(charged).toBe(2);
  await expect(result.getByText('Tidak dibayar lagi')).toHaveCount(0);
  await expect(result.getByText('Berbayar')).toBeVisible();
});
