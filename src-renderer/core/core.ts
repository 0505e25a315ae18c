/**
 * Asking the core, typed by the contract. `call` for code; `useQuery`, `useAction` and `useCoreEvent` for components.
 * Nothing here asks twice by itself on a timer: what changes is told by events.
 */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { notifyError } from './notify.ts';
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

export function call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
  return coreTransport().call(name, input);
}

/** Runs for every event while the component is there. */
export function useCoreEvent(listener: (event: AnyEvent) => void): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => coreTransport().subscribe((event) => onEvent(event)), []);
}

/** Runs whenever the events came back after a break: whatever was read before may be out of date. */
export function useResync(action: () => void): void {
  const onResync = useEffectEvent(action);
  useEffect(() => {
    let wasLost = false;
    return coreTransport().watchLink((link) => {
      if (link === 'live' && wasLost) onResync();
      wasLost = link !== 'live';
    });
  }, []);
}

export type Query<T, I = unknown> = {
  /**
   * The last answer to this input; stays while a newer one is read. Undefined before the first, also when the input has
   * changed: what is true of one list or person is never shown beside another.
   */
  data: T | undefined;
  error: CallError | null;
  loading: boolean;
  /** The last answer to whatever input it was for; for who can tell what of it still holds. */
  last: { input: I; data: T } | undefined;
  reload: () => void;
};

type Read<T, I> = { key: string | null; error: CallError | null; last: { key: string; input: I; data: T } | undefined };

/** What was read, as an answer to the input of that key. */
export function answerTo<T, I>(read: Read<T, I>, key: string | null): Pick<Query<T, I>, 'data' | 'error' | 'last'> {
  return {
    data: key !== null && read.last?.key === key ? read.last.data : undefined,
    error: read.key === key ? read.error : null,
    last: read.last,
  };
}

/**
 * Reads a query and reads it again when the input changes, when `refreshOn` says that an event concerns it, and after a
 * break. `input` null: not yet. Answers that arrive out of order are dropped.
 */
export function useQuery<N extends CallName>(
  name: N,
  input: InputOf<N> | null,
  options: { refreshOn?: (event: AnyEvent) => boolean } = {},
): Query<OutputOf<N>, InputOf<N>> {
  const [read, setRead] = useState<Read<OutputOf<N>, InputOf<N>>>({ key: null, error: null, last: undefined });
  const [reading, setReading] = useState(input !== null);
  const [turn, setTurn] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  const reload = useCallback(() => setTurn((n) => n + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what asks for another reading
  useEffect(() => {
    if (key === null) return;
    let current = true;
    const asked = JSON.parse(key) as InputOf<N>;
    setReading(true);
    void call(name, asked).then((result) => {
      if (!current) return;
      setReading(false);
      if (result.ok) setRead({ key, error: null, last: { key, input: asked, data: result.value } });
      else setRead((before) => ({ key, error: result.error, last: before.last }));
    });
    return () => {
      current = false;
    };
  }, [name, key, turn]);

  useCoreEvent((event) => {
    if (options.refreshOn?.(event)) reload();
  });
  useResync(reload);
  return { ...answerTo(read, key), loading: reading, reload };
}

export type Action<N extends CallName> = {
  /** Resolves with the envelope; an error has been shown already unless `inline`. */
  run: (input: InputOf<N>) => Promise<Result<OutputOf<N>>>;
  pending: boolean;
};

/** A call somebody pressed a button for. `inline`: the component shows the error itself, no notification. */
export function useAction<N extends CallName>(name: N, options: { inline?: boolean } = {}): Action<N> {
  const [pending, setPending] = useState(0);
  const inline = options.inline ?? false;
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const run = useCallback(
    async (input: InputOf<N>) => {
      setPending((n) => n + 1);
      const result = await call(name, input);
      if (there.current) setPending((n) => n - 1);
      if (!result.ok && !inline) notifyError(result.error);
      return result;
    },
    [name, inline],
  );
  return { run, pending: pending > 0 };
}
