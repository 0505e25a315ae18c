/** What the system shows and tells: dialogs, menus, screens, power. */
import { EventEmitter } from 'node:events';

type Opened = { canceled: boolean; filePaths: string[] };
type Saved = { canceled: boolean; filePath: string };

type MessageBox = {
  title: string;
  message: string;
  detail?: string;
  buttons: string[];
  cancelId?: number;
  checkboxLabel?: string;
  signal?: AbortSignal;
};

/** Pressed: nobody presses anything until the box is taken away. */
export const untilTakenAway = 'nobody';

export const dialog = {
  /** What the person will choose next; `buttons`: labels pressed, one a message, else the one that cancels. */
  chooses: {
    open: null as string | null,
    several: [] as string[],
    save: null as string | null,
    /** One a dialog, before `save`. */
    saves: [] as string[],
    buttons: [] as string[],
  },
  shown: [] as { kind: 'open' | 'save' | 'error' | 'message'; title: string; text: string }[],
  /** What the last save dialog was made with; without `showOverwriteConfirmation` GTK replaces without asking. */
  saveOptions: null as { properties?: string[] } | null,
  showOpenDialog: async (...args: unknown[]): Promise<Opened> => {
    const { title = '', properties = [] } = args.at(-1) as { title?: string; properties?: string[] };
    dialog.shown.push({ kind: 'open', title, text: '' });
    if (properties.includes('multiSelections')) {
      return { canceled: dialog.chooses.several.length === 0, filePaths: dialog.chooses.several };
    }
    const path = dialog.chooses.open;
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  showSaveDialog: async (...args: unknown[]): Promise<Saved> => {
    const { title = '', defaultPath = '' } = args.at(-1) as { title?: string; defaultPath?: string };
    dialog.shown.push({ kind: 'save', title, text: defaultPath });
    dialog.saveOptions = args.at(-1) as { properties?: string[] };
    const path = dialog.chooses.saves.shift() ?? dialog.chooses.save;
    return { canceled: path === null, filePath: path ?? '' };
  },
  showErrorBox(title: string, text: string) {
    dialog.shown.push({ kind: 'error', title, text });
  },
  showMessageBox: async (...args: unknown[]) => {
    const options = args.at(-1) as MessageBox;
    const { title, message, detail = '', buttons, cancelId = 0 } = options;
    dialog.shown.push({ kind: 'message', title, text: `${message}\n\n${detail}\n[${buttons.join('|')}]` });
    const pressed = dialog.chooses.buttons.shift();
    if (pressed === untilTakenAway) {
      await new Promise((resolve) => options.signal?.addEventListener('abort', resolve));
      return { response: cancelId };
    }
    if (pressed === undefined) return { response: cancelId };
    const response = options.buttons.indexOf(pressed);
    if (response < 0) throw new Error(`There is no button ${pressed} among ${options.buttons.join(', ')}.`);
    return { response };
  },
  reset() {
    dialog.chooses = { open: null, several: [], save: null, saves: [], buttons: [] };
    dialog.saveOptions = null;
    dialog.shown = [];
  },
};

type MenuItem = {
  label?: string;
  role?: string;
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  click?: () => void;
  submenu?: MenuItem[];
};

export const Menu = {
  current: null as MenuItem[] | null,
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu(menu: MenuItem[] | null) {
    Menu.current = menu;
  },
};

/** The item of that label, however deep. */
export function menuItem(menu: readonly MenuItem[] | null, label: string): MenuItem {
  const all = (items: readonly MenuItem[]): MenuItem[] => items.flatMap((one) => [one, ...all(one.submenu ?? [])]);
  const found = all(menu ?? []).find((one) => one.label === label);
  if (!found) throw new Error(`There is no ${label} in the menu.`);
  return found;
}

export class Tray extends EventEmitter {
  static all: Tray[] = [];
  image: unknown;
  toolTip = '';
  menu: MenuItem[] = [];
  constructor(image: unknown) {
    super();
    this.image = image;
    Tray.all.push(this);
  }
  setImage(image: unknown): void {
    this.image = image;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(menu: MenuItem[]): void {
    this.menu = menu;
  }
  destroy(): void {
    Tray.all = Tray.all.filter((one) => one !== this);
  }
}

export class Notification extends EventEmitter {
  static supported = true;
  static shown: Notification[] = [];
  readonly title: string;
  readonly body: string;
  constructor({ title, body }: { title: string; body: string }) {
    super();
    this.title = title;
    this.body = body;
  }
  static isSupported(): boolean {
    return Notification.supported;
  }
  show(): void {
    Notification.shown.push(this);
  }
}

export const nativeImage = { createFromPath: (path: string) => path };

export const nativeTheme = {
  themeSource: 'system' as 'system' | 'light' | 'dark',
  systemIsDark: false,
  get shouldUseDarkColors(): boolean {
    return nativeTheme.themeSource === 'dark' || (nativeTheme.themeSource === 'system' && nativeTheme.systemIsDark);
  },
};

export function resetDesktop(): void {
  Tray.all = [];
  Notification.shown = [];
  Notification.supported = true;
  nativeTheme.themeSource = 'system';
  nativeTheme.systemIsDark = false;
}

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

export const screen = {
  displays: [
    { bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
  ],
  getAllDisplays: () => screen.displays,
  /** One is all these tests have. */
  getDisplayMatching: () => screen.displays[0] ?? { bounds: nowhere, workArea: nowhere },
};

export const shell = {
  opened: [] as string[],
  revealed: [] as string[],
  /** What `openPath` answers: an empty text, or what went wrong. */
  trouble: '',
  openPath: async (path: string) => {
    if (shell.trouble === '') shell.opened.push(path);
    return shell.trouble;
  },
  showItemInFolder(path: string) {
    shell.revealed.push(path);
  },
  reset() {
    Object.assign(shell, { opened: [], revealed: [], trouble: '' });
  },
};

export const powerMonitor = new EventEmitter();

export const powerSaveBlocker = {
  running: new Map<number, string>(),
  started: 0,
  start(type: string): number {
    powerSaveBlocker.started += 1;
    powerSaveBlocker.running.set(powerSaveBlocker.started, type);
    return powerSaveBlocker.started;
  },
  stop: (id: number) => powerSaveBlocker.running.delete(id),
};

export const crashReporter = {
  /** null: it writes nothing, as Electron does by itself. */
  started: null as Record<string, unknown> | null,
  start(options: Record<string, unknown>) {
    crashReporter.started = options;
  },
};
