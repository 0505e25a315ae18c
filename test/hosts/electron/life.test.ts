/** The life of the process: how it starts beside another, ends, sleeps, and what it says where it fails. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { nothingSet } from '../../../src-main/contract/policy.ts';
import { logPath } from '../../../src-main/hosts/common/log-file.ts';
import { Preventable } from '../../fakes/electron/app.ts';
import { boot, loadEntry } from '../../fakes/electron/boot.ts';
import { untilTakenAway } from '../../fakes/electron/system.ts';
import { tempDir } from '../../fakes/ports.ts';
import { value } from '../../fakes/value.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

const logged = (dataDir: string) => (existsSync(logPath(dataDir)) ? readFileSync(logPath(dataDir), 'utf8') : '');
/** The core was closed in order. */
const closedInOrder = (dataDir: string) => !existsSync(join(dataDir, 'sambung.db-wal'));

describe('a start', () => {
  test('whose window is closed while it loads ends in peace: nothing is told, nothing logged', async () => {
    const held = Promise.withResolvers<void>();
    const { electron, dataDir } = await loadEntry({
      before: ({ app }) => {
        app.on('web-contents-created', (_, contents) => {
          contents.loadingHeldBy = held.promise;
        });
      },
    });
    const window = await vi.waitFor(() => {
      const [found] = electron.BrowserWindow.getAllWindows();
      if (!found) throw new Error('no window yet');
      return found;
    }, 10_000);
    window.close();
    held.resolve();
    expect(await electron.app.exited.promise).toBe(0);
    expect(electron.dialog.shown).toEqual([]);
    expect(logged(dataDir)).not.toContain('"level":"error"');
    expect(closedInOrder(dataDir)).toBe(true);
  });

  test('that is told to quit while the core opens closes what it opened', async () => {
    const { electron, dataDir } = await loadEntry();
    electron.app.quit();
    expect(await electron.app.exited.promise).toBe(0);
    expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
    expect(electron.dialog.shown).toEqual([]);
    expect(closedInOrder(dataDir)).toBe(true);
  });

  test.each([
    ['the window is not built', { appPath: true }],
    ['the folder of the data is a file', { file: true }],
  ])('that fails because %s is told and logged', async (_, how) => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    const { electron, dataDir } = await loadEntry({
      ...('file' in how && { dataDir: join(file, 'data') }),
      before: ({ app }) => {
        if ('appPath' in how) app.appPath = tempDir();
      },
    });
    expect(await electron.app.exited.promise).toBe(3);
    expect(electron.dialog.shown).toHaveLength(1);
    if ('appPath' in how) {
      expect(logged(dataDir)).toContain('launch-failed');
      expect(electron.dialog.shown[0]?.text).toContain(logPath(dataDir));
      expect(closedInOrder(dataDir), 'the core was open by then').toBe(true);
    } else
      expect(logged(process.env.SAMBUNG_STATE_DIR ?? ''), 'in the system’s place for logs').toContain(
        'disk-not-writable',
      );
  });

  test('whose data is refused is logged once, by its code', async () => {
    const dataDir = tempDir();
    writeFileSync(join(dataDir, 'sambung.db'), 'a store whose vault is gone');
    const { electron } = await loadEntry({ dataDir });
    expect(await electron.app.exited.promise).toBe(3);
    expect(logged(dataDir).match(/launch-refused/g)).toHaveLength(1);
  });
});

