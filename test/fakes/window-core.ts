/** A window on a whole core in this process: what it asks goes through JSON, as it does between two processes. */
import type { Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import type { Link, Transport } from '../../src-renderer/core/transport.ts';
import { type CoreBench, coreBench } from './core-bench.ts';

type Answer<N extends CallName> = (
  input: InputOf<N>,
  ask: () => Promise<Result<OutputOf<N>>>,
) => Promise<Result<OutputOf<N>>>;

export type WindowCore = CoreBench & {
  transport: Transport;
  /** What the window asked so far, in order. */
  asked: { name: CallName; input: unknown }[];
  askedNames(): CallName[];
  lastOf<N extends CallName>(name: N): InputOf<N>;
  /** Answers that call otherwise, with the core's own answer at hand; returns how to stop. */
  instead<N extends CallName>(name: N, answer: Answer<N>): () => void;
  /** An event as the core would tell it, without its cause. */
  tell(event: AnyEvent): void;
  tellLink(link: Link): void;
};

/** `options` as for `coreBench`. */
export async function windowCore(options: Parameters<typeof coreBench>[0] = {}): Promise<WindowCore> {
  const bench = await coreBench(options);
  const asked: WindowCore['asked'] = [];
  const others = new Map<CallName, Answer<never>>();
  const listeners = new Set<(event: AnyEvent) => void>();
  const links = new Set<(link: Link) => void>();
  const tell = (event: AnyEvent) => {
    for (const listener of listeners) listener(copy(event));
  };
  bench.core.subscribe(tell);

  const client: CoreClient = {
    async call<N extends CallName>(name: N, input: InputOf<N>) {
      asked.push({ name, input: copy(input) });
      const ask = () => bench.core.call(name, copy(input)) as Promise<Result<OutputOf<N>>>;
      const other = others.get(name) as Answer<N> | undefined;
      return copy(await (other === undefined ? ask() : other(input, ask)));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    ...bench,
    asked,
    askedNames: () => asked.map(({ name }) => name),
    lastOf<N extends CallName>(name: N) {
      const found = asked.filter((one) => one.name === name).at(-1);
      if (found === undefined) throw new Error(`${name} was not asked.`);
      return found.input as InputOf<N>;
    },
    instead(name, answer) {
      others.set(name, answer as Answer<never>);
      return () => others.delete(name);
    },
    tell,
    tellLink: (link) => {
      for (const listener of links) listener(link);
    },
    transport: {
      ...client,
      watchLink(listener) {
        links.add(listener);
        listener('live');
        return () => links.delete(listener);
      },
    },
  };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** An answer that comes when the test says so; `asked` counts who waits for it. */
export function held<T>() {
  const waiting: ((value: T) => void)[] = [];
  return {
    answer: () => new Promise<T>((resolve) => waiting.push(resolve)),
    /** To the one that has waited longest. */
    give: (value: T) => waiting.shift()?.(value),
    waiting: () => waiting.length,
  };
}
