/** Every screen, in both themes and languages: no accessibility fault, no text cut off, usable by keyboard. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { askCore, goTo, listCalled, payingAccount, steer } from './support/core.ts';
import { expect, importList, listOf, onOneProgram, setWeather, storeList, test } from './support/fixtures.ts';
import { look, picture } from './support/look.ts';
import type { Program } from './support/program.ts';

/** With every part of the history's filters shown. */
const filtered = 'history?states=answered&provinces=32,-&from=2026-01-01&list=1&sort=name&show=person,province,verdict';

/** In two parts: to look at each of them takes longer than one test may, on a machine that does other things beside it. */
const screens = {
  'of people': ['', 'check', 'lists', 'lists/import', 'lists/1', 'queue', 'doubts', 'history', 'person/1', filtered],
  'of money and settings': [
    ...['reports', 'reports/summary?lists=1&compare=before', 'charges', 'charges/entries', 'charges/invoices'],
    ...[
      'settings',
      'settings/connections',
      'settings/practice',
      'settings/security',
      'settings/backups',
      'settings/privacy',
      'settings/privacy/log',
      'settings/diagnostics',
      'settings/about',
      'help/list',
      'help/meanings?at=state.in_doubt',
    ],
  ],
};

for (const { language, theme } of [
  { language: 'id', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const) {
  for (const [which, those] of Object.entries(screens)) {
    onOneProgram(`every screen ${which} is accessible (${language}, ${theme})`, async ({ program, folder }) => {
      const { page } = program;
      await askCore(page, 'settings.set', { theme, language });
      await importList(program, listOf(folder, 5), 'Lima orang');
      await expect(page.getByText(/5 (dari|of) 5/)).toBeVisible();
      const seen = async () => (await askCore(page, 'accessLog.page', { kinds: ['viewed'] })).entries.length;
      const before = await seen();
      for (const screen of those) {
        await page.goto(new URL(`#/${screen}`, page.url()).href);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // The stream of events never ends, so the network is never idle: what a screen asks for has come by then.
        await page.waitForTimeout(500);
        await look(page, `${language}-${theme}-${screen.replace(/\?.*$/, '').replaceAll('/', '-') || 'home'}`);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, `#/${screen} scrolls sideways`).toBe(false);
        if (screen === 'settings/diagnostics') await lookAtBundle(page, `${language}-${theme}-support-bundle`);
        if (screen === 'history') await lookAtMenus(page, `${language}-${theme}-history`);
      }
      const people = those.filter((screen) => screen.startsWith('person/')).length;
      expect((await seen()) - before, 'a person who was looked at is written down once').toBe(people);
    });
  }

  onOneProgram(`every step of an import is accessible (${language}, ${theme})`, async ({ program, folder }) => {
    const { page } = program;
    await askCore(page, 'settings.set', { theme, language });
    const lookAt = (name: string) => look(page, `${language}-${theme}-${name}`);
    await walkImport(program, folder, lookAt);
    // Without a purpose it is not stored: the fields that are missing are marked.
    await page.getByRole('main').getByRole('button').last().click();
    await lookAt('import-purpose-missing');
  });
}

/** All that a support bundle holds is shown before it is saved. */
async function lookAtBundle(page: Page, name: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /Paket bantuan|Support bundle/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region')).toHaveCount(3);
  await look(page, name);
  const text = (await dialog.innerText()).toLowerCase();
  for (const planted of ['rekaan', 'lima orang', '0812340', '3201010']) expect(text).not.toContain(planted);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** What opens out of a button, one after the other. */
async function lookAtMenus(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('menu');
  for (const [index, button] of (await page.locator('main [aria-haspopup=menu]').all()).entries()) {
    await button.click();
    await expect(menu).toBeVisible();
    await look(page, `${name}-menu-${index}`);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  }
}

/** A workbook with much to say, left at each step of the wizard by `look`. */
async function walkImport(program: Program, folder: string, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = program;
  const path = join(folder, 'banyak.csv');
  const nik = (index: number) => `320101010190${String(index).padStart(4, '0')}`;
  const row = (index: number) =>
    `${index};${nik(index)};Rekaan ${index};08123400${1000 + index};08123400${2000 + index}`;
  writeFileSync(
    path,
    [
      'Daftar debitur',
      '',
      'No;No KTP;Nama;No HP;HP Kontak Darurat',
      ...[1, 2, 3, 4, 5, 6].map(row),
      '7;3201;Rekaan 7;021;',
      'TOTAL;;;;',
    ].join('\r\n'),
  );
  await goTo(page, '#/lists/import');
  await program.chooseFile(path, () => page.getByRole('main').getByRole('button').nth(1).click());
  const foot = page.getByRole('main').getByRole('button').last();
  await expect(page.getByRole('table')).toBeVisible();
  await look('import-columns');
  await foot.click();
  await expect(page.getByRole('grid')).toBeVisible();
  await look('import-repair');
  await foot.click();
  await expect(page.getByRole('combobox')).toHaveCount(3);
  await look('import-confirm');
}

for (const theme of ['light', 'dark'] as const) {
  test(`where money is decided is accessible (${theme})`, async ({ program, folder }) => {
    const { page } = program;
    await askCore(page, 'settings.set', { theme });
    await payingAccount(program, { pricePerCall: 1_250, dailyCap: 4_000 });
    const lookAt = (name: string) => look(page, `${theme}-${name}`);

    await storeList(program, listOf(folder, 5), 'Lima orang');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Sekarang muat 3 pengecekan.', { exact: false })).toBeVisible();
    await lookAt('start');
    await steer(program, 'cut');
    await dialog.getByRole('button', { name: /^Mulai/ }).click();
    await expect
      .poll(async () => (await listCalled(program, 'Lima orang')).states.in_doubt, { timeout: 60_000 })
      .toBe(3);

    // Three may have been paid for: the cap is reached with them.
    await goTo(page, '#/queue');
    await expect(page.getByText('Batas biaya harian koneksi ini tercapai.', { exact: false }).first()).toBeVisible();
    await lookAt('queue-cap');
    await goTo(page, '#/doubts');
    await expect(page.getByRole('grid').getByText('Terputus').first()).toBeVisible();
    await lookAt('doubts');
    await page.getByRole('button', { name: 'Kirim lagi…' }).click();
    await expect(dialog.getByText(/3 pengecekan, paling banyak/)).toBeVisible();
    await lookAt('doubts-resend');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Tentukan…' }).click();
    await expect(page.getByRole('button', { name: 'Anggap selesai', exact: true })).toBeVisible();
    await lookAt('doubt-of-one');
  });
}

test('a first start has four steps: language, practice list, account, recovery key; the theme is chosen in the settings', async ({
  program,
}) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Impor daftar' })).toBeVisible();
  const steps = page.getByRole('list', { name: 'Langkah pertama' }).getByRole('listitem');
  await expect(steps).toHaveCount(4);
  for (const [at, what] of ['Language', 'Coba dulu tanpa biaya', 'Akun penyedia', 'Kunci pemulihan'].entries())
    await expect(steps.nth(at)).toContainText(what);
  await look(page, 'first-run');
  await steps.first().getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home');
  await look(page, 'first-run-en');
  await goTo(page, '#/settings');
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByText('Bahasa Indonesia', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pengaturan');

  // One press makes the practice list and shows what starting it would cost.
  await goTo(page, '#/');
  await page.getByRole('button', { name: 'Coba dengan daftar latihan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Daftar latihan' })).toBeVisible();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Tidak berbayar').first()).toBeVisible();
  await dialog.getByRole('button', { name: /^Mulai/ }).click();
  await expect(dialog).toHaveCount(0);
  // What was put off is asked for on Home.
  await goTo(page, '#/');
  await expect(page.getByRole('main')).toContainText('Kunci pemulihan belum dibuat.');
  await expect(page.getByRole('main').getByRole('button', { name: 'Tambah koneksi' })).toBeVisible();
  await look(page, 'first-run-after');
});

test('keyboard alone reaches a person and starts a check', async ({ program }) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Periksa satu orang' })).toBeVisible();
  await page.getByLabel('NIK').first().focus();
  await page.keyboard.type('3201014101900000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('081234560003');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Hasil' }).getByText('Tidak terkait menurut penyedia').first(),
  ).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Cari orang atau daftar, atau ketik perintah…')).toBeFocused();
});

test('it fits a small window', async ({ program, folder }) => {
  const { page } = program;
  await program.resize(900, 600);
  await importList(program, listOf(folder, 5), 'Lima orang');
  await setWeather(program, 'Cerah');
  for (const screen of Object.values(screens).flat()) {
    await page.goto(new URL(`#/${screen}`, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways, `#/${screen} scrolls sideways`).toBe(false);
    await picture(page, `small-${screen.replaceAll('/', '-') || 'home'}`);
  }
  await walkImport(program, folder, async (name) => {
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways, `${name} scrolls sideways`).toBe(false);
    await picture(page, `small-${name}`);
  });
});
