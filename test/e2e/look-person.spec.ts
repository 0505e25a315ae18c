/** Where the wrong person could be asked, or a right one twice: each question is seen, accessible, and stops what follows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askCore, goTo, setPractice } from './support/core.ts';
import { expect, sayPurpose, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

const given = (name: string) => fileURLToPath(new URL(`../fixtures/lists/${name}`, import.meta.url));

for (const { theme, language } of [
  { language: 'id', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const) {
  test(`it is asked which column is whose, and what Excel rounded is shown (${language}, ${theme})`, async ({
    program,
    folder,
  }) => {
    const { page } = program;
    await askCore(page, 'settings.set', { theme, language });
    const main = page.getByRole('main');
    const open = main.getByRole('button', { name: language === 'id' ? /^Pilih berkas/ : /^Choose (a|another) file/ });
    const next = main.getByRole('button').last();

    await goTo(page, '#/lists/import');
    await program.chooseFile(given('headings-one-short.csv'), () => open.click());
    const question = page.getByRole('region', {
      name: language === 'id' ? 'Kolom mana yang berisi nomor HP nasabah sendiri?' : /own mobile number/,
    });
    await expect(question).toBeVisible();
    await expect(next).toBeDisabled();
    await look(page, `${language}-${theme}-ask-column`);

    const rounded = join(folder, 'dibulatkan.csv');
    const people = Array.from({ length: 20 }, (_, index) => {
      const nik = `320101${10 + index}0190${String(10 * (index + 1)).padStart(4, '0')}`;
      return `${nik},Nasabah Rekaan ${index + 1},08123400${1000 + index * 7}`;
    });
    writeFileSync(rounded, ['NIK,Nama,No HP', ...people].join('\r\n'));
    await main.getByRole('button', { name: language === 'id' ? 'Batalkan berkas' : 'Put the file away' }).click();
    await program.chooseFile(rounded, () => open.click());
    const seen = page.getByRole('checkbox', {
      name: language === 'id' ? /^Saya sudah mencocokkan/ : /^I compared them/,
    });
    await expect(seen).toBeVisible();
    await expect(next).toBeDisabled();
    await look(page, `${language}-${theme}-rounded`);
    await seen.check();
    await expect(next).toBeEnabled();
    await look(page, `${language}-${theme}-rounded-seen`);
  });
}

test('people asked under another spelling are named with their price before a list starts', async ({ program }) => {
  const { page } = program;
  await setPractice(program, { pricePerCall: 1_250 });
  await goTo(page, '#/lists/import');
  const open = page.getByRole('button', { name: 'Pilih berkas…' });
  await program.chooseFile(given('same-person-name-spellings.csv'), () => open.click());
  const next = page.getByRole('button', { name: 'Lanjut', exact: true });
  await next.click();
  await expect(page.getByRole('grid')).toBeVisible();
  await next.click();
  await page.getByLabel('Nama daftar').fill('Tujuh ejaan');
  await sayPurpose(page);
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'Jangan ikutkan' })).toBeVisible();
  await look(page, 'same-person-ask');
  await dialog.getByRole('radio', { name: 'Jangan ikutkan' }).click();
  await look(page, 'same-person-leave-out');
});
