/** Days and clock times by this machine's zone: the branch's own. Times are milliseconds since the epoch. */

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Not 24 hours later: a day may have 23 or 25 of them. */
export function startOfNextDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}
