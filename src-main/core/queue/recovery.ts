/**
 * What a program that died left behind: lookups in `sending`. Their requests may have been charged, so they become
 * in_doubt, or go back to the queue where the operator chose `resend` for the connection. Runs before anything is sent.
 */
import type { Store } from '../store/store.ts';
import { settle } from './machine.ts';
import type { QueueRows } from './queue-rows.ts';

/** Returns how many lookups were found in `sending`. */
export function recoverInterrupted(store: Store, rows: QueueRows, now: number): number {
  return store.transaction(() => {
    const interrupted = rows.interrupted();
    for (const row of interrupted) {
      rows.closeOpenAttempts(row.id, now);
      const settled = settle({ row: 'in_doubt' }, row.attempts_used, {
        // Of a cancelled list nothing is sent again, whatever the connection says.
        inDoubtPolicy: row.cancel_asked ? 'hold' : row.in_doubt_policy,
        maxAttempts: row.max_attempts,
      });
      rows.settleInterrupted(row.id, settled.state, settled.attemptsUsed, now);
    }
    rows.waitsAsMeant(now);
    rows.capWaits(now);
    return interrupted.length;
  });
}
