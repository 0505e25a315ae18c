/** What every screen sees of the core, kept up to date by events. */
import { expect, test } from 'vitest';
import { applyEvent, type CoreState, defaultConnection } from '../../src-renderer/core-state.ts';
import { fakeConnection, fakeQueue, fakeSettings, fakeSystem } from '../fakes/fake-core-client.ts';

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

test('forms start with the chosen connection, and with practice when it is gone', () => {
  const connections = [account, fakeConnection()];
  expect(defaultConnection(connections, { ...fakeSettings, defaultConnectionId: 2 })?.id).toBe(2);
  expect(defaultConnection(connections, { ...fakeSettings, defaultConnectionId: 99 })?.kind).toBe('practice');
  expect(defaultConnection(connections, fakeSettings)?.kind).toBe('practice');
});
