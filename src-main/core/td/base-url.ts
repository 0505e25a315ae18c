/**
 * The address of a provider account, without code and key. https only, except on this machine; anything in it that
 * could carry a secret (user name, password, query, fragment) is refused, because base URLs are shown and stored plain.
 */
import { isIPv4 } from 'node:net';
import { withoutInvisible } from '../../contract/pasted-text.ts';
import { CoreError } from '../kernel/errors.ts';

export type BaseUrl = {
  /** Normalised, as it is stored and shown. */
  readonly href: string;
  readonly secure: boolean;
  /** Name or address to connect to; an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly path: string;
};

const schemeOf = /^([a-z][a-z0-9+.-]*):\/\/[^/]/i;

/** Throws CoreError `connection-url-invalid` or `connection-url-not-https`; its message never repeats the text. */
export function parseBaseUrl(text: string): BaseUrl {
  const trimmed = withoutInvisible(text);
  // The URL parser silently drops tabs and newlines and turns backslashes around: what is stored would not be what was typed.
  if (!schemeOf.test(trimmed) || hasForbiddenCharacter(trimmed) || !URL.canParse(trimmed)) {
    throw invalid('The base URL is not a web address.');
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw notHttps();
  }
  // Looked for in the text, not in the parsed parts: a bare `?` or `#` parses to an empty part.
  if (/[?#]/.test(trimmed)) {
    throw invalid('The base URL must not have a query or a fragment: code and key are entered separately.');
  }
  if (/^[^/]+:\/\/[^/]*@/.test(trimmed)) {
    throw invalid('The base URL must not hold a user name or a password.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:' && !isLoopback(host)) {
    throw notHttps();
  }
  const secure = url.protocol === 'https:';
  return {
    href: url.href,
    secure,
    host,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    origin: url.origin,
    path: url.pathname,
  };
}

/** 127.0.0.0/8, ::1 and the name localhost. A name that merely resolves to this machine today does not count. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

function hasForbiddenCharacter(text: string): boolean {
  return /[\s\p{C}\p{Z}\\]/u.test(text);
}

function invalid(message: string): CoreError {
  return new CoreError('connection-url-invalid', message);
}

function notHttps(): CoreError {
  return new CoreError(
    'connection-url-not-https',
    'The base URL must be https, except for an address on this machine.',
  );
}
