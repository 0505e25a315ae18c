/**
 * The shape of one call and of one event. A `query` reads and may run in a second copy of the program; a `command`
 * changes something and is refused there (`data-dir-in-use`).
 */
import type { z } from 'zod';

export type Kind = 'query' | 'command';

/**
 * Typed by what the schemas let through as well as by the input's schema (forms check by it): the declarations hold plain
 * types then, and whoever imports the contract need not work them out again. Half of what a type check after an edit here costs.
 */
export interface Call<I extends z.ZodType, In, Parsed, Out, K extends Kind = Kind> {
  readonly kind: K;
  readonly input: I;
  readonly output: z.ZodType<Out>;
  /** Never there: what `InputOf` and `ParsedInputOf` read. */
  readonly types?: readonly [In, Parsed];
}

type Shape<I extends z.ZodType, O extends z.ZodType> = { input: I; output: O };
type CallOf<I extends z.ZodType, O extends z.ZodType, K extends Kind> = Call<
  I,
  z.input<I>,
  z.output<I>,
  z.output<O>,
  K
>;

export function query<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): CallOf<I, O, 'query'> {
  return { kind: 'query', ...shape } as unknown as CallOf<I, O, 'query'>;
}

export function command<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): CallOf<I, O, 'command'> {
  return { kind: 'command', ...shape } as unknown as CallOf<I, O, 'command'>;
}
