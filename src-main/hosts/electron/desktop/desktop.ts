/**
 * All the desktop has of this program besides its window: menu, tray, taskbar, notifications, look, login. What it shows of the
 * queue is told by the core's events alone; in which language and look, by the settings.
 */
import { app, type BrowserWindow } from 'electron';
import type { Result } from '../../../contract/errors.ts';
import type { AnyEvent } from '../../../contract/events.ts';
import type { CoreClient } from '../../../contract/index.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Logger } from '../../../core/kernel/ports.ts';
import { defaultSettings } from '../../../core/settings/defaults.ts';
import { applyTheme } from '../window/background.ts';
import type { Spoken } from './language.ts';
import { keepLoginItem, type LoginItem } from './login-item.ts';
import { type MenuDoes, setMenu } from './menu.ts';
import { createNotices } from './notices.ts';
import { createTaskbar } from './taskbar.ts';
import { createTray } from './tray.ts';
import { isPaused, type Work, workOf } from './work.ts';

export type DesktopChoices = {
  core: CoreClient;
  logger: Logger;
  spoken: Spoken;
  window: () => BrowserWindow | null;
  icons: string;
  /** Brings the window forward. */
  openWindow(): void;
  menu: MenuDoes;
  login: LoginItem;
  /** What a start must know of the settings before it can read them. */
  atNextStart(settings: Settings): void;
};

export type Desktop = {
  work(): Work;
  settings(): Settings;
  /** The window was closed and the work was not. */
  goesOn(): void;
  close(): void;
};

const nothing: Work = { state: 'idle', left: 0 };

export async function startDesktop(choices: DesktopChoices): Promise<Desktop> {
  const { core, logger, spoken, window, icons, openWindow } = choices;
  const { texts } = spoken;
  const { ask } = choices.menu;
  let work = nothing;
  let paused = false;
  // Locked, it shows as it does before anybody has chosen: what is told when it is unlocked brings the rest.
  const atStart = await readNow(core.call('settings.get', {}));
  let settings = atStart ?? defaultSettings;
  const tray = createTray({
    icons,
    texts,
    open: openWindow,
    quit: () => app.quit(),
    pause: () => void core.call('queue.pause', {}),
    resume: () => void core.call('queue.resume', {}),
  });
  const taskbar = createTaskbar({ icons, texts });
  const notices = createNotices({
    texts,
    isWatched: () => window()?.isFocused() === true && window()?.isVisible() === true,
    open(asked) {
      openWindow();
      ask(asked);
    },
    now: Date.now,
  });

  function show(): void {
    tray.show(work, paused);
    taskbar.show(work, window());
  }

  function noteQueue(queue: QueueStatus): void {
    work = workOf(queue);
    paused = isPaused(queue);
    show();
    notices.queueChanged(queue);
  }

  const keepLogin = keepLoginItem(choices.login, core, logger);

  function noteSettings(now: Settings): void {
    settings = now;
    spoken.hear(now);
    applyTheme(now.theme, window());
    setMenu(texts(), choices.menu);
    show();
    keepLogin(now);
    choices.atNextStart(now);
  }

  function hear(event: AnyEvent): void {
    if (event.name === 'queue.changed') noteQueue(event.payload);
    if (event.name === 'settings.changed') noteSettings(event.payload);
    if (event.name === 'lock.changed' && event.payload.locked) {
      work = nothing;
      show();
    }
    if (event.name === 'lists.changed') notices.listChanged(event.payload);
  }

  const unsubscribe = core.subscribe(hear);
  const queue = await readNow(core.call('queue.status', {}));
  if (atStart) noteSettings(atStart);
  else {
    setMenu(texts(), choices.menu);
    show();
  }
  if (queue) noteQueue(queue);
  return {
    work: () => work,
    settings: () => settings,
    goesOn: notices.goesOn,
    close() {
      unsubscribe();
      tray.close();
    },
  };
}

/** Of a call that reads; null: it is locked. */
async function readNow<T>(answer: Promise<Result<T>>): Promise<T | null> {
  const read = await answer;
  if (read.ok) return read.value;
  if (read.error.code === 'locked') return null;
  throw new Error(read.error.message);
}
