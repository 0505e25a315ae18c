/** How a connection stands. What holds the whole queue (its store: no room, gone, an older copy) holds every connection. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import type { QueueReason } from '../../../src-main/contract/reasons.ts';
import type { QueueState } from '../../../src-main/contract/states.ts';
import { useCore } from '../../core/core-state.ts';

export type ConnectionStatus = { state: QueueState; reason: QueueReason | null };

/** A reason that is no connection's is everyone's, also of one whose own line is free. */
export function connectionStatusOf(
  connection: { queue: Pick<Connection['queue'], 'state' | 'reason'> },
  queue: Pick<QueueStatus, 'state' | 'reason' | 'connectionId'>,
): ConnectionStatus {
  const { state, reason } = queue.reason !== null && queue.connectionId === null ? queue : connection.queue;
  return { state, reason };
}

export function useConnectionStatus(): (connection: Connection) => ConnectionStatus {
  const queue = useCore((core) => core.queue);
  return (connection) => connectionStatusOf(connection, queue);
}
