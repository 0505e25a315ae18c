/** `protocol` and `session`: own schemes, permissions, and what may be loaded. */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, SchemeHandler>();

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    protocol.privileged = schemes;
  },
  handle(scheme: string, handler: SchemeHandler) {
    handlers.set(scheme, handler);
  },
  reset() {
    handlers.clear();
    protocol.privileged = [];
  },
};

export async function fetchByProtocol(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.replace(':', ''));
  return handler ? handler(request) : new Response(null, { status: 404 });
}

type Decide = (details: { url: string }, answer: (decision: { cancel?: boolean }) => void) => void;
/** What Electron tells of the frame that asks. */
export type Asking = { isMainFrame: boolean; requestingUrl: string };
type Permission = (contents: unknown, permission: string, answer: (granted: boolean) => void, details: Asking) => void;
type Check = (contents: unknown, permission: string, origin: string, details: Asking) => boolean;

class FakeSession extends EventEmitter {
  // Electron's defaults: everything is granted and loaded until somebody says otherwise.
  #request: Permission = (_contents, _permission, answer) => answer(true);
  #check: Check = () => true;
  #device: () => boolean = () => true;
  #before: Decide = (_details, answer) => answer({});
  /** It fetches a dictionary for each of them at the first window, whatever that window says of spelling. */
  spellCheckerLanguages = ['id'];
  spellCheckerEnabled = true;
  displayMedia: ((request: unknown, answer: (streams: unknown) => void) => void) | null = null;
  readonly webRequest = {
    onBeforeRequest: (decide: Decide) => {
      this.#before = decide;
    },
  };

  setSpellCheckerLanguages(languages: string[]): void {
    this.spellCheckerLanguages = languages;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled;
  }
  setPermissionRequestHandler(handler: Permission): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: Check): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler;
  }
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: unknown) => void) => void): void {
    this.displayMedia = handler;
  }

  /** What the system's proxy settings say, and how often they were read anew. */
  proxy = 'DIRECT';
  proxyReloads = 0;
  async resolveProxy(_url: string): Promise<string> {
    return this.proxy;
  }
  async forceReloadProxyConfig(): Promise<void> {
    this.proxyReloads += 1;
  }

  /** A frame of `contents` asks a person for it; Chromium asks in its name for some, and looks up others. */
  grants(permission: string, contents: { isFocused(): boolean } | null, details: Asking): boolean {
    let granted = false;
    this.#request(
      contents,
      permission,
      (answer) => {
        granted = answer;
      },
      details,
    );
    return granted;
  }

  /** A page looks whether it may, without anybody being asked. */
  has(permission: string, contents: { isFocused(): boolean } | null, details: Asking): boolean {
    return this.#check(contents, permission, new URL(details.requestingUrl).origin, details);
  }

  /** A page asks for a device that is plugged in. */
  givesDevices(): boolean {
    return this.#device();
  }

  /** A page loads a URL. */
  loads(url: string): boolean {
    let cancelled = false;
    this.#before({ url }, ({ cancel }) => {
      cancelled = cancel === true;
    });
    return !cancelled;
  }
}

let ofWindows: FakeSession | null = null;

/** Whoever listens hears of each session when it is made, before anything is done in it. */
function newSession(): FakeSession {
  const made = new FakeSession();
  app.emit('session-created', made);
  return made;
}

export const session = {
  get defaultSession(): FakeSession {
    ofWindows ??= newSession();
    return ofWindows;
  },
  partitions: new Map<string, FakeSession>(),
  fromPartition(name: string, _options?: { cache: boolean }): FakeSession {
    const known = session.partitions.get(name) ?? newSession();
    session.partitions.set(name, known);
    return known;
  },
  reset() {
    ofWindows = null;
    session.partitions.clear();
  },
};
