/**
 * Talks to the web host: `POST /session` once with the launch token, `POST /call` for every call, `GET /events` for the
 * events. Reconnects by itself; what was missed meanwhile is the caller's to read again (see `Transport.watchLink`).
 */
import type { CallError, Result } from '../src-main/contract/errors.ts';
import type { AnyEvent } from '../src-main/contract/events.ts';
import type { CallName, InputOf, OutputOf } from '../src-main/contract/index.ts';
import type { Link, Transport } from './transport.ts';

const reconnectMs = { first: 500, most: 10_000 };

const headers = { 'content-type': 'application/json', 'x-sambung': '1' };

/** The host could not be asked at all; `error-text.ts` has a sentence of its own for these two. */
function hostError(reason: 'host-unreachable' | 'signed-out', message: string): { ok: false; error: CallError } {
  return { ok: false, error: { code: 'internal', message, details: { reason } } };
}

/** `#TOKEN` is the launch token, `#/…` a route. */
function tokenInAddress(): string | null {
  const fragment = window.location.hash.slice(1);
  return fragment === '' || fragment.startsWith('/') ? null : fragment;
}

/** The token leaves the address before anything else happens. */
function takeToken(): string | null {
  const fragment = tokenInAddress();
  if (fragment === null) return null;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return fragment;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' });
}

export async function createWebTransport(): Promise<Transport> {
  const token = takeToken();
  if (token !== null) {
    await post('/session', { token }).catch(() => undefined); // an unreachable host is told by the first call
  }

  // The address of a newer launch, pasted over this one: only the fragment changes, so the browser loads nothing itself.
  window.addEventListener('hashchange', () => {
    if (tokenInAddress() !== null) window.location.reload();
  });

  let link: Link = 'lost';
  const linkListeners = new Set<(link: Link) => void>();
  const eventListeners = new Set<(event: AnyEvent) => void>();
  function setLink(next: Link): void {
    if (next === link) return;
    link = next;
    for (const listener of linkListeners) listener(next);
  }

  let waitMs = reconnectMs.first;
  function open(): void {
    const stream = new EventSource('/events');
    stream.onopen = () => {
      waitMs = reconnectMs.first;
      setLink('live');
    };
    stream.onmessage = (message) => {
      const event = JSON.parse(String(message.data)) as AnyEvent;
      for (const listener of eventListeners) listener(event);
    };
    // The browser's own retry gives up on an HTTP error, so every break is handled here.
    stream.onerror = () => {
      stream.close();
      if (link === 'signed-out') return;
      setLink('lost');
      window.setTimeout(() => void reopen(), waitMs);
      waitMs = Math.min(waitMs * 2, reconnectMs.most);
    };
  }
  /** A stream does not say why it broke: a host that was started again does not know this window, and a call tells. */
  async function reopen(): Promise<void> {
    const response = await post('/call', { name: 'system.info', input: {} }).catch(() => null);
    if (response?.status === 401) setLink('signed-out');
    else open();
  }
  open();

  return {
    async call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
      try {
        const response = await post('/call', { name, input });
        if (response.status === 401) {
          setLink('signed-out');
          return hostError('signed-out', 'The host does not know this session.');
        }
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
