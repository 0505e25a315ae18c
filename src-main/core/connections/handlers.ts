/** The connections' calls. A change takes effect at once: the queue drops the old account and looks for work again. */
import type { Connection } from '../../contract/connections.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { parseBaseUrl } from '../td/base-url.ts';
import type { TdClient } from '../td/client.ts';
import type { Connections } from './connections.ts';

type ConnectionCall =
  | 'connections.list'
  | 'connections.create'
  | 'connections.update'
  | 'connections.delete'
  | 'connections.test';

/** What works for a connection and is notified of every change: the queue, of which this folder knows no more. */
export type ConnectionWork = {
  /** null: nothing was done for it since the program started. */
  laneState(connectionId: number): Connection['queue'] | null;
  lane(connectionId: number): { resume(): void };
  /** Its account or its settings are others now. */
  reconfigure(connectionId: number): void;
  /** It is deleted. */
  forget(connectionId: number): void;
  /** Looks again at what waits. */
  flush(): void;
};

/** Milliseconds to reach the provider in a test: somebody is waiting in front of the screen. */
const testTimeoutMs = 8_000;

export function connectionHandlers(deps: {
  connections: Connections;
  work: ConnectionWork;
  td: TdClient;
  events: EventBus;
}): Handlers<ConnectionCall> {
  const { connections, work, td, events } = deps;

  function view(id: number): Connection {
    return connections.view(connections.get(id), work.laneState(id));
  }
  function all(): Connection[] {
    return connections.all().map((row) => connections.view(row, work.laneState(row.id)));
  }
  function viewOf(id: number): Connection {
    events.emit('connections.changed', { connections: all() });
    return view(id);
  }
  function mended(id: number, was: Connection['queue'] | null): boolean {
    const { state } = was ?? view(id).queue;
    return state === 'stopped';
  }

  return {
    'connections.list': () => ({ connections: all() }),
    'connections.create': async ({ name, baseUrl, partnerCode, partnerKey, settings }) => {
      const { href } = parseBaseUrl(baseUrl);
      return viewOf(await connections.create({ name, baseUrl: href, partnerCode, partnerKey, settings }));
    },
    'connections.update': async ({ id, baseUrl, ...changes }) => {
      const checked = baseUrl === undefined ? undefined : parseBaseUrl(baseUrl).href;
      const before = work.laneState(id);
      await connections.update(id, { ...changes, baseUrl: checked });
      work.reconfigure(id);
      // A new key, code or address is the mending a stopped connection waited for.
      if ((checked || changes.partnerKey || changes.partnerCode) && mended(id, before)) work.lane(id).resume();
      work.flush();
      return viewOf(id);
    },
    'connections.delete': ({ id }) => {
      connections.remove(id);
      work.forget(id);
      events.emit('connections.changed', { connections: all() });
      return {};
    },
    'connections.test': async (target) => {
      const baseUrl = 'id' in target ? (await connections.account(target.id)).baseUrl : target.baseUrl;
      return td.probe(parseBaseUrl(baseUrl).href, { timeoutMs: testTimeoutMs });
    },
  };
}
