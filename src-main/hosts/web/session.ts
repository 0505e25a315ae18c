/** Who may call: whoever opened the printed address, whose token is good for this launch only. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export type WebSession = {
  readonly token: string;
  /** `header` is the request's `Authorization`. */
  holds(header: string | undefined): boolean;
};

/**
 * The token travels to the page after `#` (which browsers never send) and comes back as a header. It is not a cookie:
 * cookies know no ports, so a browser would send it to every other program on 127.0.0.1 as well.
 */
export function createSession(): WebSession {
  const token = randomBytes(32).toString('base64url');
  return {
    token,
    holds(header) {
      const [, given] = /^Bearer ([\w-]+)$/.exec(header ?? '') ?? [];
      return given !== undefined && same(given, token);
    },
  };
}

/** Takes the same time wherever the first difference is; hashing makes the lengths equal. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