describe('an error that nobody caught', () => {
  /** As Node gives it to whoever listens for it: the entry, and not the test's own process. */
  function throwUncaught(error: Error, before: readonly NodeJS.UncaughtExceptionListener[]): void {
    for (const listener of process.listeners('uncaughtException')) {
      if (!before.includes(listener)) listener(error, 'uncaughtException');
    }
  }

  test('in a running program is logged, told as what it is, and leaves by the one way out', async () => {
    const before = process.listeners('uncaughtException');
    const { electron, dataDir, window } = await boot();
    throwUncaught(new Error('a bug'), before);
    expect(await electron.app.exited.promise).toBe(3);
    const [shown] = electron.dialog.shown;
    expect(shown?.text).toContain('berhenti karena kesalahan di dalam program');
    expect(shown?.text).toContain('Tidak ada yang hilang');
    expect(shown?.text).not.toContain('tidak dapat dimulai');
    expect(electron.dialog.shown).toHaveLength(1);
    expect(electron.app.relaunched).toEqual([]);
    expect(logged(dataDir)).toContain('"event":"uncaught"');
    expect(window.isDestroyed()).toBe(true);
    expect(closedInOrder(dataDir)).toBe(true);
  });

  test('lets it be started again', async () => {
    const before = process.listeners('uncaughtException');
    const { electron } = await boot({
      before: ({ dialog }) => {
        dialog.chooses.buttons = ['Buka lagi'];
      },
    });
    throwUncaught(new Error('a bug'), before);
    throwUncaught(new Error('and another, while it ends'), before);
    expect(await electron.app.exited.promise).toBe(3);
    expect(electron.app.relaunched).toHaveLength(1);
    expect(electron.dialog.shown).toHaveLength(1);
  });
});

describe('a promise that failed with nobody waiting for it', () => {
  /** As Node gives it to whoever listens for it: the entry, and not the test's own process. */
  function reject(reason: unknown, before: readonly NodeJS.UnhandledRejectionListener[]): void {
    for (const listener of process.listeners('unhandledRejection')) {
      if (!before.includes(listener)) listener(reason, Promise.resolve());
    }
  }

  test('in a running program is logged whole, and the program goes on', async () => {
    const before = process.listeners('unhandledRejection');
    const { electron, dataDir, window, client } = await boot();
    reject(new Error('a bug'), before);
    const line = logged(dataDir)
      .split('\n')
      .find((one) => one.includes('"event":"unhandled"'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      error: { kind: 'Error', message: 'a …', at: expect.arrayContaining([expect.stringContaining(':')]) },
    });
    expect(await client.call('system.info', {})).toMatchObject({ ok: true });
    expect(electron.dialog.shown).toEqual([]);
    expect(window.isDestroyed()).toBe(false);
    expect(electron.app.exitCode).toBeNull();
  });

  test('while it starts is told as a start that failed: what waits for it would wait for ever', async () => {
    const before = process.listeners('unhandledRejection');
    const held = Promise.withResolvers<void>();
    const { electron, dataDir } = await loadEntry({
      before: ({ app }) => {
        app.on('web-contents-created', (_, contents) => {
          contents.loadingHeldBy = held.promise;
        });
      },
    });
    await vi.waitFor(() => expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1), 10_000);
    reject(new Error('a bug'), before);
    await vi.waitFor(() => expect(electron.dialog.shown[0]?.text).toContain('tidak dapat dimulai'));
    held.resolve();
    expect(await electron.app.exited.promise).toBe(3);
    expect(electron.dialog.shown).toHaveLength(1);
    expect(logged(dataDir)).toContain('"event":"unhandled"');
    expect(closedInOrder(dataDir)).toBe(true);
  });
});

