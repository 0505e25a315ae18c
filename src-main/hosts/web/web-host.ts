/**
 * The window in an ordinary browser, for machines without Electron and for tests: one HTTP server on loopback that
 * serves the built window, takes calls and streams events.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallName, CoreClient, InputOf } from '../../contract/index.ts';
import type { Logger } from '../../core/kernel/ports.ts';
import { openWindowFiles, type WindowFiles, windowHeaders } from '../common/window-files.ts';
import { createEventStreams } from './event-streams.ts';
import { type Refusal, refuseForeign, refuseOtherThanJson, refuseStranger } from './guard.ts';
import { createSession } from './session.ts';
import { backlog, boundStrangers } from './stranger-sockets.ts';

/**
 * Headers come whole or not at all; a body of a file's piece takes well under a second on this machine. How often Node
 * looks is a setting of its own: by default every half minute, which would make five seconds thirty-five.
 */
const timeouts = { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 };

export type WebHost = {
  /** `http://127.0.0.1:PORT/#token`: the one address that opens it. */
  readonly url: string;
  close(): Promise<void>;
};

export type WebHostChoices = {
  core: CoreClient;
  /** out/renderer. */
  rendererDir: string;
  /** 0 or absent: any that is free. */
  port?: number;
  logger?: Pick<Logger, 'error'>;
};

/**
 * Refuses every call that did not come from the page it served. Rejects with the system's error (EADDRINUSE, EACCES)
 * when the port cannot be had.
 */
export async function startWebHost({ core, rendererDir, port = 0, logger }: WebHostChoices): Promise<WebHost> {
  let bound = port;
  const host = () => `127.0.0.1:${bound}`;
  const session = createSession();
  const streams = createEventStreams(core);
  const files = openWindowFiles(rendererDir);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const foreign = refuseForeign(request, host());
    if (foreign) return refuse(response, foreign);
    const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/';
    switch (`${request.method} ${pathname}`) {
      case 'POST /call':
        return takeCall(request, response);
      case 'GET /events':
        return openEvents(request, response);
      default:
        return serveFile(request, response, pathname, files);
    }
  }

  async function takeCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refuseStranger(request, session) ?? refuseOtherThanJson(request);
    if (refused) return refuse(response, refused);
    strangers.trust(request.socket);
    const body = await readJson(request);
    if (!body.ok) return end(response, body.status);
    const name = field(body.value, 'name');
    // The core knows its names, and says so of any other.
    const result = await core.call(String(name) as CallName, field(body.value, 'input') as InputOf<CallName>);
    sendJson(response, 200, result);
  }

  function openEvents(request: IncomingMessage, response: ServerResponse): void {
    const refused = refuseStranger(request, session);
    if (refused) refuse(response, refused);
    else {
      strangers.trust(request.socket);
      if (!streams.add(response)) sendJson(response, 503, { refused: 'too-many-windows' });
    }
  }

  const server = createServer({ ...timeouts }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // The connection broke, or the core failed outside its envelope; there is nobody to tell more.
      if (!request.socket.destroyed) logger?.error('call-failed', error);
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  const strangers = boundStrangers(server);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', backlog }, () => resolve(server.off('error', reject) && undefined));
  }).catch((error: unknown) => {
    streams.close();
    throw error;
  });
  bound = (server.address() as AddressInfo).port;

  return {
    url: `http://${host()}/#${session.token}`,
    close: () =>
      new Promise((resolve) => {
        streams.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  files: WindowFiles | null,
): void {
  const file = files?.find(pathname);
  if (request.method !== 'GET' && request.method !== 'HEAD') end(response, 405);
  else if (!files || !file) end(response, 404);
  else {
    const bytes = files.read(file);
    response.writeHead(200, { ...windowHeaders(file, "'self'"), 'content-length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  sendJson(response, status, { refused: reason });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  end(response, status, JSON.stringify(value));
}

function end(response: ServerResponse, status: number, body?: string): void {
  // What was not read of a refused body would be taken for the next request.
  if (status >= 400) response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.writeHead(status);
  response.end(body);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

// Reads a request's JSON body, of bounded size.

/** A piece of a file (1 MiB) in base64 with its envelope, and room. */
const mostBodyBytes = 2 * 1024 * 1024;

type JsonBody = { ok: true; value: unknown } | { ok: false; status: 400 | 413 };

/** What comes past the bound is not kept. Rejects when the connection breaks. */
async function readJson(request: IncomingMessage): Promise<JsonBody> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBodyBytes) return { ok: false, status: 413 };
    pieces.push(piece);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
