/** `BrowserWindow`: what it was made with, whether it shows, and its end. */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';

type Options = Record<string, unknown> & { webPreferences?: WebPreferences; show?: boolean };

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly options: Options;
  readonly webContents: WebContents;
  visible: boolean;
  focused = 0;
  minimized = false;
  maximized = false;
  bounds: { x: number; y: number; width: number; height: number };

  constructor(options: Options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.visible = options.show !== false;
    const number = (name: string, otherwise: number) => (options[name] as number | undefined) ?? otherwise;
    this.bounds = {
      x: number('x', 100),
      y: number('y', 100),
      width: number('width', 800),
      height: number('height', 600),
    };
    this.webContents = new WebContents(options.webPreferences ?? {});
    this.webContents.on('did-finish-load', () => this.emit('ready-to-show'));
    windows.add(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.visible = true;
  }

  focus(): void {
    this.focused += 1;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
  }

  maximize(): void {
    this.maximized = true;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.bounds;
  }

  isDestroyed(): boolean {
    return !windows.has(this);
  }

  isVisible(): boolean {
    return this.visible;
  }

  close(): void {
    this.emit('close', {});
    this.destroy();
  }

  destroy(): void {
    if (!windows.delete(this)) return;
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0 && app.exitCode === null) app.emit('window-all-closed');
  }
}
