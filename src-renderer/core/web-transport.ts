/**
 * Talks to the web host: `POST /call` for every call, `GET /events` for the events, the launch token as a header on both.
 * Reconnects by itself; what was missed meanwhile is the caller's to read again (see `Transport.watchLink`).
 */
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import type { Link, Transport } from './transport.ts';
import { findToken } from './web-token.ts';

const reconnectMs = { first: 500, most: 10_000 };

/** The host could not be asked at all; `error-text.ts` has a sentence of its own for these two. */
function hostError(reason: 'host-unreachable' | 'signed-out', message: string): { ok: false; error: CallError } {
  return { ok: false, error: { code: 'internal', message, details: { reason } } };
}

export async function createWebTransport(): Promise<Transport> {
  const token = await findToken();

  let link: Link = 'lost';
  const linkListeners = new Set<(link: Link) => void>();
  const eventListeners = new Set<(event: AnyEvent) => void>();
  function setLink(next: Link): void {
    if (next === link) return;
    link = next;
    for (const listener of linkListeners) listener(next);
  }

  /** null: the host does not know this window. Rejects where the host is not there. */
  async function ask(
    path: string,
    request: RequestInit & { headers?: Record<string, string> },
  ): Promise<Response | null> {
    for (;;) {
      const given = token.current();
      if (given === null) break;
      const headers = { ...request.headers, authorization: `Bearer ${given}` };
      const response = await fetch(path, { ...request, headers, credentials: 'omit', cache: 'no-store' });
      if (response.status !== 401) {
        if (response.ok) token.proven();
        return response;
      }
      if (!(await token.refused(given))) break;
    }
    setLink('signed-out');
    return null;
  }

  let waitMs = reconnectMs.first;
  async function listen(): Promise<void> {
    const response = await ask('/events', {});
    if (!response?.ok || response.body === null) return;
    waitMs = reconnectMs.first;
    setLink('live');
    for await (const line of readLines(response.body)) {
      if (line === '') continue;
      const event = JSON.parse(line) as AnyEvent;
      for (const listener of eventListeners) listener(event);
    }
  }
  /** Until the host does not know this window any more: it was started again, and asking on would never help. */
  async function keepListening(): Promise<void> {
    for (;;) {
      await listen().catch(() => undefined); // the host is not there, or the stream broke
      if (link === 'signed-out') return;
      setLink('lost');
      const wait = waitMs;
      waitMs = Math.min(waitMs * 2, reconnectMs.most);
      await new Promise((resolve) => window.setTimeout(resolve, wait));
    }
  }
  void keepListening();

  return {
    async call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
      try {
        const headers = { 'content-type': 'application/json' };
        const response = await ask('/call', { method: 'POST', headers, body: JSON.stringify({ name, input }) });
        if (response === null) return hostError('signed-out', 'The host does not know this window.');
        // Anything else than the envelope is the host turning the request away, not an answer of the core.
        if (!response.ok) return hostError('host-unreachable', `The host answered ${response.status}.`);
        return (await response.json()) as Result<OutputOf<N>>;
      } catch {
        return hostError('host-unreachable', 'The host did not answer.');
      }
    },
    subscribe(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    watchLink(listener) {
      linkListeners.add(listener);
      listener(link);
      return () => linkListeners.delete(listener);
    },
  };
}

/** The lines of a response that does not end, as they arrive; an incomplete last line is dropped when it does end. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    reader.releaseLock();
  }
}
