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
