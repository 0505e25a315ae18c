/** The connections' calls. A change takes effect at once: the queue drops the old account and looks for work again. */
import type { Connection } from '../../contract/connections.ts';
import type { InputOf } from '../../contract/index.ts';
import { factsOf } from '../../contract/reasons.ts';
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
  lane(connectionId: number): { resume(): void; tryNow(): void };
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
  /** A new key, code or address, or another way there, is the mending such a connection waited for. */
  function goOn(id: number, was: Connection['queue'] | null): void {
    const { state, reason } = was ?? view(id).queue;
    if (state === 'stopped' || (state === 'paused' && factsOf(reason)?.help === 'mend')) work.lane(id).resume();
    else if (state === 'offline') work.lane(id).tryNow();
  }

  async function reached(target: InputOf<'connections.test'>) {
    if ('id' in target) return connections.account(target.id);
    const { baseUrl, like, ...way } = target;
    return { baseUrl: parseBaseUrl(baseUrl).href, way: await connections.wayLike(way, like ?? null) };
  }

  return {
    'connections.list': () => ({ connections: all() }),
    'connections.create': async ({ baseUrl, ...account }) => {
      const { href } = parseBaseUrl(baseUrl);
      return viewOf(await connections.create({ ...account, baseUrl: href }));
    },
    'connections.update': async ({ id, baseUrl, ...changes }) => {
      const checked = baseUrl === undefined ? undefined : parseBaseUrl(baseUrl).href;
      const before = work.laneState(id);
      await connections.update(id, { ...changes, baseUrl: checked });
      work.reconfigure(id);
      const { partnerKey, partnerCode, proxy, proxyPassword, ca } = changes;
      if ([checked, partnerKey, partnerCode, proxy, proxyPassword, ca].some((given) => given !== undefined))
        goOn(id, before);
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
      td.networkChanged();
      td.tryLoginsAgain();
      const {
        reason: _reason,
        about: _about,
        ...probe
      } = await td.probe(await reached(target), { timeoutMs: testTimeoutMs });
      return probe;
    },
  };
}
