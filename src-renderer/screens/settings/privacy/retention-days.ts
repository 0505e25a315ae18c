/** Days by purpose, as somebody types them: an empty field keeps for ever. */
import {
  type RetainedPurpose,
  type Retention,
  retainedPurposes,
  retentionDaysSchema,
} from '../../../../src-main/contract/purposes.ts';

export type TypedDays = Readonly<Record<RetainedPurpose, string | number>>;

export const retentionBounds = { min: retentionDaysSchema.minValue ?? 1, max: retentionDaysSchema.maxValue ?? 1 };

export function typedDays(retention: Retention): TypedDays {
  return Object.fromEntries(retainedPurposes.map((of) => [of, retention[of] ?? ''])) as TypedDays;
}

/** null: of what was typed one is no number of days. */
export function readDays(typed: TypedDays): Retention | null {
  const given = retainedPurposes.filter((of) => typed[of] !== '');
  if (given.some((of) => isFault(typed[of]))) return null;
  return Object.fromEntries(given.map((of) => [of, Number(typed[of])]));
}

export function isFault(typed: string | number): boolean {
  return typed !== '' && !retentionDaysSchema.safeParse(Number(typed)).success;
}

export function sameRetention(one: Retention, other: Retention): boolean {
  return retainedPurposes.every((of) => one[of] === other[of]);
}
