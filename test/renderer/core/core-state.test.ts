/** What every screen sees of the core, kept up to date by events. */
import { expect, test } from 'vitest';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { connectCore } from '../../../src-renderer/core/core.ts';
import {
  applyEvent,
  type CoreState,
  defaultConnection,
  startCoreState,
  useBoot,
} from '../../../src-renderer/core/core-state.ts';
import type { Link } from '../../../src-renderer/core/transport.ts';
import {
  createFakeCoreClient,
  fakeConnection,
  fakeQueue,
  fakeSettings,
  fakeSystem,
  ok,
} from '../../fakes/fake-core-client.ts';

const core: CoreState = {
  system: fakeSystem,
  settings: fakeSettings,
  connections: [fakeConnection()],
  queue: fakeQueue(),
};
const account = fakeConnection({ id: 2, kind: 'account', name: 'Cabang' });

test('a change of the queue brings the connections along', () => {
  const queue = fakeQueue({ state: 'offline', reason: 'unreachable', connections: [fakeConnection(), account] });
  const next = applyEvent(core, { name: 'queue.changed', payload: queue });
  expect(next.queue.state).toBe('offline');
  expect(next.connections).toHaveLength(2);
});

test('losing the data directory is seen', () => {
  const next = applyEvent(core, { name: 'system.changed', payload: { ...fakeSystem, role: 'reader' } });
  expect(next.system.role).toBe('reader');
});

test('events of a screen’s own data leave the state as it is, so that nothing renders again', () => {
  expect(applyEvent(core, { name: 'lookups.changed', payload: { listId: 1, lookupIds: [1] } })).toBe(core);
});

test('forms start with the chosen connection, else with the first real account, else with practice', () => {
  const connections = [account, fakeConnection()];
  expect(defaultConnection(connections, { ...fakeSettings, defaultConnectionId: 2 })?.id).toBe(2);
  const practice = fakeConnection();
  const later = { ...account, id: account.id + 5, name: 'A later one' };
  for (const settings of [fakeSettings, { ...fakeSettings, defaultConnectionId: 99 }]) {
    expect(defaultConnection([later, account, practice], settings)?.id).toBe(account.id);
    expect(defaultConnection([practice], settings)?.kind).toBe('practice');
  }
  // Practice stays where somebody chose it.
  expect(defaultConnection(connections, { ...fakeSettings, defaultConnectionId: practice.id })?.kind).toBe('practice');
});

/** A core whose queue is answered when the test says so; the link is the test's too. */
function startWithSlowQueue() {
  let answerQueue: (result: Result<QueueStatus>) => void = () => {};
  let tellLink: (link: Link) => void = () => {};
  const client = createFakeCoreClient({
    'system.info': () => ok(fakeSystem),
    'settings.get': () => ok(fakeSettings),
    'connections.list': () => ok({ connections: [fakeConnection()] }),
    'queue.status': () =>
      new Promise<Result<QueueStatus>>((resolve) => {
        answerQueue = resolve;
      }),
  });
  connectCore({
    ...client,
    watchLink(listener) {
      tellLink = listener;
      listener('live');
      return () => {};
    },
  });
  useBoot.setState({ phase: 'starting', link: 'live' }, true);
  startCoreState();
  return {
    client,
    answerQueue: async (result: Result<QueueStatus>) => {
      await Promise.resolve();
      answerQueue(result);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    tellLink: (link: Link) => tellLink(link),
  };
}

function queueOnScreen(): QueueStatus | null {
  const boot = useBoot.getState();
  return boot.phase === 'ready' ? boot.core.queue : null;
}

const offline = fakeQueue({ state: 'offline', reason: 'unreachable' });

test('a change told while everything is still being read is not lost', async () => {
  const { client, answerQueue } = startWithSlowQueue();
  client.emit({ name: 'queue.changed', payload: offline });
  await answerQueue(ok(fakeQueue()));
  expect(queueOnScreen()?.state).toBe('offline');
});

test('after a break everything is read again, and an older reading does not undo a newer event', async () => {
  const { client, answerQueue, tellLink } = startWithSlowQueue();
  await answerQueue(ok(fakeQueue()));
  const before = client.calls.length;
  tellLink('lost');
  tellLink('live');
  client.emit({ name: 'queue.changed', payload: offline });
  await answerQueue(ok(fakeQueue()));
  expect(client.calls.slice(before).map((made) => made.name)).toContain('queue.status');
  expect(queueOnScreen()?.state).toBe('offline');
});

test('a reading that fails after a break keeps what is on screen; one at the start says why', async () => {
  const failure = { ok: false, error: { code: 'disk-full', message: '' } } as const;
  const started = startWithSlowQueue();
  await started.answerQueue(ok(fakeQueue({ open: 7 })));
  started.tellLink('lost');
  started.tellLink('live');
  await started.answerQueue(failure);
  expect(queueOnScreen()?.open).toBe(7);

  const other = startWithSlowQueue();
  await other.answerQueue(failure);
  expect(useBoot.getState()).toMatchObject({ phase: 'failed', error: { code: 'disk-full' } });
});
