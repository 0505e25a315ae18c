/** The queue's status as the window and the command line show it. */
import type { QueueStatus } from '../../contract/queue.ts';
import { type QueueReason, waitsFor } from '../../contract/reasons.ts';
import type { QueueState, StateCounts } from '../../contract/states.ts';
import { lookupStates } from '../../contract/states.ts';
import type { Charges } from '../charges/ledger/charges.ts';
import type { Connections } from '../connections/connections.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import type { Drain } from './drain/drain.ts';
import type { Rates } from './progress/rates.ts';

const rank: Record<QueueState, number> = { running: 0, offline: 1, paused: 2, stopped: 3 };

export function createQueueStatus(deps: {
  store: Store;
  connections: Connections;
  charges: Charges;
  drain: () => Drain;
  rates: Rates;
  clock: Clock;
}): () => QueueStatus {
  const { store, connections, charges, drain, rates, clock } = deps;
  const byState = store.prepare<Record<string, never>, { state: keyof StateCounts; n: number }>(
    'SELECT s.state, sum(s.n) AS n FROM list_states s JOIN lists l ON l.id = s.list_id AND l.complete = 1 GROUP BY s.state',
  );
  const working = store.prepare<Record<string, never>, { connection_id: number; n: number }>(`
    SELECT l.connection_id, sum(s.n) AS n FROM list_states s JOIN lists l ON l.id = s.list_id
    WHERE l.complete = 1 AND l.started_at IS NOT NULL AND s.n > 0
      AND (s.state = 'sending' OR s.state = 'queued' AND l.held_at IS NULL)
    GROUP BY l.connection_id`);
  const held = store.prepare<Record<string, never>, { listId: number; listName: string; waiting: number }>(`
    SELECT l.id AS listId, l.name AS listName, s.n AS waiting FROM lists l
    JOIN list_states s ON s.list_id = l.id AND s.state = 'queued' AND s.n > 0
    WHERE l.complete = 1 AND l.started_at IS NOT NULL AND l.held_at IS NOT NULL ORDER BY l.held_at, l.id`);

  return () => {
    const states = Object.fromEntries(lookupStates.map((state) => [state, 0])) as StateCounts;
    for (const { state, n } of byState.all({})) states[state] = n;
    const open = working.all({});
    const withWork = new Set(open.map((row) => row.connection_id));
    const views = connections.all().map((row) => connections.view(row, drain().laneState(row.id)));
    const worst = views
      .filter((view) => withWork.has(view.id))
      .sort((a, b) => rank[b.queue.state] - rank[a.queue.state])[0];
    const openCount = open.reduce((sum, row) => sum + row.n, 0);
    const { final, rupiah, rupiahUnknown, withoutPrice, practice, ...costs } = charges.today(clock.now());
    return {
      ...overall(worst, drain().storeTrouble),
      draining: drain().draining,
      connections: views,
      working: [...withWork],
      states,
      open: openCount,
      heldLists: held.all({}),
      ...rates.all(openCount),
      today: { final, charges: costs, rupiah, rupiahUnknown, withoutPrice, practice },
    };
  };
}

type Overall = { state: QueueState; reason: QueueReason | null; connectionId: number | null };

/** The connection most in need of attention gives the overall status; a store that takes nothing comes before all. */
function overall(worst: QueueStatus['connections'][number] | undefined, storeTrouble: Drain['storeTrouble']): Overall {
  if (storeTrouble) return { ...waitsFor(storeTrouble), connectionId: null };
  if (!worst || worst.queue.state === 'running') return { state: 'running', reason: null, connectionId: null };
  return { state: worst.queue.state, reason: worst.queue.reason, connectionId: worst.id };
}
