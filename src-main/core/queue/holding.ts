/** Lists that are paused by themselves: nothing new of them leaves, and what has left is waited for. */
import { CoreError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';

export type Holding = ReturnType<typeof createHolding>;

export function createHolding(store: Store, clock: Pick<Clock, 'now'>) {
  const kind = store.prepare<{ id: number }, { kind: 'file' | 'single-checks' }>(
    'SELECT kind FROM lists WHERE id = :id AND complete = 1',
  );
  const hold = store.prepare<{ id: number; now: number | null }>(
    'UPDATE lists SET held_at = iif(:now IS NULL, NULL, coalesce(held_at, :now)) WHERE id = :id',
  );

  /** Errors: `not-found`; `invalid-input` for the single checks, which somebody waits for. */
  function mustBeOfAFile(id: number): void {
    const list = kind.get({ id });
    if (!list) throw new CoreError('not-found', 'That list is not there any more.');
    if (list.kind !== 'file') {
      throw new CoreError('invalid-input', 'Single checks are not paused by themselves.', {
        fields: [{ path: 'listId', code: 'single-checks' }],
      });
    }
  }

  return {
    /** On disk when it returns. */
    hold(listId: number): void {
      mustBeOfAFile(listId);
      hold.run({ id: listId, now: clock.now() });
    },
    release(listId: number): void {
      mustBeOfAFile(listId);
      hold.run({ id: listId, now: null });
    },
  };
}
