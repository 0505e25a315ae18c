/**
 * The shape of one call and of one event. A `query` reads and may run in a second copy of the program; a `command`
 * changes something and is refused there (`data-dir-in-use`).
 */
import type { z } from 'zod';

/**
 * The output is typed by what its schema lets through, not by the schema: the declarations hold a plain type then, and whoever
 * imports the contract need not work it out again. A third of what a type check after an edit here costs. The input stays a
 * schema: forms check by it.
 */
export interface Call<I extends z.ZodType, Out> {
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: z.ZodType<Out>;
}

type Shape<I extends z.ZodType, O extends z.ZodType> = { input: I; output: O };
type CallOf<I extends z.ZodType, O extends z.ZodType> = Call<I, z.output<O>>;

export function query<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): CallOf<I, O> {
  return { kind: 'query', ...shape } as unknown as CallOf<I, O>;
}

export function command<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): CallOf<I, O> {
  return { kind: 'command', ...shape } as unknown as CallOf<I, O>;
}
