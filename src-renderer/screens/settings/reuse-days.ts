/** Parses the number of days an answer may be reused, as somebody types it. */
import { settingsShape } from '../../../src-main/contract/settings.ts';

const { reuseDays } = settingsShape.shape;

/** The bounds of the contract. */
export const reuseDaysBounds = { min: reuseDays.minValue ?? 0, max: reuseDays.maxValue ?? 0 };

/** null: not a number of days that can be set. */
export function readReuseDays(typed: string | number): number | null {
  const empty = typeof typed === 'string' && typed.trim() === '';
  return empty ? null : (reuseDays.safeParse(Number(typed)).data ?? null);
}
