/** What a person sees when the window opens: the frame and the screen in it at once, not a frame around nothing. */
import { goTo } from './support/core.ts';
import { expect, onOneProgram as test } from './support/fixtures.ts';

for (const [fragment, heading] of [
  ['#/', 'Beranda'],
  ['#/settings/security', 'Pengaturan'],
] as const) {
  test(`${heading} is there with the frame around it`, async ({ program }) => {
    const { page } = program;
    await goTo(page, fragment);
    await page.addInitScript(() => {
      new MutationObserver((_, watch) => {
        if (document.querySelector('nav') === null) return;
        watch.disconnect();
        document.documentElement.setAttribute('data-with-frame', document.querySelector('main h1')?.textContent ?? '');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-with-frame', heading);
  });
}

test('F1 opens the help of the screen, also out of a field; the palette shows the keys', async ({ program }) => {
  const { page } = program;
  await goTo(page, '#/lists');
  await expect(page.getByRole('heading', { name: 'Daftar', level: 1 })).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page).toHaveURL(/#\/help\/lists$/);
  const search = page.getByRole('searchbox', { name: 'Cari di bantuan' });
  await search.fill('tanpa jawaban kirim');
  await page.getByRole('link', { name: 'Tanpa jawaban', exact: true }).click();
  await expect(page).toHaveURL(/#\/help\/meanings\?at=state\.in_doubt$/);
  await expect(page.locator('[data-marked]')).toBeInViewport();
  await goTo(page, '#/check');
  await page.getByRole('textbox', { name: 'NIK' }).first().click();
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Periksa satu orang', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/#\/help\/check$/);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Cari orang atau daftar').fill('pintasan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Pintasan keyboard' })).toBeVisible();
});
