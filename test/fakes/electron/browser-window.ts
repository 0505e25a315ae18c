/** `BrowserWindow`: what it was made with, whether it shows, and its end. */
import { EventEmitter } from 'node:events';
import { app, Preventable } from './app.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';

type Options = Record<string, unknown> & { webPreferences?: WebPreferences; show?: boolean };

type Bounds = { x: number; y: number; width: number; height: number };

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly options: Options;
  readonly webContents: WebContents;
  visible: boolean;
  focused = 0;
  hasFocus = true;
  minimized = false;
  maximized = false;
  fullScreen = false;
  /** What `setProgressBar` was told last. */
  progress: { done: number; mode: string | undefined } = { done: -1, mode: undefined };
  background: string;
  bounds: Bounds;

  constructor(options: Options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.visible = options.show !== false;
    this.background = String(options.backgroundColor ?? '#FFF');
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

  /** A person drags its edge or its title. */
  drag(bounds: Bounds): void {
    this.bounds = bounds;
    this.emit('resize');
    this.emit('move');
  }

  /** They are told one after the other; which comes first differs between systems and runs (openbox, Electron 33: seen `state` and `place`). */
  fillsFirst: 'state' | 'size' | 'place' = 'state';

  maximize(): void {
    this.#fill(() => {
      this.maximized = true;
      this.emit('maximize');
    });
  }

  setFullScreen(on: boolean): void {
    const state = () => {
      this.fullScreen = on;
      this.emit(on ? 'enter-full-screen' : 'leave-full-screen');
    };
    if (on) this.#fill(state);
    else state();
  }

  #fill(state: () => void): void {
    if (this.fillsFirst === 'state') state();
    if (this.fillsFirst === 'place') this.drag({ ...this.bounds, x: 0, y: 28 });
    this.drag({ x: 0, y: 0, width: 1920, height: 1040 });
    if (this.fillsFirst !== 'state') state();
  }

  isFullScreen(): boolean {
    return this.fullScreen;
  }

  isVisible(): boolean {
    return this.visible && !this.minimized;
  }

  isFocused(): boolean {
    return this.visible && !this.minimized && this.hasFocus;
  }

  minimize(): void {
    this.visible = true;
    this.minimized = true;
  }

  hide(): void {
    this.visible = false;
  }

  setProgressBar(done: number, { mode }: { mode?: string } = {}): void {
    this.progress = { done, mode };
  }

  setOverlayIcon(): void {}

  setBackgroundColor(color: string): void {
    this.background = color;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getBounds(): Bounds {
    return this.bounds;
  }

  isDestroyed(): boolean {
    return !windows.has(this);
  }

  close(): void {
    const event = new Preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    // As in the real one: a page that still loads is refused first, and the window is gone only after this returns.
    this.webContents.refuseToLoad();
    setImmediate(() => this.destroy());
  }

  destroy(): void {
    if (!windows.delete(this)) return;
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0 && app.exitCode === null) app.emit('window-all-closed');
  }
}
