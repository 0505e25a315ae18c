/** Forms whose rules are the contract's: the schema of a call says what is wrong with a field and what is sent. */
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { z } from 'zod';

/**
 * A field that the schema refuses has an error, without words: who shows them knows what the field is about. What is
 * submitted is what the schema makes of the values (trimmed).
 */
export function useContractForm<V extends Record<string, unknown>, T>(
  schema: z.ZodType<T>,
  initialValues: V,
): UseFormReturnType<V, T> {
  return useForm<V, T>({
    initialValues,
    transformValues: (values) => schema.parse(values),
    validate: (values) =>
      Object.fromEntries(schema.safeParse(values).error?.issues.map(({ path }) => [path.join('.'), true]) ?? []),
  });
}
