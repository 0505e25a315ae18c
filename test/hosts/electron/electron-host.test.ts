/** The Electron host from start to end: the real entry against the stand-in for the `electron` module. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { boot, loadEntry } from '../../fakes/electron/boot.ts';
import { tempDir } from '../../fakes/ports.ts';
import { value as settled } from '../../fakes/value.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

describe('a start', () => {
  test('shows the window, says it is Electron, and has native dialogs', async () => {
    const { client, window, electron, dataDir } = await boot();
    expect(window.visible).toBe(true);
    expect(await settled(client.call('system.info', {}))).toMatchObject({
      host: 'electron',
      version: '9.8.7',
      locale: 'id-ID',
      dataDir,
      dialogs: true,
    });
    expect(electron.dialog.shown).toEqual([]);
  });

  test('keeps what Chromium writes inside the data directory', async () => {
    const { electron, dataDir } = await boot();
    expect(electron.app.getPath('userData')).toBe(join(dataDir, 'electron'));
  });

  test.each([
    ['id-ID', 'Berkas'],
    ['en-GB', 'File'],
  ])('on a %s system has a menu that begins with %s', async (language, label) => {
    const { electron } = await boot({
      before: ({ app }) => {
        app.languages = [language];
      },
    });
    expect(electron.Menu.current?.[0]?.label).toBe(label);
  });

  test('while another one runs ends at once and opens nothing', async () => {
    const { electron, dataDir } = await loadEntry({
      before: ({ app }) => {
        app.lockedBySomebodyElse = true;
      },
    });
    expect(await electron.app.exited.promise).toBe(0);
    expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
    expect(existsSync(join(dataDir, 'sambung.db'))).toBe(false);
  });

  test('of a second one brings the first one forward', async () => {
    const { electron, window } = await boot();
    window.minimized = true;
    electron.app.startedAgain();
    expect(window).toMatchObject({ minimized: false, focused: 1 });
  });
});

describe('a start that fails', () => {
  async function failure(choices: Parameters<typeof loadEntry>[0]) {
    const { electron } = await loadEntry(choices);
    const code = await electron.app.exited.promise;
    const [shown] = electron.dialog.shown;
    return { code, text: shown?.text ?? '', windows: electron.BrowserWindow.getAllWindows().length };
  }

  test('says why and what to do in the language of the system, without a trace, and ends with 3', async () => {
    const dataDir = tempDir();
    writeFileSync(join(dataDir, 'sambung.db'), 'a store whose vault is gone');
    const { code, text, windows } = await failure({ dataDir });
    expect({ code, windows }).toEqual({ code: 3, windows: 0 });
    expect(text).toContain('Kunci data hilang atau rusak');
    expect(text).toContain(dataDir);
    expect(text).not.toMatch(/Error|\bat .+:\d+/);
    expect(readFileSync(join(dataDir, 'sambung.db'), 'utf8')).toBe('a store whose vault is gone');
  });

  test('without its database offers the ways on, and changes nothing when the person quits', async () => {
    const dataDir = tempDir();
    await (await boot({ dataDir })).quit();
    writeFileSync(join(dataDir, 'sambung.db'), '');
    const { electron } = await loadEntry({ dataDir });
    expect(await electron.app.exited.promise).toBe(3);
    expect(electron.dialog.shown, 'told once').toMatchObject([{ kind: 'message' }]);
    expect(electron.dialog.shown[0]?.text).toContain('tidak ada atau kosong');
    expect(electron.dialog.shown[0]?.text).toContain('[Keluar|Coba lagi|Mulai baru…|English]');
    expect(readFileSync(join(dataDir, 'sambung.db'))).toHaveLength(0);
  });

  test('without its database starts afresh when the person says so twice, in the language they choose, and keeps what is there', async () => {
    const dataDir = tempDir();
    await (await boot({ dataDir })).quit();
    writeFileSync(join(dataDir, 'sambung.db'), '');
    const before = ({ dialog }: { dialog: { chooses: { buttons: string[] } } }) => {
      dialog.chooses.buttons = ['Mulai baru…', 'Jangan', 'English', 'Start afresh…', 'Yes, start afresh'];
    };
    const { client, electron } = await boot({ dataDir, before });
    expect(electron.dialog.shown).toHaveLength(5);
    expect(await settled(client.call('lists.page', {}))).toMatchObject({ lists: [] });
    const aside = readdirSync(dataDir).find((name) => name.startsWith('set-aside-')) ?? '';
    expect(readdirSync(join(dataDir, aside))).toContain('vault.json');
  });

  test('with a backup restores it, and the window says that the data is older', async () => {
    const dataDir = tempDir();
    await (await boot({ dataDir })).quit();
    mkdirSync(join(dataDir, 'backups'));
    writeFileSync(join(dataDir, 'backups', 'sambung-schema-5.db'), readFileSync(join(dataDir, 'sambung.db')));
    const second = await boot({ dataDir });
    await settled(second.client.call('settings.set', { theme: 'dark' }));
    await second.quit();
    writeFileSync(join(dataDir, 'sambung.db'), '');
    const { client } = await boot({
      dataDir,
      before: ({ dialog }) => {
        dialog.chooses.buttons = ['Pulihkan cadangan'];
      },
    });
    expect(await settled(client.call('system.info', {}))).toMatchObject({ older: { commits: 1, calls: 0 } });
    expect(await settled(client.call('system.acceptOlder', {}))).toMatchObject({ older: null });
  });

  test('when the folder cannot be made', async () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    const { code, text } = await failure({
      dataDir: join(file, 'data'),
      before: ({ app }) => {
        app.languages = ['en-US'];
      },
    });
    expect(code).toBe(3);
    expect(text).toContain('The data folder cannot be written.');
  });

  test('when the keyring that sealed the data is not there', async () => {
    const dataDir = tempDir();
    const first = await boot({ dataDir, keyring: '' });
    expect(await settled(first.client.call('system.info', {}))).toMatchObject({ keyring: { kind: 'safe-storage' } });
    await first.quit();
    const { code, text } = await failure({
      dataDir,
      keyring: '',
      before: ({ safeStorage }) => {
        safeStorage.backend = 'basic_text';
      },
    });
    expect(code).toBe(3);
    // The window does not send anybody to the window.
    expect(text).not.toContain('jendela Sambung');
    expect(text).toContain('Masuk ke sesi desktop');
  });

  test('when the window was not built', async () => {
    const { code, text } = await failure({
      before: ({ app }) => {
        app.appPath = tempDir();
      },
    });
    expect(code).toBe(3);
    expect(text).toContain('kesalahan di dalam program');
  });
});

describe('the keyring', () => {
  const kind = async (client: Awaited<ReturnType<typeof boot>>['client']) =>
    (await settled(client.call('system.info', {}))).keyring;

  test('is safeStorage where that is real, and opens again at the next start', async () => {
    const first = await boot({ keyring: '' });
    expect(await kind(first.client)).toEqual({ kind: 'safe-storage', weak: false });
    await settled(first.client.call('settings.set', { theme: 'dark' }));
    await first.quit();
    const second = await boot({ keyring: '', dataDir: first.dataDir });
    expect(await settled(second.client.call('settings.get', {}))).toMatchObject({ theme: 'dark' });
  });

  test('is not safeStorage where that would only scramble', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
    const { client } = await boot({
      keyring: '',
      before: ({ safeStorage }) => {
        safeStorage.backend = 'basic_text';
      },
    });
    const found = await kind(client);
    expect(found.kind).not.toBe('safe-storage');
    if (process.platform === 'linux') expect(found).toEqual({ kind: 'key-file', weak: true });
  });

  test('that was made anew means the key is lost, and the old data stays', async () => {
    const first = await boot({ keyring: '' });
    await first.quit();
    const before = readFileSync(join(first.dataDir, 'sambung.db'));
    const { electron } = await loadEntry({
      keyring: '',
      dataDir: first.dataDir,
      before: ({ safeStorage }) => safeStorage.loseKeyring(),
    });
    expect(await electron.app.exited.promise).toBe(3);
    expect(electron.dialog.shown[0]?.text).toContain('hilang atau rusak');
    expect(readFileSync(join(first.dataDir, 'sambung.db'))).toEqual(before);
  });

  test('binds the label, refuses the built-in password, and is not there before the app is ready', async () => {
    vi.resetModules();
    const electron = (await import('electron')) as unknown as typeof import('../../fakes/electron/electron.ts');
    electron.resetElectron();
    const { safeStorageKeyring } = await import('../../../src-main/hosts/electron/ports/safe-storage-keyring.ts');
    const keyring = safeStorageKeyring({ state: async () => 'works' }, 'linux');
    expect(await keyring.state()).toBe('absent');
    electron.app.becomeReady();
    expect(await keyring.state()).toBe('works');
    const sealed = await keyring.seal(Buffer.from([0, 1, 2, 255]), 'connection-1');
    expect([...(await keyring.unseal(sealed, 'connection-1'))]).toEqual([0, 1, 2, 255]);
    for (const label of ['connection-2', 'connection', 'connection-1\nAAEC']) {
      await expect(keyring.unseal(sealed, label), label).rejects.toMatchObject({ code: 'store-key-lost' });
    }
    // A desktop that claims a keyring, while what comes out bears the mark of the built-in password.
    const encrypt = vi.spyOn(electron.safeStorage, 'encryptString').mockReturnValue(Buffer.from('v10scrambled'));
    expect(await keyring.state()).toBe('absent');
    encrypt.mockRestore();
    electron.safeStorage.available = false;
    expect(await keyring.state()).toBe('absent');
  });
});

describe('the dialogs', () => {
  test('open a list without its path reaching the page', async () => {
    const { client, electron } = await boot();
    const path = join(tempDir(), 'nasabah.csv');
    writeFileSync(path, 'nik;hp\n');
    electron.dialog.chooses.open = path;
    const { file } = await settled(client.call('files.chooseOpen', {}));
    expect(file).toMatchObject({ name: 'nasabah.csv', bytes: 7 });
    expect(JSON.stringify(file)).not.toContain(path);
    expect(electron.dialog.shown.at(-1)).toMatchObject({ kind: 'open', title: 'Pilih daftar nasabah' });
  });

  test('let several lists be chosen at once, and none', async () => {
    const { client, electron } = await boot();
    const paths = ['a.csv', 'b.csv'].map((name) => join(tempDir(), name));
    for (const path of paths) writeFileSync(path, 'nik;hp\n');
    electron.dialog.chooses.several = paths;
    const { files } = await settled(client.call('files.chooseSeveral', {}));
    expect(files.map((file) => file.name)).toEqual(['a.csv', 'b.csv']);
    electron.dialog.chooses.several = [];
    expect(await settled(client.call('files.chooseSeveral', {}))).toEqual({ files: [] });
  });

  test('suggest the name of the report among the documents', async () => {
    const { client, electron } = await boot();
    const { file } = await settled(
      client.call('files.chooseSave', { kind: 'report', suggestedName: '../laporan.xlsx' }),
    );
    expect(file).toBeNull();
    const documents = electron.app.getPath('documents');
    expect(electron.dialog.shown.at(-1)).toMatchObject({ kind: 'save', text: join(documents, 'laporan.xlsx') });
  });
});

describe('the end', () => {
  test('closes the core before the program, whoever asks', async () => {
    const { dataDir, window, electron, client } = await boot();
    await settled(client.call('settings.set', { theme: 'dark' }));
    window.close();
    expect(electron.app.exitCode, 'not before the core is closed').toBeNull();
    expect(await electron.app.exited.promise).toBe(0);
    expect(existsSync(join(dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
  });

  test('leaves the data directory to the next one', async () => {
    const first = await boot();
    expect(await first.quit()).toBe(0);
    const second = await boot({ dataDir: first.dataDir });
    expect(await settled(second.client.call('system.info', {}))).toMatchObject({ role: 'owner' });
  });

  test('asked for twice comes once', async () => {
    const { electron } = await boot();
    electron.app.quit();
    electron.app.quit();
    expect(await electron.app.exited.promise).toBe(0);
  });
});

test('waking and unlocking tell the core that the network may be back', async () => {
  const { electron, client } = await boot();
  const told: string[] = [];
  client.subscribe(({ name }) => void told.push(name));
  for (const event of ['resume', 'unlock-screen']) {
    expect(electron.powerMonitor.listenerCount(event), event).toBeGreaterThan(0);
    electron.powerMonitor.emit(event);
  }
  expect(await client.call('queue.status', {})).toMatchObject({ ok: true });
});

test('the system’s proxy is asked for when the first address is reached, and anew when the network is another one', async () => {
  const { electron, client } = await boot();
  expect([...electron.session.partitions.keys()]).toEqual([]);
  const own = electron.session.fromPartition('system-proxy');
  own.proxy = 'PROXY 127.0.0.1:1; SOCKS5 127.0.0.1:2';
  const target = { baseUrl: 'https://provider.example/' };
  expect(await settled(client.call('connections.test', target))).toMatchObject({
    failure: 'proxy-unreachable',
    proxy: '127.0.0.1:1',
  });
  expect(own.spellCheckerLanguages).toEqual([]);
  electron.powerMonitor.emit('resume');
  expect(own.proxyReloads).toBe(1);
});
