/**
 * The shape of one call and of one event. A `query` reads and may run in a second copy of the program; a `command`
 * changes something and is refused there (`data-dir-in-use`).
 */
import type { z } from 'zod';

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: O;
};

export function query<I extends z.ZodType, O extends z.ZodType>(shape: { input: I; output: O }): Call<I, O> {
  return { kind: 'query', ...shape };
}

export function command<I extends z.ZodType, O extends z.ZodType>(shape: { input: I; output: O }): Call<I, O> {
  return { kind: 'command', ...shape };
}
