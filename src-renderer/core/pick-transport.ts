/**
 * Chooses the transport of this window: Electron's bridge where the preload put one, else the web host this page came
 * from.
 */
import type { CoreClient } from '../../src-main/contract/index.ts';
import type { Transport } from './transport.ts';
import { createWebTransport } from './web-transport.ts';

export async function pickTransport(): Promise<Transport> {
  const bridge = window.sambung;
  if (bridge === undefined) return createWebTransport();
  return {
    call: bridge.call as CoreClient['call'],
    subscribe: (listener) => bridge.subscribe(listener),
    watchLink(listener) {
      listener('live');
      return () => {};
    },
  };
}
