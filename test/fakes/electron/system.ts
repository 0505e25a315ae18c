/** What the system shows and tells: dialogs, menus, screens, power. */
import { EventEmitter } from 'node:events';

type Opened = { canceled: boolean; filePaths: string[] };
type Saved = { canceled: boolean; filePath: string };

export const dialog = {
  /** What the person will choose next. */
  /** What the person will choose next; `buttons`: labels pressed, one a message, else the one that cancels. */
  chooses: {
    open: null as string | null,
    several: [] as string[],
    save: null as string | null,
    buttons: [] as string[],
  },
  shown: [] as { kind: 'open' | 'save' | 'error' | 'message'; title: string; text: string }[],
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
    const path = dialog.chooses.save;
    return { canceled: path === null, filePath: path ?? '' };
  },
  showErrorBox(title: string, text: string) {
    dialog.shown.push({ kind: 'error', title, text });
  },
  showMessageBox: async (options: {
    title: string;
    message: string;
    detail: string;
    buttons: string[];
    cancelId: number;
  }) => {
    const { title, message, detail, buttons } = options;
    dialog.shown.push({ kind: 'message', title, text: `${message}\n\n${detail}\n[${buttons.join('|')}]` });
    const pressed = dialog.chooses.buttons.shift();
    if (pressed === undefined) return { response: options.cancelId };
    const response = options.buttons.indexOf(pressed);
    if (response < 0) throw new Error(`There is no button ${pressed} among ${options.buttons.join(', ')}.`);
    return { response };
  },
  reset() {
    dialog.chooses = { open: null, several: [], save: null, buttons: [] };
    dialog.shown = [];
  },
};

type MenuItem = { label?: string; role?: string; submenu?: MenuItem[] };

export const Menu = {
  current: null as MenuItem[] | null,
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu(menu: MenuItem[] | null) {
    Menu.current = menu;
  },
};

export const screen = {
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  getAllDisplays: () => screen.displays,
};

export const powerMonitor = new EventEmitter();
