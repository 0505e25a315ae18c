/**
 * Which requests are turned away before anything is read. A page of another site can make a browser send requests here;
 * what it cannot do is forge Host, Origin, our own header, or hold the cookie.
 */
import type { IncomingMessage } from 'node:http';
import type { WebSession } from './session.ts';

export type Refusal = { readonly status: 401 | 403 | 415; readonly reason: string };

/** For every request. `host` is `127.0.0.1:PORT`: another name for this machine means DNS was turned against it. */
export function refuseForeign(request: IncomingMessage, host: string): Refusal | null {
  if (request.headers.host !== host) return { status: 403, reason: 'wrong-host' };
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, reason: 'foreign-origin' };
  return null;
}

/** For what sends JSON. The header cannot be set across origins without asking, and we never say yes. */
export function refusePost(request: IncomingMessage): Refusal | null {
  if (request.headers['x-sambung'] !== '1') return { status: 403, reason: 'header-missing' };
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') return { status: 415, reason: 'not-json' };
  return null;
}

/** For calls and events. */
export function refuseStranger(request: IncomingMessage, session: WebSession): Refusal | null {
  return session.holds(request.headers.cookie) ? null : { status: 401, reason: 'no-session' };
}

/** A stream cannot carry our header; browsers say by themselves which site asks. */
export function refuseCrossSite(request: IncomingMessage): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? null : { status: 403, reason: 'cross-site' };
}
