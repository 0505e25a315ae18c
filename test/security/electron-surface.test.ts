/** The exact surface of the Electron host: what the page has, what the window is made with, who is refused. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CoreClient } from '../../src-main/contract/index.ts';
import { boot } from '../fakes/electron/boot.ts';
import { tempDir, testPorts } from '../fakes/ports.ts';

vi.mock('electron', () => import('../fakes/electron/electron.ts'));

test('the page has window.sambung with call, give and subscribe, frozen, and nothing else', async () => {
  const { window } = await boot();
  const page = window.webContents.page?.window ?? {};
  expect(Object.getOwnPropertyNames(page)).toEqual(['sambung']);
  const api = page.sambung as Record<string, unknown>;
  expect(Object.keys(api).sort()).toEqual(['call', 'give', 'subscribe']);
  expect(Object.isFrozen(api)).toBe(true);
  expect(Object.values(api).every((member) => typeof member === 'function')).toBe(true);
});

test('a subscriber gets the event alone, not the IPC object it came with', async () => {
  const { client, window } = await boot();
  const got: unknown[][] = [];
  const { sambung } = (window.webContents.page?.window ?? {}) as { sambung: { subscribe(listener: unknown): unknown } };
  sambung.subscribe((...args: unknown[]) => void got.push(args));
  await vi.waitFor(async () => {
    await client.call('settings.set', { theme: 'dark' });
    expect(got.length).toBeGreaterThan(0);
  });
  expect(got[0]).toHaveLength(1);
  expect(Object.keys(got[0]?.[0] as object)).toEqual(['name', 'payload']);
});

test('the window is sandboxed, isolated and without Node', async () => {
  const { window, electron } = await boot();
  expect(electron.app.sandboxEnabled).toBe(true);
  expect(window.options.webPreferences).toEqual({
    preload: expect.stringMatching(/[\\/]out[\\/]preload[\\/]preload\.cjs$/),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
});

test('developer tools are there in development only', async () => {
  const { window } = await boot({
    before: ({ app }) => {
      app.isPackaged = false;
    },
  });
  expect(window.options.webPreferences?.devTools).toBe(true);
});

test('its content comes from a scheme of its own, with a policy that lets it reach nobody', async () => {
  const { window, electron } = await boot();
  expect(electron.protocol.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
  expect(window.webContents.getURL()).toBe('app://sambung/');
  expect(window.webContents.shown?.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
  expect(window.webContents.shown?.headers.get('x-content-type-options')).toBe('nosniff');
});

test('the scheme serves the built window and not a file beside it', async () => {
  const { fetchByProtocol } = (await boot()).electron;
  const status = async (url: string, method = 'GET') => (await fetchByProtocol(new Request(url, { method }))).status;
  expect(await status('app://sambung/index.html')).toBe(200);
  expect(await status('app://sambung/assets/index-abc.js')).toBe(200);
  for (const url of [
    'app://sambung/../secret.txt',
    'app://sambung/..%2fsecret.txt',
    'app://sambung/%2e%2e/secret.txt',
    'app://sambung//secret.txt',
    'app://elsewhere/index.html',
  ]) {
    expect(await status(url), url).toBe(404);
  }
  expect(await status('app://sambung/index.html', 'POST')).toBe(404);
});

test('navigation, new windows and webviews are denied', async () => {
  const { window } = await boot();
  const contents = window.webContents;
  for (const url of ['https://attacker.example/', 'file:///etc/passwd', 'app://sambung/index.html', 'javascript:1']) {
    expect(contents.navigate(url), url).toBe(false);
    expect(contents.navigate(url, 'sub'), url).toBe(false);
    expect(contents.open(url), url).toBe(false);
  }
  expect(contents.attachWebview()).toBe(false);
  expect(contents.getURL()).toBe('app://sambung/');
});

/** Every permission there is, from Electron's own types: one that a later Electron brings is denied as well. */
function everyPermission(): string[] {
  const types = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
  const [, names = ''] =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types) ?? [];
  return [...names.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}

test('a page may have the clipboard for its buttons, and no other permission', async () => {
  const { electron, window } = await boot();
  const own = electron.session.defaultSession;
  const ours = { isMainFrame: true, requestingUrl: 'app://sambung/' };
  const all = everyPermission();
  expect(all.length).toBeGreaterThan(40);
  const clipboard = ['clipboard-read', 'clipboard-sanitized-write'];
  expect(all.filter((name) => own.grants(name, window.webContents, ours))).toEqual(clipboard);
  expect(all.filter((name) => own.has(name, window.webContents, ours))).toEqual(clipboard);
  expect(own.givesDevices()).toBe(false);
});

test.each([
  ['another page', true, { isMainFrame: true, requestingUrl: 'https://attacker.example/' }],
  ['a frame in ours', true, { isMainFrame: false, requestingUrl: 'app://sambung/' }],
  ['a frame that tells no address', true, { isMainFrame: true, requestingUrl: 'about:blank' }],
  ['our page while nobody is at its window', false, { isMainFrame: true, requestingUrl: 'app://sambung/' }],
])('the clipboard is not for %s', async (_, focused, asking) => {
  const { electron, window } = await boot();
  const own = electron.session.defaultSession;
  window.webContents.focused = focused;
  for (const permission of ['clipboard-read', 'clipboard-sanitized-write']) {
    expect(own.grants(permission, window.webContents, asking)).toBe(false);
    expect(own.has(permission, window.webContents, asking)).toBe(false);
    expect(own.has(permission, null, asking)).toBe(false);
  }
});

