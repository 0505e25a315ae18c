/** A provider made of bytes: real sockets, every byte of the answer under the test's control. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Account } from '../../../src-main/core/td/client.ts';
import { straight, type Way } from '../../../src-main/core/td/dial/routes.ts';
import type { Certificate } from './certificates.ts';

export type RawServer = {
  readonly baseUrl: string;
  /** Whole requests read, head and body. */
  readonly requests: string[];
  connections(): number;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
};

/** `answer` is called for each request that was read whole; `number` counts from 0. */
export async function rawServer(
  answer: (socket: Socket, number: number) => void,
  options: { tls?: Certificate; onConnection?: (socket: Socket, number: number) => void } = {},
): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const onSocket = (socket: Socket) => {
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (Buffer.byteLength(text.slice(head + 4)) < length) return;
      requests.push(text);
      text = '';
      answer(socket, requests.length - 1);
    });
    options.onConnection?.(socket, connections);
    connections += 1;
  };
  const server = options.tls
    ? createTlsServer({ cert: options.tls.cert, key: options.tls.key }, onSocket)
    : createServer(onSocket);
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}/check`,
    requests,
    connections: () => connections,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Waits until it is so; throws when it is not within `withinMs`. */
export async function until(so: () => boolean, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!so()) {
    if (performance.now() > end) throw new Error('It did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function response(status: number, body: string, headers: Record<string, string> = {}): string {
  const all = { 'Content-Type': 'application/json', 'Content-Length': `${Buffer.byteLength(body)}`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n${body}`;
}

export const partnerKey = 'sekrit +key/4711&"<>';

export function accountAt(baseUrl: string, way: Way = straight): Account {
  return { connectionId: 1, baseUrl, partnerCode: 'branch-7', partnerKey, concurrency: 4, way };
}

export const question = {
  nik: '3310225629460001',
  phone: '081234567890',
  name: 'Joe',
  ecNik: '3310225629460002',
  ecPhone: '081234567891',
  ecName: 'Jane',
};

let answers = 0;

/** A whole answer as text, each time with a tracking id of its own, as the provider's have. */
export function freshAnswer(headers: Record<string, string> = {}): string {
  answers += 1;
  return response(200, JSON.stringify({ ...sample(), sequence_id: `1648777165770${answers}` }), headers);
}

/** The document's sample of a full answer; `emergency` undefined leaves the block out. */
export function sample(emergency?: unknown, applicant: unknown = flags('True', 'False', 'False')) {
  return {
    code: 200,
    message: '',
    sequence_id: '1648777165770866F82AC7F326307055',
    result: {
      phone_number_count: 2,
      applicator_result: applicant,
      ...(emergency === undefined ? {} : { emergency_contact_result: emergency }),
    },
  };
}

export function flags(recent: unknown, frequent: unknown, other: unknown) {
  return { is_recently_used: recent, is_frequently_used: frequent, is_other: other };
}
