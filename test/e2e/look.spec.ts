/** Every screen, in both themes and languages: no accessibility fault, no text cut off, usable by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, importList, listOf, setWeather, test } from './support/fixtures.ts';

const screens = [
  '',
  'check',
  'lists',
  'lists/import',
  'lists/1',
  'queue',
  'doubts',
  'history',
  'reports',
  'charges',
  'charges/entries',
  'charges/invoices',
  'settings',
  'settings/connections',
  'settings/practice',
  'settings/about',
];

/** SAMBUNG_SHOTS=folder keeps a picture of each, for a person to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMBUNG_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

for (const { language, theme } of [
  { language: 'id', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const) {
  test(`every screen is accessible (${language}, ${theme})`, async ({ program, folder }) => {
    const { page } = program;
    await importList(program, listOf(folder, 5), 'Lima orang');
    await expect(page.getByText('5 dari 5')).toBeVisible();
    // Half faded out, a notice has no contrast worth measuring.
    await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
    await page.goto(new URL('#/settings', page.url()).href);
    await page.getByText(theme === 'dark' ? 'Gelap' : 'Terang', { exact: true }).click();
    await page.getByText(language === 'en' ? 'English' : 'Bahasa Indonesia', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(language === 'en' ? 'Settings' : 'Pengaturan');
    for (const screen of screens) {
      await page.goto(new URL(`#/${screen}`, page.url()).href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle').catch(() => {});
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) })),
        `#/${screen}`,
      ).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(sideways, `#/${screen} scrolls sideways`).toBe(false);
      await picture(page, `${language}-${theme}-${screen.replaceAll('/', '-') || 'home'}`);
    }
  });
}

test('a first start is Indonesian, shows the practice connection and says what to do', async ({ program }) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible();
  await expect(page.getByText('Latihan').first()).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /Impor/ })
      .or(page.getByRole('main').getByRole('button', { name: /Impor/ }))
      .first(),
  ).toBeVisible();
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
  await expect(page.getByRole('region', { name: 'Hasil' }).getByText('Tidak aktif')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Cari orang, atau ketik perintah…')).toBeFocused();
});

test('it fits a small window', async ({ program, folder }) => {
  const { page } = program;
  test.skip(program.kind === 'electron', 'the size of an Electron window is the person’s');
  await page.setViewportSize({ width: 900, height: 600 });
  await importList(program, listOf(folder, 5), 'Lima orang');
  await setWeather(program, 'Cerah');
  for (const screen of screens) {
    await page.goto(new URL(`#/${screen}`, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways, `#/${screen} scrolls sideways`).toBe(false);
    await picture(page, `small-${screen.replaceAll('/', '-') || 'home'}`);
  }
});
