/** A screen as a person meets it: no accessibility fault, and a picture of it for whoever asks. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { atRest } from './at-rest.ts';

/** SAMBUNG_SHOTS=folder keeps a picture of each, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMBUNG_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Fails where axe finds a fault in what is shown now; `name` tells which screen it was. */
export async function look(page: Page, name: string): Promise<void> {
  await atRest(page);
  // Its usual way opens a page beside, which Electron's windows do not; without frames this one sees as much, and is quicker.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) })),
    name,
  ).toEqual([]);
  await picture(page, name);
}
