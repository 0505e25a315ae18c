/**
 * The renderer's side of a window: runs the preload as a sandboxed one (CommonJS, `require('electron')` and nothing of
 * Node) in a realm of its own, and keeps what it exposed to the page.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { acrossWorlds } from './clone.ts';
import { PageFile } from './page-file.ts';
import type { FakeFrame, WebPreferences } from './web-contents.ts';

export type Page = {
  /** The page's `window`: only what the preload exposed. */
  readonly window: Record<string, unknown>;
  receive(channel: string, args: unknown[]): void;
};

/** What a sandboxed preload has; no `process.binding`, no `fs`, no `module.require`. Source: electron docs, "Process Sandboxing". */
const sandboxModules = ['electron', 'events', 'timers', 'url'];

const webUtils = { getPathForFile: (file: unknown) => PageFile.pathOf(file) };

export function createPage(frame: FakeFrame, preferences: WebPreferences): Page {
  const window: Record<string, unknown> = {};
  const incoming = new EventEmitter();

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (preferences.contextIsolation === false) throw new Error('contextBridge needs contextIsolation');
      if (Object.hasOwn(window, key)) throw new Error('Cannot bind an API on top of an existing property');
      Object.defineProperty(window, key, { value: acrossWorlds(api, true), enumerable: true });
    },
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => frame.invoke(channel, ...args),
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
      incoming.on(channel, listener);
      return ipcRenderer;
    },
    off(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
      incoming.off(channel, listener);
      return ipcRenderer;
    },
  };

  function sandboxRequire(name: string): unknown {
    if (!sandboxModules.includes(name)) throw new Error(`module not found: ${name}`);
    return name === 'electron' ? { contextBridge, ipcRenderer, webUtils } : {};
  }

  if (preferences.preload) {
    const source = readFileSync(preferences.preload, 'utf8');
    const realm = createContext({
      File: PageFile,
      require: sandboxRequire,
      exports: {},
      module: { exports: {} },
      console,
    });
    runInContext(source, realm, { filename: preferences.preload });
  }

  return { window, receive: (channel, args) => void incoming.emit(channel, {}, ...args) };
}
