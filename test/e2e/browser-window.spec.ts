/**
 * The window in an ordinary browser: who has opened the printed address stays in over a reload, in a second tab, with
 * uploads and downloads; nobody else gets in, and nothing of the token is anywhere it could leak from.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { builtWebHost } from '../../src-main/hosts/start/build.ts';
import { askCore } from './support/core.ts';
import { expect, importByHand, importList, listOf, test } from './support/fixtures.ts';
import { hostKind, root } from './support/host-kind.ts';

test.skip(hostKind() !== 'web', 'Over Electron there is no address, no token and no tab.');

const openFromProgram = 'Buka jendela ini dari program Sambung';

async function isIn(page: Page): Promise<void> {
  expect((await askCore(page, 'system.info', {})).host).toBe('web');
}

test('a reload, a second tab and a copied address stay in, and no cookie or address holds the token', async ({
  program,
}) => {
  const { page } = program;
  await isIn(page);
  const token = await page.evaluate(() => sessionStorage.getItem('sambung-token'));
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(page.url()).not.toContain(String(token));
  await page.reload();
  await isIn(page);

  const context = page.context();
  const second = await context.newPage();
  await second.goto(new URL('/#/lists', page.url()).href);
  await isIn(second);
  expect(second.url()).not.toContain(String(token));
  // What one tab does is told to the other: both have their own stream.
  await askCore(second, 'settings.set', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(await context.cookies()).toEqual([]);

  await page.close();
  await second.reload();
  await isIn(second);
});

test('requests carry the token as a header alone', async ({ program, folder }) => {
  const { page } = program;
  const asked: { url: string; headers: Record<string, string> }[] = [];
  page.on('request', (request) => asked.push({ url: request.url(), headers: request.headers() }));
  await importByHand(program, listOf(folder, 3), 'Tiga');
  const token = String(await page.evaluate(() => sessionStorage.getItem('sambung-token')));
  expect(asked.filter(({ url }) => url.endsWith('/call')).length).toBeGreaterThan(5);
  for (const { url, headers } of asked) {
    expect(url).not.toContain(token);
    expect(headers.cookie).toBeUndefined();
  }
});

test('a list goes in as an upload and its report comes out as a download, again after a reload', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await importList(program, listOf(folder, 5), 'Lima');
  await expect(page.getByText(/Selesai \d/)).toBeVisible();
  await page.reload();
  const path = join(folder, 'laporan.xlsx');
  await program.saveFile(path, async () => {
    await page.getByRole('button', { name: 'Simpan laporan' }).click();
    await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click();
  });
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});

test('a browser that was not given the address gets nothing but the sentence that says where it is', async ({
  program,
}) => {
  await isIn(program.page);
  const browser = program.page.context().browser();
  const stranger = await browser?.newContext({ locale: 'id-ID' });
  const page = await stranger?.newPage();
  if (!stranger || !page) throw new Error('no browser');
  await page.goto(new URL('/', program.page.url()).href);
  await expect(page.getByText(openFromProgram)).toBeVisible();
  await page.goto(new URL('/#made-up-token', program.page.url()).href);
  await expect(page.getByText(openFromProgram)).toBeVisible();
  await stranger.close();
});

test('a tab from before a restart says to open the window from the program, and shows nobody', async ({ program }) => {
  const { page } = program;
  await isIn(page);
  await program.kill();
  const web = join(root, builtWebHost);
  const again = spawn(process.execPath, [web, '--data-dir', program.dataDir], {
    env: { ...process.env, SAMBUNG_KEYRING: 'key-file', LANG: 'id_ID.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve) => {
      createInterface({ input: again.stdout }).on('line', (line) => resolve(line.slice(line.indexOf('http'))));
    });
    await expect(page.getByText(openFromProgram)).toBeVisible();
    await page.reload();
    await expect(page.getByText(openFromProgram)).toBeVisible();
    // The printed address, in a tab of its own, at the port that it had: with it the old tab goes on by itself.
    const fresh = await page.context().newPage();
    await fresh.goto(address);
    await isIn(fresh);
    await isIn(page);
  } finally {
    const ended = new Promise((resolve) => again.once('exit', resolve));
    again.kill('SIGTERM');
    await ended;
  }
});

test('a page of another program on this machine receives nothing and is told nothing', async ({ program }) => {
  const { page } = program;
  await isIn(page);
  const received: (string | undefined)[] = [];
  const other = createServer((request, response) => {
    received.push(request.headers.cookie, request.headers.authorization);
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>other</title><h1>other</h1>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const hostile = await page.context().newPage();
    await hostile.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const target = new URL('/', page.url()).origin;
    const told = await hostile.evaluate(async (origin) => {
      const body = JSON.stringify({ name: 'history.page', input: {} });
      const attempts: [string, RequestInit][] = [
        ['/call', { method: 'POST', body, headers: { 'content-type': 'application/json' } }],
        ['/call', { method: 'POST', body, headers: { 'content-type': 'text/plain' } }],
        ['/call', { method: 'POST', body, mode: 'no-cors' }],
        ['/events', {}],
        ['/', {}],
      ];
      const outcomes: string[] = [];
      for (const [path, init] of attempts) {
        await fetch(origin + path, { credentials: 'include', ...init }).then(
          async (response) => void outcomes.push(`${response.type} ${await response.text()}`),
          () => void outcomes.push('refused'),
        );
      }
      const heard = await new Promise((resolve) => {
        const channel = new BroadcastChannel('sambung-token');
        channel.onmessage = ({ data }) => resolve(data);
        channel.postMessage({ kind: 'wanted' });
        setTimeout(() => resolve('nothing'), 1_000);
      });
      const frame = document.createElement('iframe');
      frame.src = origin;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const kept = { ...sessionStorage, ...localStorage };
      return { outcomes, heard, kept };
    }, target);
    expect(told).toEqual({
      outcomes: ['refused', 'refused', 'refused', 'refused', 'refused'],
      heard: 'nothing',
      kept: {},
    });
    expect(hostile.frames().some((frame) => frame.url().startsWith(target))).toBe(false);
    expect(received.every((header) => header === undefined)).toBe(true);
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

test('F5 asks first while a file is being imported, and leaves it as it is when nobody agrees', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await isIn(page);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.goto(new URL('#/lists/import', page.url()).href);
  await program.chooseFile(listOf(folder, 3), () => page.getByRole('button', { name: 'Pilih berkas…' }).click());
  const next = page.getByRole('button', { name: 'Lanjut', exact: true });
  await expect(next).toBeVisible();
  await page.evaluate(() => void setTimeout(() => location.reload(), 0));
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(next).toBeVisible();
});
