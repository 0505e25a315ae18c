/**
 * Nobody in this process may listen in on requests: the key is in their path. undici tells every request on diagnostics
 * channels, and Node itself prints what it hears there when NODE_DEBUG names `undici` or `fetch`. Whoever has subscribed
 * already, these channels say nothing any more.
 */
import { type Channel, channel } from 'node:diagnostics_channel';

/** All of undici's channels that carry a request or a response (lib/core/diagnostics.js). */
const names = [
  'undici:client:beforeConnect',
  'undici:client:connected',
  'undici:client:connectError',
  'undici:client:sendHeaders',
  'undici:request:create',
  'undici:request:bodySent',
  'undici:request:bodyChunkSent',
  'undici:request:bodyChunkReceived',
  'undici:request:headers',
  'undici:request:trailers',
  'undici:request:error',
  'undici:proxy:connected',
];

/** Held, because an unused channel is forgotten and made anew with its voice back. */
const silenced: Channel[] = [];

export function silenceRequests(): void {
  if (silenced.length > 0) return;
  for (const name of names) {
    const told = channel(name);
    // On the object itself: subscribing changes only what it inherits.
    Object.defineProperties(told, {
      // Configurable: another copy of this module in the same process may come to do the same.
      publish: { value: () => {}, configurable: true },
      hasSubscribers: { get: () => false, configurable: true },
    });
    silenced.push(told);
  }
}
