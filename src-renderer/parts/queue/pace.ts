/** A rate in words: per second while that is at least one, else per minute, else per hour. */
export type Pace = { amount: number; per: 'second' | 'minute' | 'hour' };

export function paceOf(perSecond: number): Pace {
  if (perSecond >= 1) return { amount: perSecond, per: 'second' };
  if (perSecond * 60 >= 1) return { amount: perSecond * 60, per: 'minute' };
  return { amount: perSecond * 3600, per: 'hour' };
}
