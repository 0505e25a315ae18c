/** The window's page is loaded anew each time that the data locks, and left alone while it is locked. */
import { expect, test } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import { clearWhenLocked } from '../../../src-main/hosts/electron/window/clear-when-locked.ts';

test('once for each lock, also where it goes on sending first', () => {
  let tell: (event: AnyEvent) => void = () => {};
  let reloads = 0;
  clearWhenLocked(
    {
      subscribe(listener) {
        tell = listener;
        return () => {};
      },
    },
    () => ({
      reload() {
        reloads += 1;
      },
    }),
  );
  const status = { on: true, operator: null, operators: [], waitSeconds: 0, required: false };
  const lock = (locked: boolean, finishing = false) =>
    tell({ name: 'lock.changed', payload: { ...status, locked, finishing } });
  lock(false);
  expect(reloads).toBe(0);
  lock(true, true);
  lock(true);
  expect(reloads).toBe(1);
  lock(false);
  lock(true);
  expect(reloads).toBe(2);
});
