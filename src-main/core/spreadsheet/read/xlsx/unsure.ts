/**
 * Thrown by a quick reader that is not certain what a part says. It is never an error of the file: a slower reader that
 * knows more forms reads that part instead.
 */
export class Unsure extends Error {}

export function unsure(why: string): never {
  throw new Unsure(why);
}
