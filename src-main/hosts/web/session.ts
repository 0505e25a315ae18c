/**
 * Who may call: whoever opened the printed address. Its token is good for this launch only and is exchanged for a cookie
 * that scripts cannot read; the token travels after `#`, which browsers never send.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export type WebSession = {
  readonly token: string;
  /** The `Set-Cookie` for the right token, null for any other. */
  exchange(token: unknown): string | null;
  /** `header` is the request's `Cookie`. */
  holds(header: string | undefined): boolean;
};

/** Cookies do not know ports: the port is in the name, so that two copies of the program do not log each other out. */
export function createSession(port: () => number): WebSession {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const name = () => `sambung-${port()}`;
  return {
    token,
    exchange(given) {
      if (typeof given !== 'string' || !same(given, token)) return null;
      return `${name()}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    holds(header) {
      const wanted = `${name()}=`;
      const found = header
        ?.split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(wanted));
      return found !== undefined && same(found.slice(wanted.length), secret);
    },
  };
}

/** Takes the same time wherever the first difference is; hashing makes the lengths equal. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
