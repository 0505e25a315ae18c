/**
 * The only entry to the core: finds the call, parses the input, runs the handler, maps the error. Nowhere else is a
 * caller's input validated or is it decided what of an error may leave.
 */

import type { CallError, Result } from '../../contract/errors.ts';
import { type CallName, calls, isCallName, type OutputOf, type ParsedInputOf } from '../../contract/index.ts';
import { CoreError } from './errors.ts';
import type { Logger } from './ports.ts';

/** What a feature provides: one function for each of its calls. */
export type Handlers<N extends CallName> = {
  readonly [Name in N]: (input: ParsedInputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

export type Dispatch = (name: string, input: unknown) => Promise<Result<never>>;

/** Orders that stop what costs, or free what is stored: they must work on a full disk, and may be done twice. */
const stopsOrFrees: ReadonlySet<CallName> = new Set<CallName>([
  'queue.pause',
  'queue.cancel',
  'charges.removeInvoice',
  'connections.delete',
  'mappings.delete',
  'reportTemplates.delete',
  'historyViews.remove',
  'privacy.purge',
  'privacy.erase',
  'privacy.restrict',
]);

export type DispatchDeps = {
  logger: Logger;
  /** Asked before every command: false in a second copy of the program. */
  mayCommand: () => boolean;
  /** Asked when the disk is full for an order that stops or frees; false: there is none to make. */
  makeRoom: () => boolean;
  /** What the store's or the system's error means to a caller; null: it is a bug. */
  expectedError: (error: unknown) => CoreError | null;
};

/** A call that none of `handlers` is for is `not-found`. */
export function createDispatch(handlers: Partial<Handlers<CallName>>, deps: DispatchDeps): Dispatch {
  const { logger, mayCommand, makeRoom } = deps;
  const expected = (error: unknown): CoreError | null =>
    error instanceof CoreError ? error : deps.expectedError(error);
  return async (name, input) => {
    if (!isCallName(name) || !handlers[name]) return fail({ code: 'not-found', message: 'There is no such call.' });
    const call = calls[name];
    const parsed = call.input.safeParse(input ?? {});
    if (!parsed.success) {
      return fail({
        code: 'invalid-input',
        message: `The input of ${name} is not valid.`,
        fields: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code })),
      });
    }
    try {
      if (call.kind === 'command' && !mayCommand()) {
        throw new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it, or use its window.');
      }
      const handler = handlers[name] as (parsed: unknown) => unknown;
      const run = async () => ({ ok: true, value: (await handler(parsed.data)) as never }) as const;
      return await run().catch((error: unknown) => {
        if (!stopsOrFrees.has(name) || expected(error)?.code !== 'disk-full' || !makeRoom()) throw error;
        return run();
      });
    } catch (error) {
      return fail(toCallError(name, error, expected(error), logger));
    }
  };
}

function fail(error: CallError): Result<never> {
  return { ok: false, error };
}

function toCallError(name: string, error: unknown, expected: CoreError | null, logger: Logger): CallError {
  if (expected) {
    const { code, message, details, fields } = expected;
    return { code, message, ...(details && { details }), ...(fields && { fields }) };
  }
  logger.error('call-failed', error, { call: name });
  return { code: 'internal', message: 'Something went wrong inside the program. It has been written to the log.' };
}
