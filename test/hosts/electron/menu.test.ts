/** The application menu, as each system has it. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Asked } from '../../../src-main/contract/system.ts';
import { menuTemplate, noMenuYet } from '../../../src-main/hosts/electron/desktop/menu.ts';
import { texts } from '../../../src-main/hosts/electron/desktop/texts.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

test('until it is there Electron shows none of its own; macOS keeps one, for its keys to copy and paste', async () => {
  const { Menu } = await import('electron');
  const set = vi.spyOn(Menu, 'setApplicationMenu');
  onTestFinished(() => set.mockRestore());
  noMenuYet('darwin');
  expect(set).not.toHaveBeenCalled();
  noMenuYet('win32');
  expect(set).toHaveBeenCalledWith(null);
});

type Item = ReturnType<typeof menuTemplate>[number];

function itemsOf(items: readonly Item[]): Item[] {
  return items.flatMap((one) => [one, ...itemsOf((one.submenu ?? []) as Item[])]);
}

function below(menu: readonly Item[]): Item[] {
  return (menu[0]?.submenu ?? []) as Item[];
}

function menuOf(mac: boolean, language: 'id' | 'en' = 'en') {
  const did: (Asked | string)[] = [];
  const does = {
    ask: (asked: Asked) => void did.push(asked),
    zoom: (step: string) => void did.push(step),
    print: () => void did.push('print'),
    lock: () => void did.push('lock'),
    openLogs: () => void did.push('logs'),
  };
  const menu = menuTemplate(texts[language], does, mac);
  return { did, menu, items: itemsOf(menu) };
}

test('on Windows and Linux it begins with the file and ends with help', () => {
  const { menu } = menuOf(false);
  expect(menu.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Help']);
  const file = below(menu).map(({ label, type }) => label ?? type);
  expect(file).toEqual(['Import a list…', 'Print…', 'Lock Sambung', 'separator', 'Settings…', 'separator', 'Quit']);
});

test('on macOS it begins with the program, which hides, quits and says what it is', () => {
  const { menu } = menuOf(true);
  expect(menu.map(({ label }) => label)).toEqual(['Sambung', 'File', 'Edit', 'View', 'Window', 'Help']);
  const own = below(menu)
    .map(({ label }) => label)
    .filter(Boolean);
  expect(own).toEqual(['About Sambung', 'Settings…', 'Services', 'Hide Sambung', 'Hide others', 'Show all', 'Quit']);
});

test.each([true, false])('no key loads the page anew, and Ctrl+W closes nothing but on macOS (%s)', (mac) => {
  const { items } = menuOf(mac);
  const roles = items.map(({ role }) => role);
  expect(roles).not.toContain('reload');
  expect(roles).not.toContain('forceReload');
  expect(roles.includes('close')).toBe(mac);
  const keys = items.map(({ accelerator }) => String(accelerator));
  expect(keys.filter((key) => /F5|\+R$|\+W$/.test(key))).toEqual([]);
});

test('no key is taken twice, and every item has a word in both languages', () => {
  for (const mac of [true, false]) {
    for (const language of ['id', 'en'] as const) {
      const { items } = menuOf(mac, language);
      const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(items.filter(({ type, label }) => type !== 'separator' && !label)).toEqual([]);
    }
  }
});

test('each item asks for what it says', () => {
  const { items, did } = menuOf(false);
  const click = (label: string) =>
    items.find((one) => one.label === label)?.click?.({} as never, undefined, {} as never);
  const keys = ['Help for this screen', 'Keyboard shortcuts'];
  const labels = ['Import a list…', 'Print…', 'Lock Sambung', 'Settings…', 'Find', ...keys];
  for (const label of [...labels, 'Open the log folder']) click(label);
  expect(did).toEqual([
    { what: 'import', files: [] },
    'print',
    'lock',
    { what: 'settings', section: 'general' },
    { what: 'find' },
    { what: 'help' },
    { what: 'shortcuts' },
    'logs',
  ]);
});
