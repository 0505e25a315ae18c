/**
 * Pseudo-random choices that depend on a person's digits alone, so that the simulated provider answers the same
 * question the same way.
 */

/** FNV-1a over the text: an even spread and the same on every machine. `salt` makes draws for different ends independent. */
export function draw(salt: string, text: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${salt}|${text}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // Its low bits alone follow the last digits too closely.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) % below;
}

/** One of the weighted choices; weights are whole numbers. */
export function pick<T>(salt: string, text: string, choices: readonly (readonly [number, T])[]): T {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = draw(salt, text, total);
  for (const [weight, choice] of choices) {
    if (rest < weight) {
      return choice;
    }
    rest -= weight;
  }
  throw new Error('Weights must be positive whole numbers.');
}
