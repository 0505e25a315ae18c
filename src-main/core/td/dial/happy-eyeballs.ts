/**
 * Connects to whichever of a name's addresses answers first (RFC 8305). One after the other, a moment apart, and none is given
 * up because the next has begun: on a line where a handshake takes longer than that moment Node's own way gives up every
 * address but the last.
 */

import { connect, type Socket } from 'node:net';
import type { OwnCode } from '../../../contract/own-codes.ts';
import type { Clock } from '../../kernel/ports.ts';
import { errorCodeOf } from '../error-code.ts';
import type { Address } from './dns.ts';

/** Milliseconds from one attempt to the next. */
const attemptDelayMs = 250;

/** Says only that this machine has no way there, as an IPv6 address does on a line without IPv6. */
const noRoute = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

export type Raced = { readonly socket: Socket } | { readonly code: string };

/** `done` is called once, never before this has returned, and not at all after the returned function called it off. */
export function connectHappyEyeballs(
  addresses: readonly Address[],
  port: number,
  clock: Clock,
  done: (raced: Raced) => void,
): () => void {
  const waiting = inTurns(addresses);
  const trying = new Set<Socket>();
  const codes: string[] = [];
  let over = false;
  let stopTimer = (): void => {};

  function abort(): void {
    over = true;
    stopTimer();
    for (const socket of trying) discard(socket);
    trying.clear();
  }

  function failed(socket: Socket, code: string): void {
    if (over || !trying.delete(socket)) return;
    discard(socket);
    codes.push(code);
    if (waiting.length > 0) next();
    else if (trying.size === 0) {
      abort();
      done({ code: mostInformativeCode(codes) });
    }
  }

  function next(): void {
    stopTimer();
    const address = waiting.shift();
    if (over || address === undefined) return;
    const socket = connect({ host: address.address, port, family: address.family });
    trying.add(socket);
    socket.setNoDelay(true);
    socket.once('error', (error) => failed(socket, errorCodeOf(error)));
    socket.once('close', () => failed(socket, 'CLOSED_EARLY' satisfies OwnCode));
    socket.once('connect', () => {
      if (over) return;
      trying.delete(socket);
      abort();
      socket.removeAllListeners();
      done({ socket });
    });
    if (waiting.length > 0) stopTimer = clock.after(attemptDelayMs, next);
  }

  next();
  if (addresses.length === 0) queueMicrotask(() => !over && done({ code: mostInformativeCode([]) }));
  return abort;
}

/** Of several failures the one that says most: that an address cannot be reached from here says nothing of the others. */
export function mostInformativeCode(codes: readonly string[]): string {
  return codes.find((one) => !noRoute.has(one)) ?? codes[0] ?? 'ENOTFOUND';
}

/** Alternates the address families, beginning with that of the first address. */
function inTurns(addresses: readonly Address[]): Address[] {
  const first = addresses[0]?.family;
  const own = addresses.filter(({ family }) => family === first);
  const other = addresses.filter(({ family }) => family !== first);
  return own.flatMap((address, index) => [address, ...other.slice(index, index + 1)]).concat(other.slice(own.length));
}

function discard(socket: Socket): void {
  socket.removeAllListeners();
  // A late error of a socket nobody waits for any more must not end the program.
  socket.on('error', () => {});
  socket.destroy();
}
