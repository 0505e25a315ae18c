/** Draws from a seed, so that a run that failed can be planned again. Timing is the machine's; the plan is the seed's. */

export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the weighted choices. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  /** Another stream of draws, so that what one actor draws does not depend on how fast another is. */
  branch(salt: number): Random;
};

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick(from) {
      const found = from[Math.floor(next() * from.length)];
      if (found === undefined) throw new Error('Nothing to pick from.');
      return found;
    },
    weighted(choices) {
      let rest = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) {
        rest -= weight;
        if (rest < 0) return choice;
      }
      throw new Error('Nothing to choose from.');
    },
    branch: (salt) => seeded(Math.imul(seed ^ 0x9e3779b9, salt * 2 + 1)),
  };
}
