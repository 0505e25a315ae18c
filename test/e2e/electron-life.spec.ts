/** The life of the process in the real Electron: how it starts, fails, sleeps and ends. Nothing of it shows in a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findElectron } from '../../src-main/hosts/start/electron-program.ts';
import { askCore } from './support/core.ts';
import { hostKind, root } from './support/host-kind.ts';
import { launchElectron } from './support/launch-electron.ts';

type Life = {
  readonly dataDir: string;
  /** With inspection: a window to be driven. */
  open(more?: Record<string, string>): Promise<{ app: ElectronApplication; page: Page; ended: Promise<number | null> }>;
  /** As its icon starts it. `script`: run in the main process before the program. */
  start(script?: string): { child: ChildProcess; ended: Promise<number | null>; said(): string };
  log(): string;
};

/** Lines of main process code that a spec plays the person with. */
const press = (button: number) =>
  `require('electron').dialog.showMessageBox = async (...asked) => { console.error('BOX ' + asked.at(-1).message); return { response: ${button} }; };`;

const test = base.extend<{ life: Life }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  life: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sambung-life-'));
    const executablePath = findElectron(root, process.env) ?? '';
    const started: ChildProcess[] = [];
    const env = {
      ...process.env,
      ...{ LANG: 'id_ID.UTF-8', SAMBUNG_KEYRING: 'key-file', SAMBUNG_DATA_DIR: dataDir },
      SAMBUNG_STATE_DIR: join(dataDir, 'state'),
    } as Record<string, string>;
    const endOf = (child: ChildProcess) =>
      new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    await use({
      dataDir,
      async open(more = {}) {
        const app = await launchElectron({ executablePath, args: [root], env: { ...env, ...more } });
        started.push(app.process());
        const ended = endOf(app.process());
        const page = await app.firstWindow();
        await page.locator('h1').first().waitFor();
        return { app, page, ended };
      },
      start(script = '') {
        const hook = join(dataDir, 'hook.cjs');
        writeFileSync(hook, `setTimeout(() => { ${script} }, 0);`);
        const child = spawn(executablePath, [root], { env: { ...env, NODE_OPTIONS: `--require ${hook}` } });
        started.push(child);
        let said = '';
        child.stderr?.on('data', (piece) => {
          said += String(piece);
        });
        return { child, ended: endOf(child), said: () => said };
      },
      log() {
        const path = join(dataDir, 'logs', 'sambung.log');
        return existsSync(path) ? readFileSync(path, 'utf8') : '';
      },
    });
    for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

test.skip(() => hostKind() !== 'electron', 'only the real Electron has such a life');

/** The answers its boxes get from now on, and what they said. */
async function answerBoxes(app: ElectronApplication, response: number): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, button) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    dialog.showMessageBox = async (...asked: unknown[]) => {
      said.push((asked.at(-1) as { message: string }).message);
      return { response: button, checkboxChecked: false };
    };
  }, response);
  return () => app.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

/** One person, by practice. */
async function checkOne(page: Page): Promise<void> {
  const { connections } = await askCore(page, 'connections.list', {});
  const connectionId = connections[0]?.id ?? 0;
  await askCore(page, 'people.check', { nik: '3201014101900000', phone: '081234560003', connectionId });
}

/** Its process ends as by a crash; resolves when the program has loaded it anew. */
async function crashPage(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('did-finish-load', () => resolve());
        window?.webContents.forcefullyCrashRenderer();
      }),
  );
}

function quit(app: ElectronApplication): void {
  app.evaluate((electron) => electron.app.quit()).catch(() => {});
}

