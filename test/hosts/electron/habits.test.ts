/** Habits of the desktop on the real entry: closing in mid-list, files opened with the program, starting with the session. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { boot } from '../../fakes/electron/boot.ts';
import { tempDir } from '../../fakes/ports.ts';
import { value } from '../../fakes/value.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

/** A check that takes its time, so that something is under way. */
async function busy(client: CoreClient): Promise<void> {
  await value(client.call('practice.steer', { weather: 'up', latencyMs: { min: 9_000, max: 9_000 } }));
  const { connections } = await value(client.call('connections.list', {}));
  const person = { nik: '3273014507900001', phone: '081211779900', name: 'Siti Rekaan' };
  await value(client.call('people.check', { connectionId: connections[0]?.id ?? 0, ...person }));
  await vi.waitFor(async () => {
    expect((await value(client.call('queue.status', {}))).states.sending).toBe(1);
  });
}

describe('closing in mid-list', () => {
  test('asks, and goes on in the background from then on without asking', async () => {
    const { client, window, electron } = await boot();
    await busy(client);
    electron.dialog.chooses.buttons = ['Lanjut di latar belakang'];
    await vi.waitFor(() => expect(electron.Tray.all[0]?.toolTip).toContain('mengirim'));
    window.close();
    await vi.waitFor(() => expect(window.visible).toBe(false));
    expect(electron.app.exitCode).toBeNull();
    expect(electron.dialog.shown.at(-1)?.text).toContain('Masih ada 1 pengecekan');
    expect(electron.Notification.shown.map(({ title }) => title)).toEqual(['Sambung tetap mengirim']);
    expect(await value(client.call('settings.get', {}))).toMatchObject({ whenClosing: 'background' });

    electron.app.startedAgain();
    expect(window.visible).toBe(true);
    window.close();
    expect(window.visible).toBe(false);
    expect(electron.dialog.shown).toHaveLength(1);
    electron.menuItem(electron.Tray.all[0]?.menu ?? [], 'Buka Sambung').click?.();
    expect(window.visible).toBe(true);
  });

  test('ends the program where that was chosen, and stays where it was not', async () => {
    const { client, window, electron } = await boot();
    await busy(client);
    await vi.waitFor(() => expect(electron.Tray.all[0]?.toolTip).toContain('mengirim'));
    electron.dialog.chooses.buttons = ['Batal', 'Tutup, lanjut saat dibuka lagi'];
    window.close();
    await vi.waitFor(() => expect(electron.dialog.shown).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(window.visible).toBe(true);
    expect(await value(client.call('settings.get', {}))).toMatchObject({ whenClosing: 'ask' });
    window.close();
    expect(await electron.app.exited.promise).toBe(0);
  });

  test('asks nobody when the program is told to end, or nothing is sent, or a person paused it', async () => {
    const told = await boot();
    await busy(told.client);
    expect(await told.quit()).toBe(0);
    expect(told.electron.dialog.shown).toEqual([]);
    const paused = await boot();
    await value(paused.client.call('queue.pause', {}));
    paused.window.close();
    expect(await paused.electron.app.exited.promise).toBe(0);
    expect(paused.electron.dialog.shown).toEqual([]);
  });
});

describe('a list opened with the program', () => {
  const lists = () => {
    const folder = tempDir();
    for (const name of ['a.csv', 'b.xlsx', 'catatan.pdf']) writeFileSync(join(folder, name), 'nik;hp\n');
    mkdirSync(join(folder, 'c.csv'));
    return folder;
  };

  test('waits for the page as if it had been chosen, from the first start and from a second one', async () => {
    const folder = lists();
    const { client, electron, window, dataDir } = await boot({
      argv: ['sambung', join(folder, 'a.csv'), '--lang=id', join(folder, 'catatan.pdf'), join(folder, 'c.csv')],
    });
    const taken = async () => (await value(client.call('system.takeAsked', {}))).asked;
    const [first, ...others] = await taken();
    expect(first).toEqual({ what: 'import', files: [{ fileId: expect.any(String), name: 'a.csv', bytes: 7 }] });
    expect(others, 'what is no list is told').toEqual([{ what: 'unopened', names: ['catatan.pdf', 'c.csv'] }]);
    expect(JSON.stringify(first)).not.toContain(folder);
    expect(await taken(), 'once').toEqual([]);

    const told: string[] = [];
    client.subscribe(({ name }) => void told.push(name));
    window.minimized = true;
    electron.app.startedAgain(['--lang=id', 'b.xlsx', 'tidak-ada.csv'], folder);
    expect(window.minimized).toBe(false);
    await vi.waitFor(() => expect(told).toContain('system.asked'));
    expect(await taken()).toMatchObject([
      { what: 'import', files: [{ name: 'b.xlsx' }] },
      { what: 'unopened', names: ['tidak-ada.csv'] },
    ]);

    // As a start names them: Chromium puts the switches first.
    electron.app.startedAgain(['--data-dir', electron.app.getAppPath(), dataDir], folder);
    expect(await taken(), 'the program and its data are nothing to be opened').toEqual([]);

    const open = { defaultPrevented: false, preventDefault: () => {} };
    electron.app.emit('open-file', open, join(folder, 'a.csv'));
    const [dropped] = await taken();
    const fileId = dropped?.what === 'import' ? dropped.files[0]?.fileId : '';
    expect(await client.call('drafts.open', { fileId: fileId ?? '' })).toMatchObject({
      error: { code: 'no-data-rows' },
    });
  });

  test('may not be what a report is written over', async () => {
    const folder = lists();
    const { client, electron } = await boot();
    electron.app.startedAgain(['a.csv'], folder);
    const [asked] = (await value(client.call('system.takeAsked', {}))).asked;
    const fileId = asked?.what === 'import' ? (asked.files[0]?.fileId ?? '') : '';
    await client.call('drafts.open', { fileId });
    electron.dialog.chooses.save = join(folder, 'a.csv');
    const { file } = await value(client.call('files.chooseSave', { kind: 'ledger', suggestedName: 'a.csv' }));
    const order = { fileId: file?.fileId ?? '', format: 'csv', language: 'id' } as const;
    expect(await client.call('charges.export', order)).toMatchObject({ error: { code: 'file-not-writable' } });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('nik;hp\n');
  });
});

test('the menu asks the page, prints, and opens the log folder', async () => {
  const { client, electron, window, dataDir } = await boot();
  const click = (label: string) => electron.menuItem(electron.Menu.current, label).click?.();
  for (const label of ['Cari', 'Impor daftar…', 'Cetak…', 'Buka folder log']) click(label);
  expect((await value(client.call('system.takeAsked', {}))).asked).toEqual([
    { what: 'find' },
    { what: 'import', files: [] },
  ]);
  expect(window.webContents.printed).toBe(1);
  expect(electron.shell.opened).toEqual([join(dataDir, 'logs')]);
});

describe.runIf(process.platform === 'linux')('starting with the session', () => {
  const autostart = () => join(String(process.env.XDG_CONFIG_HOME), 'autostart', 'sambung.desktop');

  test('is off, is a file of the autostart folder once it is on, and is gone again', async () => {
    const { client } = await boot();
    expect(await value(client.call('settings.get', {}))).toMatchObject({ startAtLogin: false });
    expect(existsSync(autostart())).toBe(false);
    await value(client.call('settings.set', { startAtLogin: true }));
    await vi.waitFor(() => expect(readFileSync(autostart(), 'utf8')).toMatch(/^Exec="[^"]+" "--at-login"$/m));
    await value(client.call('settings.set', { startAtLogin: false }));
    await vi.waitFor(() => expect(existsSync(autostart())).toBe(false));
  });

  test('that was taken off the list by the system is off in the settings too', async () => {
    const first = await boot();
    await value(first.client.call('settings.set', { startAtLogin: true }));
    await first.quit();
    // `boot` has a new, empty folder of settings each time.
    const second = await boot({ dataDir: first.dataDir });
    await vi.waitFor(async () => {
      expect(await value(second.client.call('settings.get', {}))).toMatchObject({ startAtLogin: false });
    });
  });

  test('that cannot be written down stays off', async () => {
    const { client } = await boot();
    writeFileSync(join(String(process.env.XDG_CONFIG_HOME), 'autostart'), 'a file in its place');
    await value(client.call('settings.set', { startAtLogin: true }));
    await vi.waitFor(async () => {
      expect(await value(client.call('settings.get', {}))).toMatchObject({ startAtLogin: false });
    });
  });

  test('opens the window out of the way', async () => {
    const { window } = await boot({ argv: ['sambung', '--at-login'] });
    expect(window.minimized).toBe(true);
  });
});
