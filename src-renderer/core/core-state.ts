/**
 * What every screen needs at all times: the program, the settings, the connections and the queue, as the cache has them.
 * Screens' own data (lists, rows, history) is not here: see `useQuery`.
 */
import { QueryObserver } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Connection } from '../../src-main/contract/connections.ts';
import type { CallError } from '../../src-main/contract/errors.ts';
import type { QueueStatus } from '../../src-main/contract/queue.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { SystemInfo } from '../../src-main/contract/system.ts';
import { coreTransport } from './core.ts';
import { defaultConnection } from './default-connection.ts';
import type { ReadName } from './queries.ts';
import { queryClient } from './query-client.ts';
import type { Link } from './transport.ts';
import { queryOf } from './use-query.ts';

export type CoreState = {
  system: SystemInfo;
  settings: Settings;
  connections: Connection[];
  queue: QueueStatus;
};

type Boot =
  | { phase: 'starting'; link: Link }
  | { phase: 'failed'; link: Link; error: CallError }
  | { phase: 'ready'; link: Link; core: CoreState };

export const useBoot = create<Boot>(() => ({ phase: 'starting', link: 'live' }));

/** For components below the boot screen, where the state is there. `useCore((core) => core.queue)`. */
export function useCore<T>(select: (core: CoreState) => T): T {
  return useBoot((boot) => {
    if (boot.phase !== 'ready') throw new Error('useCore is for components below the boot screen');
    return select(boot.core);
  });
}

/** false in a second copy of the program: commands are refused there, so buttons for them are disabled. */
export function useCanCommand(): boolean {
  return useCore((core) => core.system.role === 'owner');
}

export function useDefaultConnection(): Connection | undefined {
  return useCore((core) => defaultConnection(core.connections, core.settings));
}

/** For what must cost nothing: a practice list. */
export function usePracticeConnection(): Connection | undefined {
  return useCore((core) => core.connections.find(({ kind }) => kind === 'practice'));
}

/** false while there is nothing but practice to ask. */
export function useHasAccount(): boolean {
  return useCore((core) => core.connections.some(({ kind }) => kind === 'account'));
}

const shared = { staleTime: Number.POSITIVE_INFINITY };

/** Begins to read, and shows what the cache has of the four from then on: events reach them by the table in queries.ts. Returns how to stop. */
export function startCoreState(): () => void {
  const system = new QueryObserver(queryClient, { ...queryOf('system.info', {}), ...shared });
  const settings = new QueryObserver(queryClient, { ...queryOf('settings.get', {}), ...shared });
  const connections = new QueryObserver(queryClient, { ...queryOf('connections.list', {}), ...shared });
  const queue = new QueryObserver(queryClient, { ...queryOf('queue.status', {}), ...shared });

  function show(): void {
    const read = [system, settings, connections, queue].map((one) => one.getCurrentResult());
    const parts = {
      system: system.getCurrentResult().data,
      settings: settings.getCurrentResult().data,
      connections: connections.getCurrentResult().data?.connections,
      queue: queue.getCurrentResult().data,
    };
    useBoot.setState((boot) => {
      if (isWhole(parts)) {
        // A failed re-reading keeps what is on screen; the link notice says what is the matter.
        return boot.phase === 'ready' && isSame(boot.core, parts)
          ? boot
          : { phase: 'ready', link: boot.link, core: parts };
      }
      const failed = read.find(({ error }) => error !== null)?.error;
      if (!failed || read.some(({ isFetching }) => isFetching)) return boot;
      return { phase: 'failed', link: boot.link, error: failed.error };
    }, true);
  }
  const stops = [system, settings, connections, queue].map((one) => one.subscribe(show));
  show();
  stops.push(coreTransport().watchLink((link) => useBoot.setState({ link })));
  return () => {
    for (const stop of stops) stop();
  };
}

function isWhole(parts: { [P in keyof CoreState]: CoreState[P] | undefined }): parts is CoreState {
  return Object.values(parts).every((part) => part !== undefined);
}

function isSame(one: CoreState, other: CoreState): boolean {
  return (Object.keys(one) as (keyof CoreState)[]).every((part) => one[part] === other[part]);
}

const ofEveryScreen: readonly ReadName[] = ['system.info', 'settings.get', 'connections.list', 'queue.status'];

export function retryStart(): void {
  void queryClient.refetchQueries({ predicate: ({ queryKey }) => ofEveryScreen.some((name) => name === queryKey[0]) });
}
