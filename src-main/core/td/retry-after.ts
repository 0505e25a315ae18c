/**
 * Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or an HTTP date. Clocks in branches are often wrong, so a date is
 * held against the answer's own `Date` where it has one, and believed for minutes only where it has none. Anything
 * unreadable or negative is as if absent.
 */

/** Nobody may send a queue to sleep for longer than this by a header. */
export const longestRetryAfterMs = 24 * 60 * 60 * 1000;
/** A date held against this machine's clock, which may be hours behind. */
const longestByOwnClockMs = 15 * 60 * 1000;

/** Milliseconds from now, 0 to `longestRetryAfterMs`; null when absent or unreadable. `now` in milliseconds since the epoch. */
export function retryAfterMs(header: string | null, dateHeader: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) {
    return Math.min(Number(text) * 1000, longestRetryAfterMs);
  }
  const until = httpDate(text);
  if (until === null) {
    return null;
  }
  const theirs = httpDate(dateHeader?.trim() ?? '');
  const wait = until - (theirs ?? now);
  return wait < 0 ? null : Math.min(wait, theirs === null ? longestByOwnClockMs : longestRetryAfterMs);
}

/** The three forms of RFC 9110 all begin with the day's name; Date.parse alone would also read `-5` or `1.5` as dates. */
function httpDate(text: string): number | null {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) {
    return null;
  }
  // The oldest form (asctime) names no zone and means GMT; Date.parse would take local time.
  const parsed = Date.parse(/gmt|utc|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(parsed) ? null : parsed;
}
