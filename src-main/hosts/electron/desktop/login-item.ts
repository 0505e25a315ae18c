/** Starting with the operator's session: by the system's own list, or on Linux by a file in its autostart folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { CoreClient } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Logger } from '../../../core/kernel/ports.ts';

/** What a start by the session says, where the system lets us say it. */
const atLoginArgument = '--at-login';

export type LoginItem = { isOn(): boolean; set(on: boolean): void };

/** Keeps the setting and the system's list alike. At the start the list is right: it can be changed without us. */
export function keepLoginItem(item: LoginItem, core: CoreClient, logger: Logger): (settings: Settings) => void {
  let before: boolean | null = null;

  function correct(startAtLogin: boolean): void {
    before = startAtLogin;
    void core.call('settings.set', { startAtLogin });
  }

  return ({ startAtLogin: wanted }) => {
    const known = before;
    before = wanted;
    try {
      if (known === null && item.isOn() !== wanted) correct(item.isOn());
      else if (known !== null && known !== wanted) item.set(wanted);
    } catch (error) {
      logger.error('login-item-not-set', error);
      if (known !== null) correct(known);
    }
  };
}

/** `args`: what this program was started with that counts at every start (`--data-dir`). Setting it may throw. */
export function loginItem(args: readonly string[], platform: NodeJS.Platform = process.platform): LoginItem {
  // From its sources the program is Electron, and its folder the first argument.
  const own = [...(app.isPackaged ? [] : [app.getAppPath()]), ...args, atLoginArgument];
  if (platform === 'linux') return autostartFile(process.env.APPIMAGE ?? process.execPath, own);
  // macOS takes no arguments: it says itself that it opened the program.
  const item = platform === 'win32' ? { path: process.execPath, args: own } : {};
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
  };
}

/** Whether this start is one of the session: the window then stays out of the way. */
export function startedAtLogin(argv: readonly string[], platform: NodeJS.Platform = process.platform): boolean {
  return argv.includes(atLoginArgument) || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
}

/** Desktop Application Autostart Specification (freedesktop.org). */
function autostartFile(program: string, own: readonly string[]): LoginItem {
  const args = own.map(quoted).join(' ');
  const folder = join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
  const path = join(folder, 'sambung.desktop');
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sambung',
    `Exec=${quoted(program)} ${args}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return {
    // One of another data folder is not ours; one of ours whose program was moved since is.
    isOn: () => contentOf(path)?.includes(` ${args}\n`) ?? false,
    set(on) {
      if (!on) return rmSync(path, { force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    },
  };
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** As the Desktop Entry Specification has it for `Exec`: in double quotes, the rest escaped twice, and `%` is a field code. */
function quoted(argument: string): string {
  const escaped = argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return `"${escaped}"`;
}
