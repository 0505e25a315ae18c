/** A screen as a person meets it: no accessibility fault, and a picture of it for whoever asks. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { atRest } from './at-rest.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** SAMBUNG_SHOTS=folder keeps a picture of each, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMBUNG_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Fails where axe finds a fault in what is shown now; `name` tells which screen it was. */
export async function look(page: Page, name: string): Promise<void> {
  await atRest(page);
  expect(await faults(page), name).toEqual([]);
  await picture(page, name);
}

type Fault = { id: string; nodes: string[] };

/**
 * axe stays in the page for the next look, and tells of nothing but faults: read anew each time, with all that it found well, it took
 * five times as long. A page without frames, as these are, needs no more of it.
 */
async function faults(page: Page): Promise<Fault[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }));
  });
}
