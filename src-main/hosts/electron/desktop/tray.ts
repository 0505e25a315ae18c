/**
 * The icon in the tray, with the state of the queue. A desktop without a tray (GNOME without an extension) shows none and does
 * not say so: a hidden window is then reached by starting the program once more.
 */
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Texts } from './texts.ts';
import type { Work } from './work.ts';

export type TrayChoices = {
  /** Of tray-idle.png and its fellows. */
  icons: string;
  texts: () => Texts;
  open(): void;
  pause(): void;
  resume(): void;
  quit(): void;
};

export type TrayIcon = {
  /** Also when the language changed. */
  show(work: Work, paused: boolean): void;
  close(): void;
};

export function createTray({ icons, texts, open, pause, resume, quit }: TrayChoices): TrayIcon {
  const icon = (state: Work['state']) => nativeImage.createFromPath(join(icons, `tray-${state}.png`));
  const tray = new Tray(icon('idle'));
  let shown = '';
  // Windows and some Linux desktops: a click opens the window; elsewhere it opens the menu, which begins with that.
  tray.on('click', open);

  return {
    show(work, paused) {
      const words = texts();
      const label = `Sambung: ${words.tray.state(work)}`;
      const key = `${label} ${paused} ${words.quit}`;
      // The number changes with every answer; a tray that is drawn anew each time flickers.
      if (key === shown) return;
      shown = key;
      tray.setImage(icon(work.state));
      tray.setToolTip(label);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label, enabled: false },
          { type: 'separator' },
          { label: words.tray.open, click: open },
          paused
            ? { label: words.tray.resume, enabled: work.left > 0, click: resume }
            : { label: words.tray.pause, enabled: work.left > 0, click: pause },
          { type: 'separator' },
          { label: words.quit, click: quit },
        ]),
      );
    },
    close: () => tray.destroy(),
  };
}
