/** The program in real Electron, with the size, language and theme of a desk that a spec asks for. */
import { statSync } from 'node:fs';
import { type ElectronApplication, expect } from '@playwright/test';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';
import { root } from './host-kind.ts';
import { launchElectron } from './launch-electron.ts';
import { end, type Opened, type WindowOptions } from './opened.ts';

/** The main process is at hand for what happens around the window. */
export type OpenedElectron = Opened & { readonly app: ElectronApplication };

/** `more`: further arguments, as of a file that is opened with it. */
export async function openElectron(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  { locale, colorScheme, width, height }: Required<WindowOptions>,
  more: readonly string[] = [],
): Promise<OpenedElectron> {
  // The packed program (test/packed) has the app inside it.
  const packed = process.env.SAMBUNG_PACKED;
  const executablePath = packed ?? findElectron(root, process.env);
  if (!executablePath) throw new Error('Electron was there a moment ago.');
  const app = await launchElectron({
    executablePath,
    args: [
      // Not without a graphics card, as Chromium is (web-window.ts), though three times one is looked for, a quarter of what a start
      // takes: 4 of some 210 starts hung then, before their window, and 3 of 100 with `--disable-software-rasterizer`.
      ...(packed ? [] : [root]),
      `--lang=${locale}`,
      ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
      ...more,
    ],
    env: { ...env, SAMBUNG_DATA_DIR: dataDir } as Record<string, string>,
    // As its user starts it; and the theme is the desktop's, not one that is laid over the page.
    chromiumSandbox: true,
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await resize(width, height);

  async function resize(toWidth: number, toHeight: number): Promise<void> {
    await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      toWidth,
      toHeight,
    ] as const);
    await expect.poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([toWidth, toHeight]);
  }

  return {
    app,
    page,
    electron: app,
    async chooseFile(path, openDialog) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: chosen });
      }, [path].flat());
      await openDialog();
    },
    async saveFile(path, save, patienceMs) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path);
      const file = () => statSync(path, { throwIfNoEntry: false })?.ino;
      const before = file();
      await save();
      // It is written beside its place and moved there whole (core/files/report-parts.ts): another file than before.
      await expect.poll(file, patienceMs === undefined ? {} : { timeout: patienceMs }).not.toBe(before);
    },
    resize,
    copied: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    putOnClipboard: (text) => app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
    async allowClipboard(allowed) {
      // The program allows it. Whatever else may stand in the way refuses here in its stead.
      if (allowed) return;
      await app.evaluate(({ session }) =>
        session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false)),
      );
    },
    kill: () => end(app.process(), 'SIGKILL'),
    closeWindow: async () => {},
    stop: () => app.close(),
  };
}
