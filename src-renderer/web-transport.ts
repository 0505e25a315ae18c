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

export async function createWebTransport(): Promise<Transport> {
  const token = takeToken();
  if (token !== null) {
    await fetch('/session', {
      method: 'POST',
      headers,
      body: JSON.stringify({ token }),
      credentials: 'same-origin',
    }).catch(() => undefined); // an unreachable host is told by the first call
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
      if (link !== 'signed-out') setLink('lost');
      window.setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, reconnectMs.most);
    };
  }
  open();

  return {
    async call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
      try {
        const response = await fetch('/call', {
          method: 'POST',
          headers,
          body: JSON.stringify({ name, input }),
          credentials: 'same-origin',
        });
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
