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
type Permission = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

class FakeSession extends EventEmitter {
  // Electron's defaults: everything is granted and loaded until somebody says otherwise.
  #request: Permission = (_contents, _permission, answer) => answer(true);
  #check: (contents: unknown, permission: string) => boolean = () => true;
  #device: () => boolean = () => true;
  #before: Decide = (_details, answer) => answer({});
  displayMedia: ((request: unknown, answer: (streams: unknown) => void) => void) | null = null;
  readonly webRequest = {
    onBeforeRequest: (decide: Decide) => {
      this.#before = decide;
    },
  };

  setPermissionRequestHandler(handler: Permission): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler;
  }
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: unknown) => void) => void): void {
    this.displayMedia = handler;
  }

  /** A page asks for the camera, or looks whether it may. */
  grants(permission: string): boolean {
    let granted = false;
    this.#request(null, permission, (answer) => {
      granted = answer;
    });
    return granted || this.#check(null, permission) || this.#device();
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

export const session = {
  defaultSession: new FakeSession(),
  reset() {
    session.defaultSession = new FakeSession();
  },
};
