/** Days and clock times by this machine's zone: the branch's own. Times are milliseconds since the epoch. */
/**
 * Milliseconds left of a stored wait from `since` until `until`. The clock may have been set between then and now: a wait
 * is never longer than it was meant to be.
 */
export declare function waitLeft(
  wait: {
    since: number;
    until: number;
  },
  now: number,
): number;
/**
 * So far in the future a stored instant is taken for one of just now: a clock that was a day ahead is the commonest mistake.
 * Beyond it nobody knows when it was.
 */
export declare const trustedAheadMs: number;
export declare function startOfDay(at: number): number;
/** Not 24 hours later: a day may have 23 or 25 of them. */
export declare function startOfNextDay(at: number): number;
/** `2026-11-22 14:05:09` */
export declare function localSecond(at: number): string;
/** `2026-11-22 14:05` */
export declare function localMinute(at: number): string;
