/** Calls that somebody pressed a button for. */
import { useIsMutating, useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { Result } from '../../src-main/contract/errors.ts';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { call } from './core.ts';
import { notifyError } from './notify.ts';

type Command<N extends CallName> = {
  /** Resolves with the envelope; an error has been shown already unless `inline`. */
  run: (input: InputOf<N>) => Promise<Result<OutputOf<N>>>;
  /** Also while only one of several presses is still under way. */
  pending: boolean;
};

/** `inline`: the component shows the error itself, no notification. What it makes stale is told by queries.ts. */
export function useCommand<N extends CallName>(name: N, { inline = false }: { inline?: boolean } = {}): Command<N> {
  const mutationKey = [name, useId()];
  const { mutateAsync } = useMutation({
    mutationKey,
    async mutationFn(input: InputOf<N>) {
      const result = await call(name, input);
      if (!result.ok && !inline) notifyError(result.error);
      return result;
    },
  });
  return { run: mutateAsync, pending: useIsMutating({ mutationKey, exact: true }) > 0 };
}
