/**
 * Asking the core, typed by the contract: `call` and `coreClient` for code; use-query.ts, use-keyset.ts and
 * use-command.ts for components. Nothing asks twice by itself on a timer: what changes is told by events.
 */
import { useEffect, useEffectEvent } from 'react';
import type { Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { followCommand, isCommand } from './query-client.ts';
import type { Transport } from './transport.ts';

let transport: Transport | null = null;

/** Once, before the first render. */
export function connectCore(chosen: Transport): void {
  transport = chosen;
}

export function coreTransport(): Transport {
  if (transport === null) throw new Error('connectCore has not been called');
  return transport;
}

/** Whatever a command makes stale is read again, whoever gave it. */
export async function call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
  const result = await coreTransport().call(name, input);
  if (isCommand(name)) followCommand(name);
  return result;
}

/** The same for code that is handed its core. */
export const coreClient: CoreClient = { call, subscribe: (listener) => coreTransport().subscribe(listener) };

/** Runs for every event while the component is there. */
export function useCoreEvent(listener: (event: AnyEvent) => void): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => coreTransport().subscribe((event) => onEvent(event)), []);
}