test('nothing is loaded from elsewhere', async () => {
  const { electron } = await boot();
  const own = electron.session.defaultSession;
  expect(own.loads('app://sambung/assets/index-abc.js')).toBe(true);
  for (const url of [
    'https://attacker.example/x.js',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'ws://a.example',
  ]) {
    expect(own.loads(url), url).toBe(false);
  }
});

test('only three channels are listened on', async () => {
  const { electron } = await boot();
  expect([...electron.ipcMain.handlers.keys()].sort()).toEqual(['sambung:call', 'sambung:give', 'sambung:subscribe']);
});

test('calls and subscriptions from any other frame, page or window are refused', async () => {
  const { window, electron } = await boot();
  const { FakeFrame, WebContents } = electron;
  const contents = window.webContents;
  const stranger = new WebContents({});
  stranger.mainFrame = new FakeFrame(stranger, 'app://sambung/');
  const senders = {
    'a frame inside our page': { sender: contents, senderFrame: new FakeFrame(contents, 'app://sambung/') },
    'a frame that is gone': { sender: contents, senderFrame: null },
    'another window on our page': { sender: stranger, senderFrame: stranger.mainFrame },
  };
  for (const [who, event] of Object.entries(senders)) {
    for (const channel of ['sambung:call', 'sambung:give', 'sambung:subscribe']) {
      const refused = electron.ipcMain.invoke(event, channel, ['settings.get', {}]);
      await expect(refused, `${who} on ${channel}`).rejects.toThrow('Refused');
    }
  }
});

test.each([
  'https://attacker.example/',
  'app://elsewhere/',
  'app://sambung.attacker.example/',
  'app://user@sambung/',
  'file:///index.html',
  'about:blank',
  'https://app//sambung/',
  '',
])('our own top frame is refused while it shows %s', async (url) => {
  const { window } = await boot();
  const frame = window.webContents.mainFrame;
  frame.url = url;
  await expect(frame.invoke('sambung:call', 'settings.get', {})).rejects.toThrow('Refused');
});

test('events stop as soon as the page is another', async () => {
  const { electron, window } = await boot();
  const { openIpc } = await import('../../src-main/hosts/electron/window/ipc.ts');
  electron.ipcMain.reset();
  let tell: (event: AnyEvent) => void = () => {};
  const core: CoreClient = {
    call: async () => ({ ok: true, value: {} as never }),
    subscribe: (listener) => {
      tell = listener;
      return () => {};
    },
  };
  openIpc({ core, logger: testPorts().logger, ours: () => window.webContents as never, give: () => null });
  const frame = window.webContents.mainFrame;
  await frame.invoke('sambung:subscribe');
  const send = vi.spyOn(window.webContents, 'send');
  const event: AnyEvent = { name: 'reports.progress', payload: { listId: 1, done: 1, total: 2 } };
  tell(event);
  expect(send).toHaveBeenCalledTimes(1);
  frame.url = 'https://attacker.example/';
  tell(event);
  expect(send).toHaveBeenCalledTimes(1);
});

test('the page hands over a file that a person dropped, and never a path', async () => {
  const { window, electron, client } = await boot();
  const { PageFile } = electron;
  const path = join(tempDir(), 'nasabah.csv');
  writeFileSync(path, 'nik;hp\n');
  const api = window.webContents.page?.window.sambung as { give(file: unknown): Promise<{ fileId: string } | null> };
  const given = await api.give(new PageFile('nasabah.csv', path));
  expect(given).toEqual({ fileId: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'nasabah.csv', bytes: 7 });
  expect(await client.call('drafts.open', { fileId: given?.fileId ?? '' })).toMatchObject({
    error: { code: 'no-data-rows' },
  });
  // What the page made itself lies nowhere; a text, or an object that looks like a file, is none.
  for (const made of [new PageFile('nasabah.csv'), path, { path, name: 'nasabah.csv' }, null, [path]]) {
    expect(await api.give(made)).toBeNull();
  }
});

test('what was dropped is read by its path only where lists are: ordinary files of their kinds', async () => {
  const { window } = await boot();
  const frame = window.webContents.mainFrame;
  const folder = tempDir();
  mkdirSync(join(folder, 'a.csv'));
  writeFileSync(join(folder, 'kunci.pem'), 'x');
  for (const path of [
    join(folder, 'a.csv'),
    join(folder, 'kunci.pem'),
    join(folder, 'tidak-ada.csv'),
    'a.csv',
    '',
    7,
  ]) {
    expect(await frame.invoke('sambung:give', path), String(path)).toBeNull();
  }
});

test('names that are not of the contract go no further', async () => {
  const { client, window } = await boot();
  const frame = window.webContents.mainFrame;
  for (const name of ['toString', '__proto__', 'files.pathOf', 7, null, ['settings.get'], { toString: 'x' }]) {
    expect(await frame.invoke('sambung:call', name, {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
  }
  expect(await client.call('settings.get', {})).toMatchObject({ ok: true });
});

test('the preload imports electron and nothing else, and hands on no object of it', () => {
  const source = readFileSync(new URL('../../src-preload/preload.ts', import.meta.url), 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
  expect(imports).toEqual(['electron']);
  expect(source).not.toMatch(/require\(|process\.[a-z]/);
  expect(source.match(/exposeInMainWorld/g)).toHaveLength(1);
});
