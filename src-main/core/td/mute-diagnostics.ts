/** Keeps everybody in this process from listening in on requests, because the key is in their path. */
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

/** Kept referenced, because an unused channel is garbage-collected and created anew, publishing again. */
const silenced: Channel[] = [];

/**
 * undici publishes every request on diagnostics channels, and Node itself prints what it hears there when NODE_DEBUG
 * names `undici` or `fetch`. After this call these channels publish nothing, whoever has already subscribed.
 */
export function silenceRequests(): void {
  if (silenced.length > 0) return;
  for (const name of names) {
    const muted = channel(name);
    // On the object itself: subscribing changes only what it inherits.
    Object.defineProperties(muted, {
      // Configurable: another copy of this module in the same process may come to do the same.
      publish: { value: () => {}, configurable: true },
      hasSubscribers: { get: () => false, configurable: true },
    });
    silenced.push(muted);
  }
}