describe('a page that dies', () => {
  test('is loaded anew where it was, says so, and is logged with its reason and the versions', async () => {
    const { window, dataDir } = await boot();
    window.webContents.mainFrame.url = 'app://sambung/#/lists';
    const load = vi.spyOn(window, 'loadURL');
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 });
    expect(load).toHaveBeenCalledExactlyOnceWith('app://sambung/?anew#/lists');
    const line = logged(dataDir)
      .split('\n')
      .find((one) => one.includes('window-process-gone'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ reason: 'oom', exitCode: 9, version: '9.8.7' });
  });

  test('again and again is asked about at the fourth time, and the person may go on', async () => {
    const { electron, window } = await boot({
      before: ({ dialog }) => {
        dialog.chooses.buttons = ['Muat ulang', 'Keluar'];
      },
    });
    const load = vi.spyOn(window, 'loadURL');
    const die = () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    for (let n = 0; n < 3; n += 1) die();
    expect(load.mock.calls.map(([url]) => url).slice(1), 'not where it died').toEqual([
      'app://sambung/?anew',
      'app://sambung/?anew',
    ]);
    expect(electron.dialog.shown).toEqual([]);
    die();
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(4));
    expect(electron.dialog.shown[0]?.text).toContain('berhenti berulang kali');
    // It counts anew, and the next time the person has had enough.
    for (let n = 0; n < 4; n += 1) die();
    expect(await electron.app.exited.promise).toBe(0);
    expect(load).toHaveBeenCalledTimes(7);
  });

  test('once in a while is not counted for ever', async () => {
    const { electron, window } = await boot();
    const load = vi.spyOn(window, 'loadURL');
    const clock = vi.spyOn(performance, 'now');
    onTestFinished(() => clock.mockRestore());
    for (let n = 1; n <= 8; n += 1) {
      clock.mockReturnValue(n * 11 * 60_000);
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    }
    expect(load).toHaveBeenCalledTimes(8);
    expect(electron.dialog.shown).toEqual([]);
  });

  test('because the program ends is left alone', async () => {
    const { electron, window } = await boot();
    const load = vi.spyOn(window, 'loadURL');
    electron.app.quit();
    window.webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    expect(await electron.app.exited.promise).toBe(0);
    expect(load).not.toHaveBeenCalled();
  });
});

describe('a page that does not respond', () => {
  test('is asked about; loaded anew it is no accident', async () => {
    const { electron, window, dataDir } = await boot({
      before: ({ dialog }) => {
        dialog.chooses.buttons = ['Tunggu', 'Muat ulang'];
      },
    });
    const load = vi.spyOn(window, 'loadURL');
    window.emit('unresponsive');
    await vi.waitFor(() => expect(electron.dialog.shown[0]?.text).toContain('tidak menanggapi'));
    expect(load).not.toHaveBeenCalled();
    window.emit('unresponsive');
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    expect(logged(dataDir)).toContain('window-unresponsive');
  });

  test('and then does takes the question away', async () => {
    const { electron, window, dataDir } = await boot({
      before: ({ dialog }) => {
        dialog.chooses.buttons = [untilTakenAway];
      },
    });
    const load = vi.spyOn(window, 'loadURL');
    window.emit('unresponsive');
    await vi.waitFor(() => expect(electron.dialog.shown).toHaveLength(1));
    window.emit('responsive');
    expect(logged(dataDir)).toContain('window-responsive');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(load).not.toHaveBeenCalled();
  });
});

test('a process beside the window that goes is logged, unless it went as it should', async () => {
  const { electron, dataDir } = await boot();
  electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0, name: 'a' });
  electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed', exitCode: 15, name: 'a' });
  electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139, name: 'b' });
  expect(logged(dataDir).match(/process-gone/g)).toHaveLength(1);
  expect(logged(dataDir)).toContain('"type":"GPU","reason":"crashed","exitCode":139');
});

describe('crash dumps', () => {
  test('are not recorded, and those of an earlier time are deleted', async () => {
    const dataDir = tempDir();
    const folder = join(dataDir, 'electron', 'crash-dumps');
    mkdirSync(join(folder, 'completed'), { recursive: true });
    writeFileSync(join(folder, 'completed', 'a.dmp'), 'the memory of a page');
    const { electron } = await boot({ dataDir });
    expect(existsSync(folder)).toBe(false);
    expect(electron.crashReporter.started).toBeNull();
    expect(logged(dataDir)).toContain('crash-dumps-deleted');
  });

  test('that are switched on go to nobody, and the window warns of them', async () => {
    vi.stubEnv('SAMBUNG_CRASH_DUMPS', '1');
    const { electron, dataDir } = await boot();
    expect(electron.crashReporter.started).toMatchObject({ uploadToServer: false });
    expect(electron.app.getPath('crashDumps')).toBe(join(dataDir, 'electron', 'crash-dumps'));
    await vi.waitFor(() => expect(electron.dialog.shown[0]?.text).toContain('data nasabah dan kunci'));
    expect(logged(dataDir)).toContain('crash-dumps-on');
  });
});

