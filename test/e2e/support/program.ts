/**
 * Starts the program as its user would, on a data directory of its own, and opens its window: real Electron, or the web
 * host in a real Chromium, as `hostKind` says.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openElectron } from './electron-window.ts';
import { type HostKind, hostKind } from './host-kind.ts';
import type { Opened, WindowOptions } from './opened.ts';
import { openWeb } from './web-window.ts';

export type Program = Omit<Opened, 'closeWindow' | 'stop'> & {
  readonly kind: HostKind;
  readonly dataDir: string;
  /** Starts it again on the same data and opens a new window. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** What the window has where a spec says nothing: a branch's desk. */
const desk: Required<WindowOptions> = { locale: 'id-ID', colorScheme: 'light', width: 1280, height: 800 };
const timeZone = 'Asia/Jakarta';

/** `more`: of the environment, besides what the machine has; `switches`: of Chromium's, for Electron alone. */
export async function startProgram(
  options: WindowOptions = {},
  more: Record<string, string> = {},
  switches: readonly string[] = [],
): Promise<Program> {
  const kind = hostKind();
  const wanted = { ...desk, ...options };
  const dataDir = mkdtempSync(join(tmpdir(), 'sambung-e2e-'));
  const language = `${wanted.locale.replace('-', '_')}.UTF-8`;
  const env = {
    ...process.env,
    SAMBUNG_KEYRING: 'key-file',
    TZ: timeZone,
    LANG: language,
    LANGUAGE: language,
    ...more,
  };
  let opened = await open();

  function open(): Promise<Opened> {
    return kind === 'electron' ? openElectron(dataDir, env, wanted, switches) : openWeb(dataDir, env, wanted);
  }

  return {
    kind,
    dataDir,
    get page() {
      return opened.page;
    },
    get electron() {
      return opened.electron;
    },
    chooseFile: (path, openDialog) => opened.chooseFile(path, openDialog),
    saveFile: (path, save, patienceMs) => opened.saveFile(path, save, patienceMs),
    resize: (width, height) => opened.resize(width, height),
    copied: () => opened.copied(),
    putOnClipboard: (text) => opened.putOnClipboard(text),
    allowClipboard: (allowed) => opened.allowClipboard(allowed),
    kill: () => opened.kill(),
    async restart() {
      await opened.closeWindow();
      opened = await open();
    },
    async close() {
      await opened.closeWindow();
      await opened.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
