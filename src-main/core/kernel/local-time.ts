/** Days and clock times by this machine's zone: the branch's own. Times are milliseconds since the epoch. */

/**
 * Milliseconds left of a stored wait from `since` until `until`. The clock may have been set between then and now: a wait
 * is never longer than it was meant to be.
 */
export function waitLeft(wait: { since: number; until: number }, now: number): number {
  return Math.max(0, Math.min(wait.until - now, wait.until - wait.since));
}

/**
 * So far in the future a stored instant is taken for one of just now: a clock that was a day ahead is the commonest mistake.
 * Beyond it nobody knows when it was.
 */
export const trustedAheadMs = 24 * 60 * 60 * 1000;

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Not 24 hours later: a day may have 23 or 25 of them. */
export function startOfNextDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** `2026-11-22 14:05:09` */
export function localSecond(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `2026-11-22 14:05` */
export function localMinute(at: number): string {
  return localSecond(at).slice(0, 16);
}
