/**
 * Which requests are turned away before anything of their body is read. A page of another site can make a browser send
 * requests here; what it cannot do is forge Host and Origin, set a header of ours without being asked for, or know the token.
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

/** For calls and events. Browsers say by themselves which site asks; other ports of this machine are `same-site`. */
export function refuseStranger(request: IncomingMessage, session: WebSession): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, reason: 'cross-site' };
  return session.holds(request.headers.authorization) ? null : { status: 401, reason: 'no-session' };
}

export function refuseOtherThanJson(request: IncomingMessage): Refusal | null {
  const [type] = (request.headers['content-type'] ?? '').split(';');
  return type?.trim().toLowerCase() === 'application/json' ? null : { status: 415, reason: 'not-json' };
}
