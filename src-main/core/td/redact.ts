/**
 * Keeps the partner key out of everything that can be seen. The key travels in the query string (td-api.md), so the
 * full URL exists in one place only, here, inside an object that shows itself redacted; and what comes back from
 * the network (a portal's page likes to quote the address that was asked for) is cleaned of it before anybody keeps it.
 */
import type { BaseUrl } from './base-url.ts';

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

/** Returns a function that wipes the key, in every spelling a page or a JSON text may quote it in, from a text. */
export function scrubber(partnerKey: string): (text: string) => string {
  const spellings = partnerKey.length < shortestKey ? [] : spellingsOf(partnerKey);
  return (text) => {
    let clean = text.replace(
      /(partner_key(?:=|%3D|%253D))[^&"'\s<>\\]*/gi,
      (_whole, name: string) => `${name}${shown}`,
    );
    for (const spelling of spellings) {
      clean = clean.replaceAll(spelling, shown);
    }
    return clean;
  };
}

function spellingsOf(key: string): readonly string[] {
  const encoded = encodeURIComponent(key.toWellFormed());
  const form = new URLSearchParams({ k: key }).toString().slice(2);
  const json = JSON.stringify(key).slice(1, -1);
  const html = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const base64 = Buffer.from(key, 'utf8').toString('base64');
  const spellings = new Set([
    key,
    encoded,
    form,
    json,
    html,
    base64,
    encodeURIComponent(encoded),
    encodeURIComponent(form),
  ]);
  // Longest first, so that no spelling leaves the rest of a longer one behind.
  return [...spellings].sort((a, b) => b.length - a.length);
}
