/** What every screen sees of the core, kept up to date by events. */
import { expect, test } from 'vitest';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { connectCore } from '../../../src-renderer/core/core.ts';
import { type CoreState, startCoreState, useBoot } from '../../../src-renderer/core/core-state.ts';
import { defaultConnection } from '../../../src-renderer/core/default-connection.ts';
import { followCore, queryClient } from '../../../src-renderer/core/query-client.ts';
import { fakeConnection, fakeQueue, fakeSettings, fakeSystem } from '../../fakes/views.ts';
import { held, windowCore } from '../../fakes/window-core.ts';

const account = fakeConnection({ id: 2, kind: 'account', name: 'Cabang' });

test('a change of the queue brings the connections along', async () => {
  const { tell, answerQueue, queue } = await startWithSlowQueue();
  await answerQueue(ok(queue));
  const offline = fakeQueue({ state: 'offline', reason: 'unreachable', connections: [fakeConnection(), account] });
  tell({ name: 'queue.changed', payload: offline });
  await expect.poll(() => onScreen()?.queue.state).toBe('offline');
  expect(onScreen()?.connections).toHaveLength(2);
});

test('losing the data directory is seen', async () => {
  const { tell, answerQueue, queue } = await startWithSlowQueue();
  await answerQueue(ok(queue));
  tell({ name: 'system.changed', payload: { ...fakeSystem, role: 'reader' } });
  await expect.poll(() => onScreen()?.system.role).toBe('reader');
});

test('events of a screen’s own data leave the state as it is, so that nothing renders again', async () => {
  const { tell, answerQueue, queue } = await startWithSlowQueue();
  await answerQueue(ok(queue));
  await expect.poll(onScreen).not.toBeNull();
  const before = useBoot.getState();
  tell({ name: 'lookups.changed', payload: { listId: 1, lookupIds: [1] } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(useBoot.getState()).toBe(before);
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

let stopBefore = () => {};

/** A window that starts on a core whose queue is answered when the test says so. */
async function startWithSlowQueue() {
  const window = await windowCore({ drain: false });
  const queue = await window.ask('queue.status', {});
  const answer = held<Result<QueueStatus>>();
  window.instead('queue.status', answer.answer);
  queryClient.clear();
  connectCore(window.transport);
  followCore(window.transport);
  useBoot.setState({ phase: 'starting', link: 'live' }, true);
  stopBefore();
  stopBefore = startCoreState();
  return {
    ...window,
    queue,
    offline: { ...queue, state: 'offline', reason: 'unreachable' } as QueueStatus,
    async answerQueue(result: Result<QueueStatus>) {
      await expect.poll(answer.waiting).toBe(1);
      answer.give(result);
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

function onScreen(): CoreState | null {
  const boot = useBoot.getState();
  return boot.phase === 'ready' ? boot.core : null;
}

function queueOnScreen(): QueueStatus | null {
  return onScreen()?.queue ?? null;
}

const ok = (queue: QueueStatus): Result<QueueStatus> => ({ ok: true, value: queue });

test('a change told while everything is still being read is not lost', async () => {
  const { tell, answerQueue, queue, offline } = await startWithSlowQueue();
  tell({ name: 'queue.changed', payload: offline });
  await answerQueue(ok(queue));
  await expect.poll(() => queueOnScreen()?.state).toBe('offline');
});

test('after a break everything is read again, and an older reading does not undo a newer event', async () => {
  const { asked, tell, tellLink, answerQueue, queue, offline } = await startWithSlowQueue();
  await answerQueue(ok(queue));
  await expect.poll(() => queueOnScreen()?.state).toBe(queue.state);
  const before = asked.length;
  tellLink('lost');
  tellLink('live');
  tell({ name: 'queue.changed', payload: offline });
  await answerQueue(ok(queue));
  expect(asked.slice(before).map((made) => made.name)).toContain('queue.status');
  await expect.poll(() => queueOnScreen()?.state).toBe('offline');
});

test('a reading that fails after a break keeps what is on screen; one at the start says why', async () => {
  const failure = { ok: false, error: { code: 'disk-full', message: '' } } as const;
  const started = await startWithSlowQueue();
  await started.answerQueue(ok({ ...started.queue, open: 7 }));
  await expect.poll(() => queueOnScreen()?.open).toBe(7);
  started.tellLink('lost');
  started.tellLink('live');
  await started.answerQueue(failure);
  expect(queueOnScreen()?.open).toBe(7);

  const other = await startWithSlowQueue();
  await other.answerQueue(failure);
  await expect.poll(() => useBoot.getState()).toMatchObject({ phase: 'failed', error: { code: 'disk-full' } });
});
