/** Addresses as data: a path with named parts, and zod codecs between the text of its parameters and what they mean. */
import { z } from 'zod';

/** The texts of an address by their names, from its path (`:list`) and behind its question mark alike. */
type Texts = Record<string, string>;

/** One part of an address: from some of its texts to what they mean, and back. */
type Part = z.core.$ZodType<unknown, Texts | undefined>;
export type Search = z.core.SomeType & { readonly shape: Readonly<Record<string, Part>> };

/** `path`: `/lists/:list`, and `/history/:lookup?` where the last part may be missing or make no sense. */
export type Place = { path: string; search: Search };

/** A part that stands in one text. */
function part<N extends string, T extends z.core.SomeType>(
  name: N,
  meaning: T,
  decode: (text: string) => z.input<T>,
  encode: (value: z.output<T>) => string,
) {
  return z.codec(z.object({ [name]: z.string() }) as unknown as z.ZodType<Texts, Texts>, meaning, {
    decode: (texts) => decode(texts[name] ?? ''),
    encode: (value) => ({ [name]: encode(value as z.output<T>) }),
  });
}

/** The number of a record: whole, from 1. */
export const numberIn = (name: string) => part(name, z.int().positive(), Number, String);

/** The numbers of several records, with commas; without any it is as if it was not there. */
export const numbersIn = (name: string) =>
  part(
    name,
    z.array(z.int().positive()).min(1).max(50),
    (text) => [...new Set(text.split(',').map(Number))],
    (values) => values.join(','),
  );

/** A local day, YYYY-MM-DD. */
export const dayIn = (name: string) =>
  part(
    name,
    z.iso.date(),
    (text) => text,
    (text) => text,
  );

/** Some text; none is as if it was not there. */
export const textIn = (name: string) =>
  part(
    name,
    z.string().min(1),
    (text) => text,
    (text) => text,
  );

/** Some texts, in the order they were said; the empty one counts. */
export const textsIn = (name: string) => part(name, z.array(z.string()).min(1), readTexts, writeTexts);

/** Some of a few, in the order they were said; what is not known is left out. */
export const orderIn = <const T extends string>(name: string, known: readonly T[]) =>
  part(
    name,
    z.array(z.enum(known)).min(1),
    (text) => [...new Set(text.split(','))].flatMap((one) => known.find((value) => value === one) ?? []),
    (values) => values.join(','),
  );

/** Texts under headings. */
export const groupsIn = (name: string) =>
  part(
    name,
    z.array(z.object({ heading: z.string(), values: z.array(z.string()).min(1) })).min(1),
    (text) =>
      text.split(';').map((group) => {
        const [heading = '', ...values] = readTexts(group);
        return { heading, values };
      }),
    (groups) => groups.map(({ heading, values }) => writeTexts([heading, ...values])).join(';'),
  );

/** The empty text as `-`: nothing between two commas would be no text. */
function writeTexts(texts: readonly string[]): string {
  return texts.map((text) => (text === '' ? '-' : text === '-' ? '%2D' : encodeURIComponent(text))).join(',');
}

function readTexts(text: string): string[] {
  return text.split(',').flatMap((one) => (one === '-' ? '' : (decoded(one) ?? [])));
}

/** null: nothing, or no text of ours. */
function decoded(text: string): string | null {
  try {
    return text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Said by being there. */
export const flagIn = (name: string) =>
  part(
    name,
    z.literal(true),
    () => true as const,
    () => '1',
  );

export const oneIn = <const T extends string>(name: string, known: readonly T[]) =>
  part(
    name,
    z.enum(known),
    (text) => text as T,
    (value) => value,
  );

/** Some of a few, read in the order they are known in; what is not known is left out. */
export const someIn = <const T extends string>(name: string, known: readonly T[]) =>
  part(
    name,
    z.array(z.enum(known)).min(1),
    (text) => {
      const names = text.split(',');
      return known.filter((one) => names.includes(one));
    },
    (values) => values.join(','),
  );

/** Null: this is no address of that place. What makes no sense is left out, unless the place is nothing without it. */
export function readPlace<P extends Place>(place: P, fragment: string): z.output<P['search']> | null {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?', 2);
  const given = path.split('/').filter((step) => step !== '');
  // Of a name said twice, the first one counts.
  const texts: Texts = Object.fromEntries([...new URLSearchParams(query)].reverse());
  for (const [at, step] of stepsOf(place.path).entries()) {
    const text = given[at];
    if (step.name === null ? text !== step.literal : text === undefined && !step.optional) return null;
    if (step.name !== null && text !== undefined) texts[step.name] = text;
  }
  const read: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(place.search.shape)) {
    const parsed = z.safeParse(schema, texts);
    if (parsed.success && parsed.data !== undefined) read[key] = parsed.data;
    else if (!z.safeParse(schema, undefined).success) return null;
  }
  return read as z.output<P['search']>;
}

/** The address of a place; what cannot be said in one is left out of it. */
export function writePlace<P extends Place>(place: P, values: z.output<P['search']>): string {
  const texts: Texts = {};
  for (const [key, schema] of Object.entries(place.search.shape)) {
    const encoded = z.safeEncode(schema, (values as Record<string, unknown>)[key]);
    if (encoded.success) Object.assign(texts, encoded.data);
  }
  const steps = stepsOf(place.path);
  const path = steps.flatMap(({ name, literal }) => (name === null ? [literal] : (texts[name] ?? []))).join('/');
  for (const { name } of steps) if (name !== null) delete texts[name];
  const query = new URLSearchParams(texts).toString();
  return query === '' ? `#/${path}` : `#/${path}?${query}`;
}

type Step = { literal: string; name: string | null; optional: boolean };

export function stepsOf(path: string): Step[] {
  return path
    .split('/')
    .filter((step) => step !== '')
    .map((step) => ({
      literal: step,
      name: step.startsWith(':') ? step.slice(1).replace('?', '') : null,
      optional: step.endsWith('?'),
    }));
}
