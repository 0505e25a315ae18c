/** What every spec starts from: the program running on fresh data, and lists of invented people. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base, type Dialog, expect, type Locator, type Page } from '@playwright/test';
import { defaultConnection } from '../../../src-renderer/core/default-connection.ts';
import { type Ask, importFile } from '../../fakes/import-file.ts';
import { askCore, goTo } from './core.ts';
import { hostKind } from './host-kind.ts';
import type { WindowOptions } from './opened.ts';
import { type Program, startProgram } from './program.ts';
import { endBrowser } from './web-window.ts';

type Fixtures = { options: WindowOptions; program: Program; folder: string };

export const test = base.extend<Fixtures, { browserEnds: undefined }>({
  browserEnds: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
    async ({}, use) => {
      await use(undefined);
      await endBrowser();
    },
    { scope: 'worker', auto: true },
  ],
  options: [{}, { option: true }],
  program: async ({ options }, use, info) => {
    info.annotations.push({ type: 'host', description: hostKind() });
    const program = await startProgram(options);
    await use(program);
    await program.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sambung-e2e-files-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/**
 * As `test`, but all tests of a file go on with one program, as a person does in a day: where they need a window and not an empty store.
 * A start is a third of what a short spec takes of the processor. Each begins on Home, with a page that was loaded anew.
 */
export const onOneProgram = test.extend<{ program: Program }, { ofFile: (file: string) => Promise<Program> }>({
  ofFile: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      let running: { file: string; program: Program } | null = null;
      await use(async (file) => {
        if (running?.file !== file) {
          await running?.program.close();
          running = { file, program: await startProgram() };
        }
        return running.program;
      });
      await (running as { program: Program } | null)?.program.close();
    },
    { scope: 'worker' },
  ],
  program: async ({ ofFile }, use, info) => {
    info.annotations.push({ type: 'host', description: hostKind() });
    const program = await ofFile(info.file);
    await startAfresh(program.page);
    await use(program);
  },
});

async function startAfresh(page: Page): Promise<void> {
  await goTo(page, '#/');
  // A browser asks whether an import may be left.
  const agree = (question: Dialog) => void question.accept();
  page.on('dialog', agree);
  await page.reload();
  page.off('dialog', agree);
  await expect(page.locator('h1')).toBeVisible();
}

export { expect };

/** A CSV of invented people (serial 0000 is never issued); ordinary digits, so the practice provider answers them all. */
export function listOf(folder: string, count: number, name = 'nasabah.csv'): string {
  const path = join(folder, name);
  const lines = Array.from({ length: count }, (_, index) => {
    const nik = `320101010190${String(index + 1).padStart(4, '0')}`;
    return `${nik};Nasabah Rekaan ${index + 1};08123400${String(1000 + index)};Melati`;
  });
  writeFileSync(path, `No KTP;Nama Nasabah;No HP;Cabang\r\n${lines.join('\r\n')}\r\n`);
  return path;
}

/**
 * The list is under way, and shown: where a spec is about what comes after an import, which by hand takes four seconds of processor.
 * Its connection is the one that the form would propose; its purpose is collection.
 */
export async function importList({ page }: Program, path: string, name: string): Promise<void> {
  const ask: Ask = (call, input) => askCore(page, call, input);
  const bytes = readFileSync(path);
  const { fileId } = await ask('files.begin', { name: basename(path), bytes: bytes.length });
  await ask('files.append', { fileId, base64: bytes.toString('base64') });
  const { connections } = await ask('connections.list', {});
  const settings = await ask('settings.get', {});
  const connection = defaultConnection(connections, settings);
  if (connection === undefined) throw new Error('There is no connection.');
  const { list } = await importFile(ask, {
    ...{ fileId, name, connectionId: connection.id, startNow: true },
    ...{ purpose: 'collection', legalBasis: 'contract' },
  });
  await goTo(page, `#/lists/${list.id}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** From the page of lists to the list under way, as a clerk does it: the cost is seen before anything is sent. */
export async function importByHand(program: Program, path: string, name: string): Promise<void> {
  await storeList(program, path, name);
  const { page } = program;
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Mulai/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Imported, and the dialog that asks before its start is open. */
export async function storeList(program: Program, path: string, name: string): Promise<void> {
  const { page } = program;
  await page.goto(new URL('#/lists/import', page.url()).href);
  await program.chooseFile(path, () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
  await page.getByLabel('Nama daftar').fill(name);
  await sayPurpose(page);
  await page.getByRole('button', { name: 'Impor', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Mulai ${name}?` })).toBeVisible();
}

/** In the last step of the import, or in the dialog of a list. */
export async function sayPurpose(page: Page, purpose = 'Penagihan', legalBasis = 'Perjanjian'): Promise<void> {
  for (const [field, choice] of [
    ['Tujuan', purpose],
    ['Dasar hukum', legalBasis],
  ] as const) {
    await page.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: choice }).click();
  }
}

/** The practice provider's weather, by its name on the screen. */
export async function setWeather(program: Program, weather: string): Promise<void> {
  const { page } = program;
  await page.goto(new URL('#/settings/practice', page.url()).href);
  // Not `check`: the choice shows once the provider has taken it.
  await page.getByRole('radio', { name: weather }).click();
  await expect(page.getByRole('radio', { name: weather })).toBeChecked();
}

/** The bar that always says what the queue does. */
export function queueBar(page: Page): Locator {
  return page.getByRole('region', { name: 'Status antrean' });
}