describe('crash dumps by the setting', () => {
  const dumps = (dataDir: string) => join(dataDir, 'electron', 'crash-dumps');

  test('are recorded from the next start, with the warning, and gone with the first start without it', async () => {
    const first = await boot();
    const { dataDir } = first;
    await first.client.call('settings.set', { crashDumps: true });
    expect(first.electron.crashReporter.started, 'not in mid-program').toBeNull();
    await first.quit();

    const second = await boot({ dataDir });
    expect(second.electron.crashReporter.started).toMatchObject({ uploadToServer: false });
    await vi.waitFor(() => expect(second.electron.dialog.shown[0]?.text).toContain('data nasabah dan kunci'));
    mkdirSync(dumps(dataDir), { recursive: true });
    writeFileSync(join(dumps(dataDir), 'a.dmp'), 'the memory of a page');
    await second.client.call('settings.set', { crashDumps: false });
    await second.quit();

    const third = await boot({ dataDir });
    expect(third.electron.crashReporter.started).toBeNull();
    expect(existsSync(dumps(dataDir))).toBe(false);
  });

  test('are not switched on for good by a mark that somebody else made', async () => {
    const dataDir = tempDir();
    mkdirSync(join(dataDir, 'electron'));
    writeFileSync(join(dataDir, 'electron', 'crash-dumps-on'), '');
    await (await boot({ dataDir })).quit();
    const { electron } = await boot({ dataDir });
    expect(electron.crashReporter.started).toBeNull();
  });

  test.each([
    ['forbids them', { fault: null, name: null, set: { ...nothingSet, crashDumps: false as const } }],
    ['cannot be followed', { fault: 'not-json' as const, name: null, set: nothingSet }],
  ])('are not recorded where the policy %s, whoever asks', async (_, policy) => {
    const asked = { argv: ['sambung', '--crash-dumps'], env: { SAMBUNG_CRASH_DUMPS: '1' } };
    const { recordCrashDumps } = await import('../../../src-main/hosts/electron/life/crash-dumps.ts');
    const { crashReporter } = await import('../../fakes/electron/system.ts');
    crashReporter.started = null;
    const profile = tempDir();
    const warned: string[] = [];
    const logger = { info: () => {}, warn: (event: string) => void warned.push(event), error: () => {} };
    expect(recordCrashDumps(profile, logger, { path: '/etc/sambung/policy.json', ...policy }, asked)).toBeNull();
    expect(crashReporter.started).toBeNull();
    expect(warned).toEqual(['crash-dumps-not-allowed']);
    expect(recordCrashDumps(profile, logger, null, asked)).not.toBeNull();
  });
});

describe('the end of the session', () => {
  test('that Windows only asks for holds the queue; once it comes the core is closed by the one way out', async () => {
    const { electron, window, dataDir, client } = await boot();
    const heard = new Preventable();
    window.emit('query-session-end', heard);
    expect(heard.defaultPrevented, 'nothing is under way').toBe(false);
    expect(logged(dataDir)).toContain('queue-held-for-sleep');
    // It may be called off: then the queue goes on after a while (test/core/queue/sleep.test.ts).
    expect(await client.call('system.info', {})).toMatchObject({ ok: true });
    expect(existsSync(join(dataDir, 'electron', 'ending')), 'it does not end').toBe(false);
    window.emit('session-end', new Preventable());
    expect(await electron.app.exited.promise).toBe(0);
    expect(closedInOrder(dataDir)).toBe(true);
  });

  test.each([true, false])('on Windows waits for answers that are on their way (keepAwake: %s)', async (keepAwake) => {
    const { electron, window, dataDir, client } = await boot();
    await value(client.call('settings.set', { keepAwake }));
    await value(client.call('practice.steer', { weather: 'up', latencyMs: { min: 1_500, max: 1_500 } }));
    const { connections } = await value(client.call('connections.list', {}));
    const person = { nik: '3201014101900000', phone: '081234560003', connectionId: connections[0]?.id ?? 0 };
    await value(client.call('people.check', person));
    await vi.waitFor(async () => {
      expect((await value(client.call('queue.status', {}))).states.sending).toBe(1);
    });
    const heard = new Preventable();
    window.emit('query-session-end', heard);
    expect(heard.defaultPrevented).toBe(true);
    expect(await electron.app.exited.promise).toBe(0);
    expect(closedInOrder(dataDir)).toBe(true);
    const again = await boot({ dataDir });
    // Answered, or not sent at all: then it goes out now.
    expect((await value(again.client.call('queue.status', {}))).states.in_doubt).toBe(0);
  });

  test('elsewhere waits for the core, and then the program is gone', async () => {
    const { electron, dataDir } = await boot();
    const heard = new Preventable();
    electron.powerMonitor.emit('shutdown', heard);
    expect(heard.defaultPrevented).toBe(true);
    expect(await electron.app.exited.promise).toBe(0);
    expect(closedInOrder(dataDir)).toBe(true);
  });
});

