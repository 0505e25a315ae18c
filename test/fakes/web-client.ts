/** What the window does over the web host, with Node's HTTP: the token for a cookie, calls, the event stream. */
import { request } from 'node:http';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CoreClient } from '../../src-main/contract/index.ts';

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
export type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** One request with exactly these headers: unlike `fetch`, it lets a test lie about Host and Origin. */
export function ask(url: string, { method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const ours = { 'x-sambung': '1', 'content-type': 'application/json' };

/** The cookie for the token in the printed address. */
export async function signIn(url: string): Promise<string> {
  const token = new URL(url).hash.slice(1);
  const { headers } = await ask(url, {
    method: 'POST',
    path: '/session',
    headers: ours,
    body: JSON.stringify({ token }),
  });
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return String(cookie).split(';')[0] ?? '';
}

export async function openWebClient(url: string): Promise<CoreClient & { close(): void }> {
  const cookie = await signIn(url);
  const listeners = new Set<(event: AnyEvent) => void>();
  const { hostname, port } = new URL(url);
  const stream = request({ hostname, port, path: '/events', headers: { cookie }, agent: false });
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', () => {});
      response.on('data', (piece: string) => {
        text += piece;
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) {
          if (!message.startsWith('data: ')) continue;
          for (const listener of listeners) listener(JSON.parse(message.slice('data: '.length)));
        }
      });
      resolve();
    });
    stream.end();
  });
  stream.on('error', () => {});
  return {
    async call(name, input) {
      const body = JSON.stringify({ name, input });
      const answer = await ask(url, { method: 'POST', path: '/call', headers: { ...ours, cookie }, body });
      return JSON.parse(answer.text);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => stream.destroy(),
  };
}
