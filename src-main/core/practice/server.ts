/**
 * A node:http server on 127.0.0.1 that can stop listening and come back on the same port, and that leaves no socket and
 * no timer behind. The answers come from the `respond` function it is given.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock } from '../kernel/ports.ts';
import type { Reply } from './replies.ts';

/** Longer requests are refused; a question has under 1 KiB. */
const requestLimit = 64 * 1024;

export type LoopbackServer = {
  /** Starts, or starts again on the port of last time; rejects when that port is taken. */
  start(port: number): Promise<void>;
  /** Stops listening and breaks every connection. */
  stop(): Promise<void>;
  /** 0 until first started. */
  port(): number;
};

export function createLoopbackServer(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
): LoopbackServer {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let lastPort = 0;

  function start(port: number): Promise<void> {
    if (server !== null) {
      return Promise.resolve();
    }
    const starting = createServer(respond);
    starting.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    starting.on('clientError', (_error, socket) => socket.destroy());
    return new Promise((resolve, reject) => {
      starting.once('error', reject);
      starting.listen({ host: '127.0.0.1', port: lastPort === 0 ? port : lastPort, exclusive: true }, () => {
        starting.off('error', reject);
        server = starting;
        lastPort = (starting.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  function stop(): Promise<void> {
    const stopping = server;
    server = null;
    if (stopping === null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      stopping.close(() => resolve());
      for (const socket of sockets) {
        socket.destroy();
      }
    });
  }

  return { start, stop, port: () => lastPort };
}

/** The body as text; null when it broke off or is too long. Never rejects. */
export function readWhole(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > requestLimit) {
        request.destroy();
        resolve(null);
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve(null));
    request.on('close', () => resolve(null));
  });
}

/** Sends a reply the way it says: whole, cut before anything, cut in the middle, or never. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const socket = response.socket;
  if (socket === null || socket.destroyed) {
    return;
  }
  const body = Buffer.from(reply.body, 'utf8');
  switch (reply.way) {
    case 'silent':
      return;
    case 'cut':
      socket.destroy();
      return;
    case 'half':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
      // The break must come after the half has left, or it would be a cut before any answer.
      response.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket.destroy());
      return;
    case 'whole':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
      response.end(body);
      return;
  }
}

/** Timers that can all be cancelled at once. */
export function createDelays(clock: Clock): { after(ms: number, run: () => void): void; cancelAll(): void } {
  const waiting = new Set<() => void>();
  return {
    after(ms, run) {
      if (ms <= 0) {
        run();
        return;
      }
      const stop = clock.after(ms, () => {
        waiting.delete(stop);
        run();
      });
      waiting.add(stop);
    },
    cancelAll() {
      for (const stop of waiting) {
        stop();
      }
      waiting.clear();
    },
  };
}
