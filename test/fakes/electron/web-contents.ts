/** A page in its window: frames, navigation with its chances to say no, and messages to and from the main process. */
import { EventEmitter } from 'node:events';
import { app, Preventable } from './app.ts';
import { acrossProcesses } from './clone.ts';
import { ipcMain } from './ipc-main.ts';
import { createPage, type Page } from './page.ts';
import { fetchByProtocol } from './protocol.ts';

export class FakeFrame {
  readonly contents: WebContents;
  url: string;
  constructor(contents: WebContents, url: string) {
    this.contents = contents;
    this.url = url;
  }

  /** As code in that frame would, had it come by the channel's name. */
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    return ipcMain.invoke({ sender: this.contents, senderFrame: this }, channel, args);
  }
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };
export type WebPreferences = Record<string, unknown> & { preload?: string };

export class WebContents extends EventEmitter {
  readonly webPreferences: WebPreferences;
  mainFrame: FakeFrame;
  /** The page's side, once something was loaded. */
  page: Page | null = null;
  /** The headers and text of what is shown. */
  shown: { headers: Headers; text: string } | null = null;
  /** What the next page waits for. */
  loadingHeldBy: Promise<void> | null = null;
  readonly #refused = Promise.withResolvers<never>();
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  /** Whether a person types into it. */
  focused = true;
  #destroyed = false;

  constructor(webPreferences: WebPreferences) {
    super();
    this.webPreferences = webPreferences;
    this.mainFrame = new FakeFrame(this, '');
    app.emit('web-contents-created', new Preventable(), this);
  }

  zoomLevel = 0;
  printed = 0;

  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }

  print(): void {
    this.printed += 1;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isFocused(): boolean {
    return this.focused;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** From the main process: no `will-navigate`, as in Electron. */
  async loadURL(url: string): Promise<void> {
    await Promise.race([this.loadingHeldBy, this.#refused.promise]);
    const response = await fetchByProtocol(new Request(url));
    if (!response.ok) throw new Error(`ERR_FAILED (${response.status}) loading '${url}'`);
    this.shown = { headers: response.headers, text: await response.text() };
    this.mainFrame = new FakeFrame(this, url);
    this.page = createPage(this.mainFrame, this.webPreferences);
    this.emit('did-navigate');
    this.emit('did-finish-load');
  }

  refuseToLoad(): void {
    // Nobody need wait for it.
    this.#refused.promise.catch(() => {});
    this.#refused.reject(new Error("ERR_FAILED (-2) loading 'app://sambung/'"));
  }

  forcefullyCrashRenderer(): void {
    this.page = null;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new Error('Object has been destroyed');
    const crossed = acrossProcesses(args);
    const { page } = this;
    setImmediate(() => page?.receive(channel, crossed));
  }

  /** The page does `location.href = url`, or somebody clicks a link. Returns whether it went there. */
  navigate(url: string, frame: 'main' | 'sub' = 'main'): boolean {
    const details = Object.assign(new Preventable(), { url, isMainFrame: frame === 'main' });
    this.emit('will-frame-navigate', details);
    if (frame === 'main') this.emit('will-navigate', details, url);
    if (details.defaultPrevented) return false;
    if (frame === 'main') this.mainFrame = new FakeFrame(this, url);
    return true;
  }

  /** The page does `window.open(url)`. */
  open(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow';
  }

  /** The page has a `<webview>`. */
  attachWebview(): boolean {
    const event = new Preventable();
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented && this.webPreferences.webviewTag === true;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }
}
