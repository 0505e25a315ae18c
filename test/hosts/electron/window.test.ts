/** The window of the Electron host: its place, its size, its zoom, its colour, its menu. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { grounds } from '../../../src-main/hosts/electron/window/background.ts';
import { surfaces } from '../../../src-renderer/ui/tones.ts';
import { boot } from '../../fakes/electron/boot.ts';
import { tempDir } from '../../fakes/ports.ts';
import { value } from '../../fakes/value.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

const placed = { x: 300, y: 200, width: 1000, height: 700 };

describe('the window', () => {
  test('opens again where it was closed', async () => {
    const first = await boot();
    first.window.drag(placed);
    first.window.maximize();
    first.window.close();
    await first.electron.app.exited.promise;
    const second = await boot({ dataDir: first.dataDir });
    expect(second.window.options).toMatchObject(placed);
    expect(second.window.maximized).toBe(true);
  });

  test('is remembered also when the menu quits', async () => {
    const first = await boot();
    first.window.drag(placed);
    expect(await first.quit()).toBe(0);
    const second = await boot({ dataDir: first.dataDir });
    expect(second.window.bounds).toEqual(placed);
  });

  test.each([
    ['on a screen that is gone', { x: 5000, y: 10, width: 1000, height: 700, maximized: false }],
    ['of no size', { x: 0, y: 0, width: 1, height: 1, maximized: false }],
    ['that cannot be read', 'x'],
  ])('does not open at a place %s', async (_, state) => {
    const dataDir = tempDir();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'window.json'), JSON.stringify(state));
    const { window } = await boot({ dataDir });
    expect(window.bounds).toMatchObject({ width: 1280, height: 800 });
    expect(window.bounds.x).toBeLessThan(1920);
  });
});

describe('its size', () => {
  test.each([
    ['maximize', 'state'],
    ['maximize', 'size'],
    ['maximize', 'place'],
    ['full screen', 'state'],
    ['full screen', 'size'],
    ['full screen', 'place'],
  ] as const)(
    'and place before it filled the screen are what it comes back to (%s, %s first)',
    async (how, fillsFirst) => {
      const first = await boot();
      first.window.fillsFirst = fillsFirst;
      first.window.drag(placed);
      if (how === 'maximize') first.window.maximize();
      else first.window.setFullScreen(true);
      await first.quit();
      const second = await boot({ dataDir: first.dataDir });
      expect(second.window.maximized).toBe(true);
      expect(second.window.options).toMatchObject(placed);
    },
  );

  test('and place are kept also in the corner of the screen', async () => {
    const first = await boot();
    first.window.drag(placed);
    const corner = { ...placed, x: 0, y: 0 };
    first.window.drag(corner);
    await first.quit();
    const second = await boot({ dataDir: first.dataDir });
    expect(second.window.bounds).toEqual(corner);
  });

  test('is no larger than the screen that is there now', async () => {
    const first = await boot();
    first.window.drag({ x: 40, y: -20, width: 1900, height: 1030 });
    await first.quit();
    const second = await boot({
      dataDir: first.dataDir,
      before: ({ screen }) => {
        screen.displays = [
          { bounds: { x: 0, y: 0, width: 1366, height: 768 }, workArea: { x: 0, y: 24, width: 1366, height: 740 } },
        ];
      },
    });
    expect(second.window.bounds).toEqual({ x: 40, y: 24, width: 1366, height: 740 });
  });
});

test('every key people press to enlarge does so, and the size is remembered', async () => {
  const { electron, window, quit, dataDir } = await boot();
  const view = electron.Menu.current?.find(({ label }) => label === 'Tampilan')?.submenu ?? [];
  const press = (accelerator: string) => {
    const item = view.find((one) => one.accelerator === accelerator);
    if (!item?.click) throw new Error(`Nothing on ${accelerator}.`);
    item.click();
    return window.webContents.zoomLevel;
  };
  expect(['CmdOrCtrl+=', 'CmdOrCtrl+Plus', 'CmdOrCtrl+numadd'].map(press)).toEqual([0.5, 1, 1.5]);
  expect(['CmdOrCtrl+-', 'CmdOrCtrl+numsub'].map(press)).toEqual([1, 0.5]);
  expect(press('CmdOrCtrl+0')).toBe(0);
  for (let n = 0; n < 30; n += 1) press('CmdOrCtrl+=');
  expect(press('CmdOrCtrl+-')).toBe(4.5);
  window.webContents.emit('zoom-changed', {}, 'out');
  expect(window.webContents.zoomLevel).toBe(4);
  await quit();
  const second = await boot({ dataDir });
  expect(second.window.webContents.zoomLevel).toBe(4);
});

test('it is dark from its first moment where the setting or the system is, and follows the setting', async () => {
  expect(grounds).toEqual({ light: surfaces.light.body, dark: surfaces.dark.body });
  const first = await boot();
  expect(first.window.options.backgroundColor).toBe(grounds.light);
  await value(first.client.call('settings.set', { theme: 'dark' }));
  await vi.waitFor(() => expect(first.window.background).toBe(grounds.dark));
  await first.quit();
  const second = await boot({ dataDir: first.dataDir });
  expect(second.window.options.backgroundColor).toBe(grounds.dark);
  // So that `prefers-color-scheme` says so before the page knows the setting.
  expect(second.electron.nativeTheme.themeSource).toBe('dark');
  await second.quit();
  const third = await boot({
    before: ({ nativeTheme }) => {
      nativeTheme.systemIsDark = true;
    },
  });
  expect(third.window.options.backgroundColor).toBe(grounds.dark);
});
