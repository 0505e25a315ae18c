/** Parses the number of days an answer may be reused, as somebody types it. */

/** The bounds of the contract. */
export const reuseDaysBounds = { min: 0, max: 3650 } as const;

/** null: not a number of days that can be set. */
export function readReuseDays(typed: string | number): number | null {
  if (typeof typed === 'string' && typed.trim() === '') return null;
  const days = Number(typed);
  return Number.isInteger(days) && days >= reuseDaysBounds.min && days <= reuseDaysBounds.max ? days : null;
}
