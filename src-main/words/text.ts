/**
 * How a sentence is written down: id and en side by side, facts as `{{name}}`. The window, the terminal and the written files
 * share these types, so a key that one language lacks does not compile; a fact that one lacks fails test/words.
 */

export type TextTree = { readonly [key: string]: string | TextTree };

/** The same keys, each with a sentence. */
type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Every key of a tree, with dots: `'stepReason.answer-old'`. */
export type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}`;
}[keyof T & string];

/** The sentence of a key, as a literal type. */
export type At<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : never;

/** The names of the facts in a sentence. */
export type Names<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;

export type Words<T> = { readonly id: T; readonly en: SameKeys<T> };

/**
 * The Indonesian side sets the keys and the facts; the English side must have the same (its facts are held by a test). `infer`
 * keeps the compiler from looking at the English before it knows the Indonesian: it would look up every method of a string.
 */
export function defineWords<const T extends TextTree>(both: {
  id: T;
  en: T extends infer U ? SameKeys<U> : never;
}): Words<T> {
  return both as Words<T>;
}

/** Puts facts, ready to show, into a sentence; one that was not given stays empty. */
export function fill(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '');
}

/** A word as it stands within a sentence or behind a number: `Terjawab` → `terjawab`, but `NIK` as it is. */
export function withinSentence(word: string): string {
  return /^\p{Lu}(?![\p{Lu}-])/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
}
