/**
 * The application menu, as each system has it. It has no way to load the page anew and, but on macOS, none to close the
 * window by a key: F5, Ctrl+R and Ctrl+W are pressed out of habit, and must cost nobody their work.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Asked } from '../../../contract/system.ts';
import type { Texts } from './texts.ts';

type Item = MenuItemConstructorOptions;

export type MenuDoes = {
  ask(asked: Asked): void;
  zoom(step: 'in' | 'out' | 'reset'): void;
  print(): void;
  /** Refused where there is no lock. */
  lock(): void;
  openLogs(): void;
};

const line: Item = { type: 'separator' };

export function setMenu(words: Texts, does: MenuDoes, platform: NodeJS.Platform = process.platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, does, platform === 'darwin')));
}

/**
 * Before the app is ready, or Electron makes one of its own, with links to its own pages. macOS keeps that until ours is there:
 * its keys for copy and paste are the menu's.
 */
export function noMenuYet(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'darwin') Menu.setApplicationMenu(null);
}

export function menuTemplate(words: Texts, does: MenuDoes, mac: boolean): Item[] {
  const settings: Item = {
    label: words.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => does.ask({ what: 'settings', section: 'general' }),
  };
  const about: Item = { label: words.about, click: () => does.ask({ what: 'settings', section: 'about' }) };

  const app: Item = {
    label: 'Sambung',
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services', label: words.services },
      line,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.unhide },
      line,
      { role: 'quit', label: words.quit },
    ],
  };
  const file: Item[] = [
    { label: words.importList, accelerator: 'CmdOrCtrl+O', click: () => does.ask({ what: 'import', files: [] }) },
    { label: words.print, accelerator: 'CmdOrCtrl+P', click: () => does.print() },
    { label: words.lock, accelerator: 'CmdOrCtrl+L', click: () => does.lock() },
    line,
    ...(mac ? [{ role: 'close', label: words.closeWindow } as Item] : [settings, line, quit(words)]),
  ];
  const edit: Item[] = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    line,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    line,
    { label: words.find, accelerator: 'CmdOrCtrl+F', click: () => does.ask({ what: 'find' }) },
  ];
  const view: Item[] = [
    ...zoomItems(words.zoomIn, () => does.zoom('in'), ['CmdOrCtrl+=', 'CmdOrCtrl+Plus', 'CmdOrCtrl+numadd']),
    ...zoomItems(words.zoomOut, () => does.zoom('out'), ['CmdOrCtrl+-', 'CmdOrCtrl+numsub']),
    ...zoomItems(words.zoomReset, () => does.zoom('reset'), ['CmdOrCtrl+0', 'CmdOrCtrl+num0']),
    line,
    { role: 'togglefullscreen', label: words.fullScreen },
  ];
  const windows: Item = {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'zoom', label: words.maximize },
      line,
      { role: 'front', label: words.front },
    ],
  };
  const help: Item[] = [
    { label: words.helpHere, accelerator: 'F1', click: () => does.ask({ what: 'help' }) },
    { label: words.shortcuts, click: () => does.ask({ what: 'shortcuts' }) },
    line,
    { label: words.diagnostics, click: () => does.ask({ what: 'settings', section: 'diagnostics' }) },
    { label: words.openLogs, click: () => does.openLogs() },
    ...(mac ? [] : [line, about]),
  ];
  return [
    ...(mac ? [app] : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    ...(mac ? [windows] : []),
    { label: words.help, role: 'help', submenu: help },
  ];
}

function quit(words: Texts): Item {
  return { role: 'quit', label: words.quit, accelerator: 'Ctrl+Q' };
}

/**
 * The first accelerator is shown, the others work unseen: Plus is Shift and = on many keyboards, a key of its own on others,
 * and the keys of the number pad are others again.
 */
function zoomItems(label: string, click: () => void, [shown = '', ...others]: string[]): Item[] {
  const hidden = others.map((accelerator) => ({
    label,
    click,
    accelerator,
    visible: false,
    acceleratorWorksWhenHidden: true,
  }));
  return [{ label, click, accelerator: shown }, ...hidden];
}
