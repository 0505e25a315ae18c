/** A connection as the contract shows it. */
import type { Connection } from '../../contract/connections.ts';
import { factsOf, isCapReason } from '../../contract/reasons.ts';
import type { Clock } from '../kernel/ports.ts';
import { waitLeft } from '../kernel/waits.ts';
import { describeCa } from '../td/dial/company-ca.ts';
import type { Caps } from './caps.ts';
import { type ConnectionRow, settingsOf } from './connection-rows.ts';

/** `practiceUrlNow`: where the simulated provider listens, or would. The view's `queue` is the lane's word where there is one. */
export function createConnectionView(deps: { caps: Caps; clock: Clock; practiceUrlNow: () => string }) {
  return (row: ConnectionRow, queue: Connection['queue'] | null): Connection => {
    const now = deps.clock.now();
    return {
      ...settingsOf(row),
      id: row.id,
      name: row.name,
      kind: row.kind,
      baseUrl: row.kind === 'practice' ? deps.practiceUrlNow() : row.base_url,
      partnerCode: row.partner_code,
      proxy: row.proxy,
      proxySealed: row.proxy_password_sealed !== null,
      ca: describeCa(row.ca),
      spent: deps.caps.spent(row.id, now),
      queue: queue ?? storedState(row, now),
    };
  };
}

/**
 * As the last drain left it, except that a cap or a busy provider whose time is over no longer blocks, even if no drain
 * has run since.
 */
function storedState(row: ConnectionRow, now: number): Connection['queue'] {
  const ends = factsOf(row.queue_reason)?.ends;
  const { queue_since: since, queue_retry_at: until } = row;
  const left = until === null ? null : waitLeft({ since, until }, now);
  // Reached on a day that is not yet, by a clock that was set back since: of today nothing is known before a look.
  const ofTomorrow = isCapReason(row.queue_reason) && since > now;
  const over = (ends === 'period' || ends === 'time') && (left === 0 || ofTomorrow);
  if (over) return { state: 'running', reason: null, since: Math.min(now, until ?? since), nextTryAt: null };
  return {
    state: row.queue_state,
    reason: row.queue_reason,
    since: row.queue_since,
    nextTryAt: left === null ? null : now + left,
  };
}
