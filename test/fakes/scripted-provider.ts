/**
 * A provider that answers each request as the test says, over a real socket on loopback, and remembers what it read.
 * For shapes and timings the practice provider does not have.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Reply =
  | { status?: number; headers?: Record<string, string>; body: string | object; delayMs?: number }
  /** cut: the connection breaks after the request was read. half: in the middle of the answer. silent: no answer. */
  | 'cut'
  | 'half'
  | 'silent';

export type Request = { body: Record<string, string>; url: string; at: number };

export type ScriptedProvider = {
  readonly baseUrl: string;
  readonly requests: Request[];
  /** The most requests that were under way at the same time. */
  readonly mostAtOnce: () => number;
  reply: (request: Request, index: number) => Reply;
  /** Stops listening and breaks every connection; `up` listens on the same port again. */
  down(): Promise<void>;
  up(): Promise<void>;
};

let answers = 0;

/** A tracking id of its own, as every answer of the provider has. */
export function freshSequence(): string {
  answers += 1;
  return `S${answers}`;
}

export const success = (recent = 'True', frequent = 'True', other = 'False', sequence = freshSequence()) => ({
  code: 200,
  message: '',
  sequence_id: sequence,
  result: {
    phone_number_count: 1,
    applicator_result: { is_recently_used: recent, is_frequently_used: frequent, is_other: other },
  },
});

export async function scriptedProvider(reply: ScriptedProvider['reply']): Promise<ScriptedProvider> {
  let server: Server | null = null;
  let underWay = 0;
  let most = 0;
  let port = 0;
  const requests: Request[] = [];

  async function up(): Promise<void> {
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }
  async function down(): Promise<void> {
    const closing = server;
    server = null;
    if (!closing) return;
    await new Promise<void>((resolve) => {
      closing.close(() => resolve());
      closing.closeAllConnections();
    });
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    most = Math.max(most, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const read: Request = {
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      url: request.url ?? '',
      at: performance.now(),
    };
    requests.push(read);
    const said = provider.reply(read, requests.length - 1);
    if (said === 'silent') return;
    if (said === 'cut') {
      request.socket.destroy();
      return;
    }
    if (said === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"code":200,"mess', () => request.socket.destroy());
      return;
    }
    if (said.delayMs) await new Promise((resolve) => setTimeout(resolve, said.delayMs));
    const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body);
    response.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers });
    response.end(text);
  }

  await up();
  const provider: ScriptedProvider = {
    get baseUrl() {
      return `http://127.0.0.1:${port}/td`;
    },
    requests,
    mostAtOnce: () => most,
    reply,
    up,
    down,
  };
  onTestFinished(down);
  return provider;
}
