/** Forms whose rules are the contract's: the schema of a call says what is wrong with a field and what is sent. */
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useCallback, useState } from 'react';
import type { z } from 'zod';

/** `tried`: somebody wanted to send it, so that what is missing is said from then on. */
type ContractForm<V, T> = UseFormReturnType<V, T> & { tried: boolean };

/**
 * A field that the schema refuses has an error, without words: who shows them knows what the field is about. What is
 * submitted is what the schema makes of the values (trimmed). `onValuesChange`: for values that outlive the form.
 */
export function useContractForm<V extends Record<string, unknown>, T>(
  schema: z.ZodType<T>,
  initialValues: V,
  { onValuesChange }: { onValuesChange?: (values: V) => void } = {},
): ContractForm<V, T> {
  const [tried, setTried] = useState(false);
  // The same function as long as the schema is the same: the form's own functions are then those of the first rendering.
  const validate = useCallback(
    (values: V) =>
      Object.fromEntries(schema.safeParse(values).error?.issues.map(({ path }) => [path.join('.'), true]) ?? []),
    [schema],
  );
  const form = useForm<V, T>({
    initialValues,
    ...(onValuesChange && { onValuesChange }),
    transformValues: (values) => schema.parse(values),
    validate,
  });
  return {
    ...form,
    tried,
    onSubmit: (send, refuse) => {
      const submit = form.onSubmit(send, refuse);
      return (event) => {
        setTried(true);
        submit(event);
      };
    },
  };
}

/** As many characters as the schema takes, so that no more can be typed. */
export function longestOf({ maxLength }: z.ZodString): number | undefined {
  return maxLength ?? undefined;
}
