/**
 * The shape of one call and of one event. A `query` reads and may run in a second copy of the program; a `command`
 * changes something and is refused there (`data-dir-in-use`).
 */
import type { z } from 'zod';

export type Kind = 'query' | 'command';

/** Typed by what its schemas let through, not by the schemas: who imports the contract need not work that out of zod again. */
export interface Call<In, Parsed, Out, K extends Kind = Kind> {
  readonly kind: K;
  readonly input: z.ZodType<Parsed, In>;
  readonly output: z.ZodType<Out>;
}

type Shape<I extends z.core.SomeType, O extends z.core.SomeType> = { input: I; output: O };
type CallOf<I extends z.core.SomeType, O extends z.core.SomeType, K extends Kind> = Call<
  z.input<I>,
  z.output<I>,
  z.output<O>,
  K
>;

export function query<I extends z.core.SomeType, O extends z.core.SomeType>(shape: Shape<I, O>): CallOf<I, O, 'query'> {
  return { kind: 'query', ...shape } as unknown as CallOf<I, O, 'query'>;
}

export function command<I extends z.core.SomeType, O extends z.core.SomeType>(
  shape: Shape<I, O>,
): CallOf<I, O, 'command'> {
  return { kind: 'command', ...shape } as unknown as CallOf<I, O, 'command'>;
}

/**
 * The schema under the name of its type. Its declaration is that name then, which everybody who imports the contract reads,
 * and not what zod makes of every field. `X extends z.infer<typeof xShape>` cannot differ from the schema; the shape is for
 * what extends it or looks at its fields.
 */
export function named<T, In = T>(shape: z.core.SomeType & { _zod: { output: T; input: In } }): z.ZodType<T, In> {
  return shape as unknown as z.ZodType<T, In>;
}