test('closed while it loads, it ends in peace', async ({ life }) => {
  const { ended, said } = life.start(`${press(0)}
    require('electron').app.on('browser-window-created', (_, window) => {
      window.webContents.once('did-start-loading', () => setImmediate(() => { console.error('CLOSED'); window.close(); }));
    });`);
  expect(await ended).toBe(0);
  expect(said()).toContain('CLOSED');
  expect(said()).not.toContain('BOX');
  expect(life.log()).not.toContain('"level":"error"');
  expect(existsSync(join(life.dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
});

test('a start that fails is logged, told for what it is, and ends with 3', async ({ life }) => {
  writeFileSync(join(life.dataDir, 'sambung.db'), 'a store whose vault is gone');
  const { ended, said } = life.start(press(0));
  expect(await ended).toBe(3);
  expect(said()).toContain('BOX Kunci data hilang atau rusak');
  expect(life.log()).toContain('"code":"store-key-lost"');
});

test('an error that nobody caught is told as a stop, not as a start that failed, and the core is closed', async ({
  life,
}) => {
  const { app, ended } = await life.open();
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async (...asked: unknown[]) => {
      console.error(`BOX ${(asked.at(-1) as { message: string }).message}`);
      return { response: 1, checkboxChecked: false };
    };
  });
  let said = '';
  app.process().stderr?.on('data', (piece) => {
    said += String(piece);
  });
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug');
    }, 10);
  });
  expect(await ended).toBe(3);
  expect(said).toContain('BOX Sambung berhenti karena kesalahan di dalam program.');
  expect(life.log()).toContain('"event":"uncaught"');
  expect(existsSync(join(life.dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
});

test('a page that dies is loaded anew and says so; the fourth time the person is asked', async ({ life }) => {
  const { app, page, ended } = await life.open();
  const boxes = await answerBoxes(app, 0);
  await page.evaluate(() => {
    location.hash = '#/lists';
  });
  const crash = () => crashPage(app);
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        '[location.hash, document.body.innerText, location.search]',
      ),
    ) as Promise<[string, string, string]>;
  await crash();
  await expect.poll(async () => (await shown())[1]).toContain('dimuat ulang setelah berhenti mendadak');
  expect((await shown())[0]).toBe('#/lists');
  expect((await shown())[2], 'a reload of one’s own says nothing').toBe('');
  await crash();
  await crash();
  expect(await boxes()).toEqual([]);
  await crash();
  expect(await boxes()).toEqual(['Tampilan Sambung berhenti berulang kali.']);
  await expect.poll(async () => (await shown())[1]).toContain('Beranda');
  const line = life
    .log()
    .split('\n')
    .find((one) => one.includes('window-process-gone'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ reason: 'crashed', electron: expect.any(String) });
  // A crash leaves no memory behind unless somebody asked for it.
  const profile = readdirSync(join(life.dataDir, 'electron'), { recursive: true, encoding: 'utf8' });
  expect(profile.filter((name) => name.endsWith('.dmp'))).toEqual([]);
  quit(app);
  expect(await ended).toBe(0);
});

test('crash dumps are recorded only where somebody asks, and gone with the next start', async ({ life }) => {
  const folder = join(life.dataDir, 'electron', 'crash-dumps');
  const dumps = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
      : [];
  const first = await life.open({ SAMBUNG_CRASH_DUMPS: '1' });
  await answerBoxes(first.app, 0);
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(dumps).toHaveLength(1);
  quit(first.app);
  expect(await first.ended).toBe(0);
  const second = await life.open();
  expect(existsSync(folder)).toBe(false);
  quit(second.app);
  await second.ended;
});

test('crash dumps by the setting are recorded from the next start on, and deleted by the first one without it', async ({
  life,
}) => {
  const folder = join(life.dataDir, 'electron', 'crash-dumps');
  const dumps = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
      : [];
  const setting = async (page: Page) => {
    await page.evaluate(() => {
      location.hash = '#/settings/security';
    });
    return page.getByRole('switch', { name: 'Rekam isi memori bila Sambung rusak' });
  };
  const first = await life.open();
  const off = await setting(first.page);
  await expect(off).not.toBeChecked();
  await off.press('Space');
  await expect(first.page.getByRole('dialog')).toContainText('data nasabah dan kunci, tanpa sandi');
  await first.page.getByRole('button', { name: 'Ya, rekam' }).click();
  await expect(off).toBeChecked();
  await expect(first.page.getByText('Berlaku saat Sambung dibuka lagi.')).toBeVisible();
  quit(first.app);
  expect(await first.ended).toBe(0);

  const second = await life.open();
  await answerBoxes(second.app, 0);
  await crashPage(second.app);
  // Two were there once: which process left the other is not known.
  await expect.poll(dumps).not.toEqual([]);
  const [dump = ''] = dumps();
  expect(readFileSync(join(folder, dump)).subarray(0, 4).toString('latin1'), 'a real one').toBe('MDMP');
  // Playwright has lost the page that crashed: the main process asks the one that was loaded anew.
  const turnedOff = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "window.sambung.call('settings.set', { crashDumps: false })",
    ),
  );
  expect(turnedOff).toMatchObject({ ok: true, value: { crashDumps: false } });
  quit(second.app);
  expect(await second.ended).toBe(0);
  expect(dumps(), 'who helps may still fetch it').toContain(dump);

  const third = await life.open();
  expect(existsSync(folder), 'deleted at the first start without it').toBe(false);
  await crashPage(third.app);
  quit(third.app);
  expect(await third.ended).toBe(0);
  expect(dumps(), 'and none is written any more').toEqual([]);
});

