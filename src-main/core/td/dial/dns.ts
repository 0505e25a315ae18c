/** Looks up the addresses of a name in a way that can be cancelled. */

import { lookup, Resolver } from 'node:dns';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnCode } from '../../../contract/own-codes.ts';
import type { Clock } from '../../kernel/ports.ts';
import { errorCodeOf } from '../error-code.ts';

export type Address = { readonly address: string; readonly family: number };
export type Found = { readonly addresses: readonly Address[] } | { readonly code: string };

/** Milliseconds for the first try; the second waits twice as long. */
const resolverTimeoutMs = 2_000;
/** Milliseconds that an answer about IPv6 may come later than the one about IPv4 (RFC 8305, 3): some routers never give it. */
const secondFamilyMs = 50;
/** Code where no resolver answered. */
export const noResolver = 'DNS_TIMEOUT' satisfies OwnCode;

/**
 * These systems may resolve names by servers that c-ares does not see (a VPN's, another interface's): there silence of the
 * ones it sees is not the last word.
 */
const thisSystemKnowsMore = process.platform === 'win32' || process.platform === 'darwin';

/**
 * The system's own lookup (getaddrinfo) cannot be cancelled: where no resolver answers it blocks for ten seconds and
 * more, and a program that ends waits for it. So it is used only for what it alone knows, or once a resolver has shown
 * that it is alive; otherwise the resolvers are asked directly (c-ares). `done` is called once, never before this has
 * returned, and not at all after the returned function called it off.
 */
export function findAddresses(
  host: string,
  options: {
    clock: Clock;
    /** For tests: `address:port` of other resolvers than the system's. */
    resolvers?: string[];
    /** For tests: as if on a system that resolves names by more servers, or by none, than c-ares sees. */
    systemKnowsMore?: boolean;
  },
  done: (found: Found) => void,
): () => void {
  const resolver = new Resolver({ timeout: resolverTimeoutMs, tries: 2 });
  if (options.resolvers) resolver.setServers(options.resolvers);
  const { systemKnowsMore = thisSystemKnowsMore } = options;
  const found: Address[] = [];
  const codes: string[] = [];
  let open = 2;
  let over = false;
  let stopTimer = (): void => {};

  function abort(): void {
    over = true;
    stopTimer();
    resolver.cancel();
  }

  function finish(result: Found): void {
    if (over) return;
    abort();
    done(result);
  }

  function askSystem(): void {
    lookup(host, { all: true, verbatim: true }, (error, addresses) =>
      finish(error ? { code: errorCodeOf(error) } : { addresses }),
    );
  }

  function settle(): void {
    if (over) return;
    const silent = codes.length > 0 && codes.every((code) => code === 'ETIMEOUT');
    if (found.length > 0) finish({ addresses: [...found].sort((a, b) => a.family - b.family) });
    else if (silent && !systemKnowsMore) finish({ code: noResolver });
    else askSystem();
  }

  function answered(family: number, error: Error | null, addresses: readonly string[] | undefined): void {
    if (over) return;
    open -= 1;
    if (error || !addresses) codes.push(errorCodeOf(error));
    else found.push(...addresses.map((address) => ({ address, family })));
    if (open === 0) settle();
    else if (family === 4 && found.length > 0) stopTimer = options.clock.after(secondFamilyMs, settle);
  }

  if (isLocalName(host) || (!options.resolvers && isInHostsFile(host))) askSystem();
  else {
    resolver.resolve4(host, (error, addresses) => answered(4, error, addresses));
    resolver.resolve6(host, (error, addresses) => answered(6, error, addresses));
  }
  return abort;
}

/** Names that no resolver out there is asked for. */
function isLocalName(host: string): boolean {
  return !host.includes('.') || /(?:^|\.)(?:localhost|local)\.?$/i.test(host);
}

/** What stands there needs no resolver, and goes before one. */
function isInHostsFile(host: string): boolean {
  const windows = process.platform === 'win32';
  const path = windows ? join(windowsFolder(), 'System32', 'drivers', 'etc', 'hosts') : '/etc/hosts';
  try {
    const names = readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1));
    return names.some((name) => name.toLowerCase() === host.toLowerCase());
  } catch {
    return false;
  }
}

/** The drive the running system is on is the one whose root a bare backslash means, but for the rarest set-ups. */
function windowsFolder(): string {
  return '\\Windows';
}
