/** A page that has come to rest: half faded in or out, nothing has a contrast worth measuring. */
import { expect, type Page } from '@playwright/test';

export async function atRest(page: Page): Promise<void> {
  // As a person does who has read them: by themselves they go after up to a quarter of a minute.
  await page.evaluate(() => {
    for (const close of document.querySelectorAll<HTMLElement>('.mantine-Notification-closeButton')) close.click();
  });
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  // A screen that is opened for the first time is loaded by itself, and until then the frame stands alone.
  await expect(page.locator('h1')).not.toHaveCount(0);
}