test('a page that hangs is asked about, and is loaded anew when the person wants it', async ({ life }) => {
  // Not to be driven: Chromium does not call a page hung that is being inspected.
  const { ended, said } = life.start(`${press(1)}
    const { app } = require('electron');
    app.on('browser-window-created', (_, window) => {
      const { webContents } = window;
      let loads = 0;
      webContents.on('did-finish-load', () => {
        loads += 1;
        console.error('LOAD ' + webContents.getURL());
        if (loads > 1) { app.quit(); return; }
        setTimeout(() => {
          webContents.executeJavaScript('for (;;) {}').catch(() => {});
          setTimeout(() => { for (const type of ['keyDown', 'keyUp']) webContents.sendInputEvent({ type, keyCode: 'Tab' }); }, 500);
        }, 1500);
      });
    });`);
  expect(await ended).toBe(0);
  expect(said()).toContain('BOX Tampilan Sambung tidak menanggapi.');
  expect(said()).toContain('LOAD app://sambung/?anew');
  expect(life.log()).toContain('window-unresponsive');
});

test('sleep holds the queue, a list that runs keeps the machine awake, and the session’s end closes the core', async ({
  life,
}) => {
  const { app, page, ended } = await life.open();
  await app.evaluate(({ powerSaveBlocker }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const { start, stop } = powerSaveBlocker;
    powerSaveBlocker.start = (type) => {
      asked.push(type);
      return start.call(powerSaveBlocker, type);
    };
    powerSaveBlocker.stop = (id) => {
      asked.push('let go');
      return stop.call(powerSaveBlocker, id);
    };
  });
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await checkOne(page);
  await expect.poll(asked).toEqual(['prevent-app-suspension', 'let go']);
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  expect(life.log()).toContain('queue-held-for-sleep');
  expect(life.log()).toContain('queue-released');
  app.evaluate(({ powerMonitor }) => void powerMonitor.emit('shutdown', { preventDefault() {} })).catch(() => {});
  expect(await ended).toBe(0);
  expect(existsSync(join(life.dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
});

test('a second start brings the first forward; while the first is ending it waits and then opens', async ({ life }) => {
  const first = await life.open();
  const minimized = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(minimized).toBe(true);
  expect(await life.start().ended).toBe(0);
  await expect.poll(minimized).toBe(false);

  // Something is under way, so that the end takes its time: the program waits four seconds for an answer.
  await askCore(first.page, 'practice.steer', { weather: 'up', latencyMs: { min: 9_000, max: 9_000 } });
  await checkOne(first.page);
  await first.page.waitForTimeout(1_500);
  const began = Date.now();
  quit(first.app);
  await expect.poll(() => existsSync(join(life.dataDir, 'electron', 'ending'))).toBe(true);
  const second = life.start(`require('electron').app.on('browser-window-created', (_, window) => {
      window.once('ready-to-show', () => { console.error('SHOWN'); setTimeout(() => window.close(), 500); });
    });
    require('electron').dialog.showMessageBox = (options) => {
      console.error('BOX ' + options.message);
      return new Promise((resolve) => options.signal?.addEventListener('abort', () => resolve({ response: 0 })));
    };`);
  expect(await first.ended).toBe(0);
  expect(Date.now() - began).toBeGreaterThan(2_000);
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain('BOX Sambung yang tadi masih menutup.');
  expect(second.said()).toContain('SHOWN');
});
