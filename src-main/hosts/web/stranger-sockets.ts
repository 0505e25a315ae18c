/**
 * Keeps connections that have not shown the token from crowding out the operator. A connection on which the token was
 * shown is the operator's and is never counted.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * More than the system hands over at once (`backlog`), so that a connection of the operator's that came together with a
 * flood is read before it is its turn to go. Each holds at most the 16 KiB of headers that Node takes.
 */
const mostStrangers = 1_024;
export const backlog = 511;

export type StrangerSockets = {
  /** The token was shown on it. */
  trust(socket: Socket): void;
};

/**
 * The number of strangers is bounded; one more replaces the oldest, never the other way round, so a new connection
 * always gets in.
 */
export function boundStrangers(server: Server): StrangerSockets {
  /** In the order in which they came. */
  const strangers = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    if (strangers.size <= mostStrangers) return;
    const [oldest] = strangers;
    if (!oldest) return;
    strangers.delete(oldest);
    oldest.destroy();
  });
  return { trust: (socket) => void strangers.delete(socket) };
}