test('sleep reaches the queue, and waking releases it', async () => {
  const { electron, dataDir } = await boot();
  electron.powerMonitor.emit('suspend');
  electron.powerMonitor.emit('resume');
  const events = logged(dataDir).match(/queue-(held-for-sleep|released)/g);
  expect(events).toEqual(['queue-held-for-sleep', 'queue-released']);
});

describe('a second start', () => {
  /** Another program holds the lock; `ending`: it says that it is about to go. */
  async function besideAnother(choices: { ending: boolean; buttons?: string[] }) {
    const dataDir = tempDir();
    const profile = join(dataDir, 'electron');
    mkdirSync(profile, { recursive: true });
    if (choices.ending) writeFileSync(join(profile, 'ending'), String(process.pid));
    return loadEntry({
      dataDir,
      before: ({ app, dialog }) => {
        app.lockedBySomebodyElse = true;
        dialog.chooses.buttons = choices.buttons ?? [];
      },
    });
  }

  test('while the first still runs ends at once', async () => {
    const { electron, dataDir } = await besideAnother({ ending: false });
    expect(await electron.app.exited.promise).toBe(0);
    expect(existsSync(join(dataDir, 'sambung.db'))).toBe(false);
  });

  test('while the first is ending waits for it, says so where it takes long, and then opens', async () => {
    const { electron } = await besideAnother({ ending: true, buttons: [untilTakenAway] });
    await vi.waitFor(() => expect(electron.dialog.shown[0]?.text ?? '').toMatch('masih menutup'), 4_000);
    expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
    electron.app.lockedBySomebodyElse = false;
    await vi.waitFor(() => expect(electron.BrowserWindow.getAllWindows()[0]?.visible).toBe(true), 10_000);
    expect(electron.app.exitCode).toBeNull();
  });

  test('need not be waited for', async () => {
    const { electron } = await besideAnother({ ending: true, buttons: ['Batal'] });
    expect(await electron.app.exited.promise).toBe(0);
    expect(electron.dialog.shown).toHaveLength(1);
  });

  test('while the first still loads brings its window forward when there is something to see', async () => {
    const held = Promise.withResolvers<void>();
    const { electron } = await loadEntry({
      before: ({ app }) => {
        app.on('web-contents-created', (_, contents) => {
          contents.loadingHeldBy = held.promise;
        });
      },
    });
    await vi.waitFor(() => expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1), 10_000);
    electron.app.startedAgain();
    expect(electron.BrowserWindow.getAllWindows()[0]?.visible).toBe(false);
    held.resolve();
    await vi.waitFor(() => expect(electron.BrowserWindow.getAllWindows()[0]?.visible).toBe(true));
  });

  test('a program that ends says so beside its lock, and takes that back', async () => {
    const { electron, dataDir } = await boot();
    electron.app.quit();
    expect(readFileSync(join(dataDir, 'electron', 'ending'), 'utf8')).toBe(String(process.pid));
    await electron.app.exited.promise;
  });
});
