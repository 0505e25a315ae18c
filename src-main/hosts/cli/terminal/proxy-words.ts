/** The proxy of an account in words. */
import type { Connection } from '../../../contract/connections.ts';
import { readProxy } from '../../../contract/proxy.ts';
import type { Terminal } from './terminal.ts';

/** The proxy of an account as it is stored, never with its password. */
export function proxyWords(terminal: Terminal, { proxy, proxySealed }: Connection): string {
  const { words } = terminal.texts.main;
  const read = readProxy(proxy);
  if (typeof read === 'string' || read.kind === 'system') return words.proxySystem;
  if (read.kind === 'none') return words.none;
  return read.user === null ? proxy : words.proxyWith(proxy, proxySealed);
}
