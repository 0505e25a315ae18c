/** Habits of the desktop, in the real Electron alone: files opened with the program, closing in mid-list, keys, sizes, saving. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { askCore, goTo, listCalled, setPractice, steer } from './support/core.ts';
import { type DesktopProgram, startDesktopProgram, startOnceMore } from './support/desktop-program.ts';
import { expect, importList, listOf, test } from './support/fixtures.ts';
import { hostKind } from './support/host-kind.ts';

test.skip(hostKind() !== 'electron', 'Habits of the desktop: only in Electron.');

let dataDir: string;
let opened: DesktopProgram[];

test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sambung-e2e-'));
  opened = [];
});

test.afterEach(async () => {
  for (const program of opened) await program.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(args: string[] = []): Promise<DesktopProgram> {
  const program = await startDesktopProgram(dataDir, args);
  opened.push(program);
  return program;
}

test('a list opened with the program, at its first start and at a second one, is where a chosen one would be', async ({
  folder,
}) => {
  const program = await start([listOf(folder, 4, 'Cabang Melati.csv')]);
  const { page } = program;
  await expect(page.getByText('Cabang Melati.csv').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lanjut', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Batalkan berkas' }).click();

  // Named as a file manager may: relative to the folder it was started in.
  await program.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = listOf(folder, 5, 'Cabang Kenanga.csv');
  expect(await startOnceMore(dataDir, [basename(second)], folder)).toBe(0);
  await expect(page.getByText('Cabang Kenanga.csv').first()).toBeVisible();
  await expect
    .poll(() => program.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);

  // What cannot be opened is said; and what is being typed in a dialog is not taken away.
  expect(await startOnceMore(dataDir, ['tidak-ada.xlsx'], folder)).toBe(0);
  await expect(page.getByText('tidak-ada.xlsx tidak dapat dibuka', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Batalkan berkas' }).click();
  await goTo(page, '#/settings/connections');
  await page.getByRole('button', { name: 'Tambah koneksi' }).click();
  await page.getByRole('dialog').getByLabel('Nama').fill('Cabang Dahlia');
  expect(await startOnceMore(dataDir, [basename(second)], folder)).toBe(0);
  await expect(page.getByText('Selesaikan atau tutup dulu', { exact: false })).toBeVisible();
  await expect(page.getByRole('dialog').getByLabel('Nama')).toHaveValue('Cabang Dahlia');
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await expect(page.getByText('Cabang Kenanga.csv').first()).toBeVisible();
});

test('a file that is handed to the page is read where it lies, and not sent in pieces', async ({ folder }) => {
  const program = await start();
  await goTo(program.page, '#/lists/import');
  await program.page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(listOf(folder, 3, 'diseret.csv'));
  await expect(program.page.getByRole('button', { name: 'Lanjut', exact: true })).toBeVisible();
  const temp = join(dataDir, 'temp');
  expect(existsSync(temp) ? readdirSync(temp) : []).toEqual([]);
});

test('F5, Ctrl+R and Ctrl+W leave the page as it is; Ctrl+F finds, Ctrl with plus and minus enlarges', async () => {
  const program = await start();
  const { page } = program;
  await goTo(page, '#/history');
  // The screen's code comes when it is first shown.
  await expect(page.getByRole('searchbox').first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { still: true }));
  for (const key of ['F5', 'Ctrl+R', 'Ctrl+Shift+R', 'Ctrl+W']) await program.press(key);
  await program.press('Ctrl+F');
  // Not `toBeFocused`: on a display with other windows the whole window may not have the focus.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  expect(await page.evaluate(() => 'still' in window)).toBe(true);
  const zoom = () =>
    program.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
  // A field that keeps what is typed when it is left keeps it as well when the menu takes the screen away.
  await goTo(page, '#/settings/general');
  await page.getByLabel('Nama cabang').fill('Cabang Anggrek');
  await program.press('Ctrl+O');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/lists/import');
  await expect.poll(async () => (await askCore(page, 'branch.get', {})).name).toBe('Cabang Anggrek');
  await program.press('Ctrl+=');
  await expect.poll(zoom).toBe(0.5);
  await program.press('Ctrl+numadd');
  await expect.poll(zoom).toBe(1);
  await program.press('Ctrl+-');
  await expect.poll(zoom).toBe(0.5);
  await program.close();
  // That the next start has it is a test of the host: here the size of its page would be another than was asked for.
  expect(JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8'))).toMatchObject({ zoom: 0.5 });
});

test('a window that filled the screen comes back full, and at its own size from there', async () => {
  for (const way of ['maximize', 'full screen'] as const) {
    const program = await start();
    const placed = await program.inMain(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 60, y: 70, width: 900, height: 640 });
      return window?.getBounds();
    });
    await expect.poll(() => program.page.evaluate(() => window.innerWidth)).toBe(900);
    await program.inMain(({ BrowserWindow }, chosen) => {
      const [window] = BrowserWindow.getAllWindows();
      if (chosen === 'maximize') window?.maximize();
      else window?.setFullScreen(true);
    }, way);
    await expect.poll(() => program.page.evaluate(() => window.innerWidth)).toBeGreaterThan(1000);
    await program.close();
    const kept = JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8'));
    expect(kept, way).toMatchObject({ maximized: true, width: placed?.width });
    expect(Math.abs(kept.x - (placed?.x ?? 0)), way).toBeLessThan(40);
    rmSync(join(dataDir, 'window.json'));
  }
});

test('closed in mid-list it asks once, goes on without a window, says when the list is done, and comes back', async ({
  folder,
}) => {
  const program = await start();
  const { page } = program;
  await steer(program, 'up', { min: 100, max: 200 });
  await setPractice(program, { concurrency: 2 });
  await importList(program, listOf(folder, 40), 'Cabang Dahlia');
  await program.inMain(({ BrowserWindow, dialog, Notification }) => {
    const seen = { questions: [] as string[], notices: [] as string[], progress: [] as number[] };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (async (_window: unknown, options: { message: string }) => {
      seen.questions.push(options.message);
      return { response: 0, checkboxChecked: false };
    }) as never;
    // Whether the system can show any is not what is tried here.
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      seen.notices.push(`${this.title} | ${this.body}`);
      Object.assign(globalThis, { lastNotice: this });
    };
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.setProgressBar = (done: number) => void seen.progress.push(done);
    window?.close();
  });
  const seen = () =>
    program.inMain(
      () => (globalThis as never as { seen: Record<'questions' | 'notices' | 'progress', string[]> }).seen,
    );
  const isVisible = () => program.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(false);
  expect((await seen()).questions).toEqual([expect.stringContaining('belum dikirim')]);
  expect(await askCore(page, 'settings.get', {})).toMatchObject({ whenClosing: 'background' });
  await expect.poll(async () => (await listCalled(program, 'Cabang Dahlia')).finishedAt).not.toBeNull();
  await expect
    .poll(async () => (await seen()).notices)
    .toEqual([expect.stringContaining('tetap mengirim'), 'Daftar selesai | Cabang Dahlia: 40 baris selesai.']);
  expect((await seen()).progress.length).toBeGreaterThan(2);
  expect(Number((await seen()).progress.at(-1))).toBe(-1);

  await program.inMain(() => (globalThis as never as { lastNotice: Electron.Notification }).lastNotice.emit('click'));
  await expect.poll(isVisible).toBe(true);
  await expect(page.getByRole('heading', { name: 'Cabang Dahlia' })).toBeVisible();
  await program.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await startOnceMore(dataDir, [], folder)).toBe(0);
  await expect.poll(isVisible).toBe(true);
});

test('a dark setting is dark before the page is there', async () => {
  const program = await start();
  await askCore(program.page, 'settings.set', { theme: 'dark' });
  await program.close();
  const again = await start();
  expect(await again.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())).toBe(
    '#1A1E22',
  );
  expect(await again.page.evaluate(() => window.matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('a saved file gets its extension and is shown where it lies', async ({ folder }) => {
  const program = await start();
  const { page } = program;
  await goTo(page, '#/lists/import');
  await program.inMain(
    ({ dialog, shell }, path) => {
      const seen = { options: {} as Electron.SaveDialogOptions, shown: [] as string[] };
      Object.assign(globalThis, { seen });
      dialog.showSaveDialog = (async (_window: unknown, options: Electron.SaveDialogOptions) => {
        seen.options = options;
        return { canceled: false, filePath: path };
      }) as never;
      shell.showItemInFolder = (shown: string) => void seen.shown.push(shown);
    },
    join(folder, 'Contoh'),
  );
  await page.getByRole('button', { name: /templat/i }).click();
  await page.getByRole('button', { name: 'Tampilkan di folder' }).click();
  const path = join(folder, 'Contoh.xlsx');
  await expect.poll(() => existsSync(path)).toBe(true);
  const seen = await program.inMain(
    () => (globalThis as never as { seen: { options: Electron.SaveDialogOptions; shown: string[] } }).seen,
  );
  expect(seen.shown).toEqual([path]);
  expect(seen.options).toMatchObject({
    title: 'Simpan templat',
    properties: expect.arrayContaining(['showOverwriteConfirmation']),
  });
});

test('at the default size and at the smallest the history does not scroll sideways', async ({ folder }) => {
  const program = await start();
  const { page } = program;
  await importList(program, listOf(folder, 12), 'Cabang Mawar');
  await goTo(page, '#/history');
  await expect(page.getByText('Nasabah Rekaan 12', { exact: true })).toBeVisible();
  for (const [width, height] of [
    [1280, 800],
    [1180, 800],
    [1000, 700],
    [880, 640],
    [720, 520],
  ] as const) {
    await program.resize(width, height);
    const hidden = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === 'auto')
          .map(({ className }) => className),
      );
    await expect.poll(hidden, { message: `${width}` }).toEqual([]);
    if (process.env.SAMBUNG_SHOTS)
      await page.screenshot({ path: join(process.env.SAMBUNG_SHOTS, `history-${width}.png`) });
  }
});
