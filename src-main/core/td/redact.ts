/**
 * Keeps the partner key out of everything that can be seen. The key travels in the query string (td-api.md), so the
 * full URL exists in one place only, here, inside an object that shows itself redacted; and what comes back from
 * the network (a portal's page likes to quote the address that was asked for) is cleaned of it before anybody keeps it.
 */
import type { BaseUrl } from './base-url.ts';
import { findSecret } from './key-finder.ts';

const shown = '[redacted]';
/** A shorter "key" is no secret, and wiping it would wipe ordinary text. `partner_key=` is wiped whatever its length. */
const shortestKey = 6;

/** The address of one account's API with code and key. Only `requestTarget()` gives them away: to the socket. */
export class SecretUrl {
  readonly origin: string;
  readonly #path: string;
  readonly #query: string;

  constructor(base: BaseUrl, partnerCode: string, partnerKey: string) {
    this.origin = base.origin;
    this.#path = base.path;
    // A blank as %20, which every server reads as one; `+` is read so only by convention.
    this.#query = new URLSearchParams({ partner_code: partnerCode, partner_key: partnerKey })
      .toString()
      .replaceAll('+', '%20');
  }

  /** Path and query as they go on the wire. Never log, store, throw or return what this returns. */
  requestTarget(): string {
    return `${this.#path}?${this.#query}`;
  }

  toString(): string {
    return `${this.origin}${this.#path}?${shown}`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `SecretUrl(${this.toString()})`;
  }
}

/**
 * Returns a function that wipes the key, and a proxy's password, from a text, however it is encoded there: see key-finder.ts. What stands around it
 * stays verbatim.
 */
export function scrubber(partnerKey: string, proxyPassword: string | null = null): (text: string) => string {
  const secrets = [partnerKey, proxyPassword ?? ''].filter(({ length }) => length >= shortestKey);
  return (text) => {
    const clean = text
      .replace(named, (_whole, name: string) => `${name}${shown}`)
      .replace(login, (_whole, name: string) => `${name}${shown}`);
    return secrets.reduce(wiped, clean);
  };
}

/** As a proxy that shows what it was asked may quote it: also a password that is too short to be looked for. */
const login = /(proxy-authorization\\*"?\s*[:=]\s*\\*"?\s*(?:basic\s+)?)[A-Za-z0-9+/=_-]+/gi;

/** As a parameter of an address, encoded once or twice, and as a field. */
const named = /(partner_key(?:=|%3D|%253D|\\*"\s*:\s*\\*"))[^&"'\s<>\\]*/gi;

function wiped(text: string, partnerKey: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const spans = findSecret(bytes, partnerKey).sort((a, b) => a.from - b.from);
  if (spans.length === 0) return text;
  let clean = '';
  let done = 0;
  for (const { from, to } of spans) {
    if (from >= done) clean += bytes.toString('utf8', done, from) + shown;
    done = Math.max(done, to);
    // What fills the last letters of base64 up belongs to them.
    if (bytes.toString('latin1', done, done + 2) === '==') done += 2;
    else if (bytes[done] === 0x3d) done += 1;
  }
  return clean + bytes.toString('utf8', done);
}
