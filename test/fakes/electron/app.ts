/** `app`: readiness, paths, the single-instance lock, and the way out with its chances to say no. */
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { BrowserWindow } from './browser-window.ts';

export class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  sandboxEnabled = false;
  languages = ['id-ID'];
  appPath = '';
  /** What another copy of the program that runs already would hold. */
  lockedBySomebodyElse = false;
  exitCode: number | null = null;
  /** What it asked to be started as when it is gone. */
  relaunched: { execPath?: string }[] = [];
  /** What the system's list says, and what it was told. */
  loginItem = { openAtLogin: false };
  /** Chromium's, as far as the program gives them before it is ready. */
  readonly switches = new Map<string, string>();
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      // Chromium has read them by then; Electron takes the later ones and nothing comes of it.
      if (!this.#isReady) this.switches.set(name, value);
    },
  };
  /** Chromium's own default: names are asked for over HTTPS where the system's resolver is known to answer there. */
  secureDnsMode = 'automatic';
  readonly paths = new Map<string, string>();
  #ready = Promise.withResolvers<void>();
  #isReady = false;
  exited = Promise.withResolvers<number>();

  reset(): void {
    this.removeAllListeners();
    this.isPackaged = true;
    this.sandboxEnabled = false;
    this.languages = ['id-ID'];
    this.lockedBySomebodyElse = false;
    this.exitCode = null;
    this.relaunched = [];
    this.loginItem = { openAtLogin: false };
    this.paths.clear();
    this.switches.clear();
    this.secureDnsMode = 'automatic';
    this.#ready = Promise.withResolvers();
    this.#isReady = false;
    this.exited = Promise.withResolvers();
  }

  /** What the operating system does once the program is loaded. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  configureHostResolver({ secureDnsMode }: { secureDnsMode: string }): void {
    if (!this.#isReady) throw new Error('configureHostResolver cannot be called before the app is ready');
    this.secureDnsMode = secureDnsMode;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxEnabled = true;
  }

  disableHardwareAcceleration(): void {
    if (this.#isReady) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    return !this.lockedBySomebodyElse;
  }

  /** Somebody started the program again. */
  startedAgain(args: string[] = [], folder = '/'): void {
    this.emit('second-instance', new Preventable(), ['sambung', ...args], folder);
  }

  getLoginItemSettings(): { openAtLogin: boolean; wasOpenedAtLogin: boolean } {
    return { ...this.loginItem, wasOpenedAtLogin: false };
  }

  setLoginItemSettings({ openAtLogin }: { openAtLogin: boolean }): void {
    this.loginItem = { openAtLogin };
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? tmpdir();
  }

  getAppPath(): string {
    return this.appPath;
  }

  getVersion(): string {
    return '9.8.7';
  }

  getLocale(): string {
    return this.languages[0] ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return [...this.languages];
  }

  relaunch(options: { execPath?: string } = {}): void {
    this.relaunched.push(options);
  }

  quit(): void {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented || this.exitCode !== null) return;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.exitCode !== null) return;
    this.exitCode = code;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('quit', new Preventable(), code);
    this.exited.resolve(code);
  }
}

export const app = new FakeApp();
