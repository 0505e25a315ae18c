/**
 * What every screen needs at all times: the program, the settings, the connections and the queue, read once and kept up
 * to date by events. Screens' own data (lists, rows, history) is not here: see `useQuery`.
 */
import { create } from 'zustand';
import type { Connection } from '../../src-main/contract/connections.ts';
import type { CallError } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { QueueStatus } from '../../src-main/contract/queue.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { SystemInfo } from '../../src-main/contract/system.ts';
import { call, coreTransport } from './core.ts';
import type { Link } from './transport.ts';

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

/**
 * The connection a form starts with: the one that was chosen, else the first real account, else practice. Practice looks
 * like the real thing: who has an account must not go on with made-up answers unawares.
 */
export function useDefaultConnection(): Connection | undefined {
  return useCore((core) => defaultConnection(core.connections, core.settings));
}

export function defaultConnection(connections: Connection[], settings: Settings): Connection | undefined {
  return (
    connections.find((connection) => connection.id === settings.defaultConnectionId) ??
    firstAccount(connections) ??
    connections[0]
  );
}

function firstAccount(connections: readonly Connection[]): Connection | undefined {
  return connections.filter(({ kind }) => kind === 'account').sort((a, b) => a.id - b.id)[0];
}

/** For what must cost nothing: a practice list. */
export function usePracticeConnection(): Connection | undefined {
  return useCore((core) => core.connections.find(({ kind }) => kind === 'practice'));
}

/** false while there is nothing but practice to ask. */
export function useHasAccount(): boolean {
  return useCore((core) => core.connections.some(({ kind }) => kind === 'account'));
}

/** What an event changes in the state; the same object when it changes nothing. */
export function applyEvent(core: CoreState, event: AnyEvent): CoreState {
  switch (event.name) {
    case 'queue.changed':
      return { ...core, queue: event.payload, connections: event.payload.connections };
    case 'connections.changed':
      return { ...core, connections: event.payload.connections };
    case 'settings.changed':
      return { ...core, settings: event.payload };
    case 'system.changed':
      return { ...core, system: event.payload };
    case 'lists.changed':
    case 'lookups.changed':
    case 'imports.progress':
    case 'reports.progress':
      return core;
  }
}

/** Events that came while everything is being read; null when nothing is. */
let heldBack: AnyEvent[] | null = null;

async function readAll(): Promise<void> {
  heldBack ??= [];
  const [system, settings, connections, queue] = await Promise.all([
    call('system.info', {}),
    call('settings.get', {}),
    call('connections.list', {}),
    call('queue.status', {}),
  ]);
  const since = heldBack ?? [];
  heldBack = null;
  const failed = [system, settings, connections, queue].find((result) => !result.ok);
  useBoot.setState((boot) => {
    if (system.ok && settings.ok && connections.ok && queue.ok) {
      const read: CoreState = {
        system: system.value,
        settings: settings.value,
        connections: connections.value.connections,
        queue: queue.value,
      };
      // Whatever was told meanwhile may be newer than what was read; applied again it does no harm.
      return { phase: 'ready', link: boot.link, core: since.reduce(applyEvent, read) };
    }
    // A failed re-reading keeps what is on screen; the link notice says what is the matter.
    if (boot.phase === 'ready' || failed === undefined || failed.ok) return boot;
    return { phase: 'failed', link: boot.link, error: failed.error };
  }, true);
}

/** Listens first and reads then, so that no change falls between the two. */
export function startCoreState(): void {
  const transport = coreTransport();
  transport.subscribe((event) => {
    heldBack?.push(event);
    useBoot.setState((boot) => {
      if (boot.phase !== 'ready') return boot;
      const core = applyEvent(boot.core, event);
      return core === boot.core ? boot : { ...boot, core };
    }, true);
  });
  let wasLost = false;
  transport.watchLink((link) => {
    useBoot.setState({ link });
    if (link === 'live' && wasLost) void readAll();
    wasLost = link !== 'live';
  });
  void readAll();
}

export function retryStart(): void {
  void readAll();
}
