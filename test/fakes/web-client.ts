/** What the window does over the web host, with Node's HTTP: calls and the event stream, the token as a header on both. */
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

/** What shows that a request comes from who opened the printed address. */
export function tokenHeader(url: string): { authorization: string } {
  return { authorization: `Bearer ${new URL(url).hash.slice(1)}` };
}

export async function openWebClient(url: string): Promise<CoreClient & { close(): void }> {
  const shown = tokenHeader(url);
  const listeners = new Set<(event: AnyEvent) => void>();
  const { hostname, port } = new URL(url);
  const stream = request({ hostname, port, path: '/events', headers: shown, agent: false });
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', () => {});
      response.on('data', (piece: string) => {
        text += piece;
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          if (line === '') continue;
          for (const listener of listeners) listener(JSON.parse(line));
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
      const headers = { 'content-type': 'application/json', ...shown };
      const answer = await ask(url, { method: 'POST', path: '/call', headers, body });
      return JSON.parse(answer.text);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => stream.destroy(),
  };
}
