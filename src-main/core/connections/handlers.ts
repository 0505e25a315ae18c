/** The connections' calls. A change takes hold at once: the queue forgets the old account and looks again. */
import type { Connection } from '../../contract/connections.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Drain } from '../queue/drain.ts';
import type { LaneState } from '../queue/lane.ts';
import { parseBaseUrl } from '../td/base-url.ts';
import type { TdClient } from '../td/client.ts';
import type { Connections } from './connections.ts';

type ConnectionCall =
  | 'connections.list'
  | 'connections.create'
  | 'connections.update'
  | 'connections.delete'
  | 'connections.test';

/** Milliseconds to reach the provider in a test: somebody is waiting in front of the screen. */
const testTimeoutMs = 8_000;

export function connectionHandlers(deps: {
  connections: Connections;
  drain: Drain;
  td: TdClient;
  events: EventBus;
}): Handlers<ConnectionCall> {
  const { connections, drain, td, events } = deps;

  function view(id: number): Connection {
    return connections.view(connections.get(id), drain.laneState(id));
  }
  function all(): Connection[] {
    return connections.all().map((row) => connections.view(row, drain.laneState(row.id)));
  }
  function told(id: number): Connection {
    events.emit('connections.changed', { connections: all() });
    return view(id);
  }
  function mended(id: number, was: LaneState | null): boolean {
    const { state } = was ?? view(id).queue;
    return state === 'stopped';
  }

  return {
    'connections.list': () => ({ connections: all() }),
    'connections.create': async ({ name, baseUrl, partnerCode, partnerKey, settings }) => {
      const { href } = parseBaseUrl(baseUrl);
      return told(await connections.create({ name, baseUrl: href, partnerCode, partnerKey, settings }));
    },
    'connections.update': async ({ id, baseUrl, ...changes }) => {
      const checked = baseUrl === undefined ? undefined : parseBaseUrl(baseUrl).href;
      const before = drain.laneState(id);
      await connections.update(id, { ...changes, baseUrl: checked });
      drain.reconfigure(id);
      // A new key, code or address is the mending a stopped connection waited for.
      if ((checked || changes.partnerKey || changes.partnerCode) && mended(id, before)) drain.lane(id).resume();
      drain.flush();
      return told(id);
    },
    'connections.delete': ({ id }) => {
      connections.remove(id);
      drain.forget(id);
      events.emit('connections.changed', { connections: all() });
      return {};
    },
    'connections.test': async (target) => {
      const baseUrl = 'id' in target ? (await connections.account(target.id)).baseUrl : target.baseUrl;
      return td.probe(parseBaseUrl(baseUrl).href, { timeoutMs: testTimeoutMs });
    },
  };
}
