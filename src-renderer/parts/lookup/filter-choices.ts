/** What can be chosen of one filter, and what one press makes of it. */

/** `n` null: not counted. */
export type Choice = { value: string; n: number | null };

/** What was counted, and what is chosen although there is none of it. */
export function withChosen(counted: readonly Choice[], chosen: readonly string[], isCounted: boolean): Choice[] {
  const missing = chosen.filter((value) => !counted.some((one) => one.value === value));
  return [...counted, ...missing.map((value) => ({ value, n: isCounted ? 0 : null }))];
}

/** Chosen or not any more. */
export function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
