/** What holds every connection is said at every connection. */
import { expect, test } from 'vitest';
import { connectionStatusOf } from '../../../../src-renderer/parts/queue/connection-status.ts';

const running = { queue: { state: 'running', reason: null } } as const;
const refused = { queue: { state: 'stopped', reason: 'key-refused' } } as const;

test('a store that must not be gone on with holds every connection, also one whose line is free', () => {
  const held = { state: 'paused', reason: 'store-older', connectionId: null } as const;
  expect(connectionStatusOf(running, held)).toEqual({ state: 'paused', reason: 'store-older' });
  expect(connectionStatusOf(refused, held)).toEqual({ state: 'paused', reason: 'store-older' });
});

test('what holds another connection, or nothing at all, does not', () => {
  const other = { state: 'stopped', reason: 'key-refused', connectionId: 2 } as const;
  expect(connectionStatusOf(running, other)).toEqual({ state: 'running', reason: null });
  expect(connectionStatusOf(refused, { state: 'running', reason: null, connectionId: null })).toEqual({
    state: 'stopped',
    reason: 'key-refused',
  });
});
