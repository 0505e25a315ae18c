/** Which ways to the provider are tried, and in which order: what the connection says, or else this machine's settings. */

import type { ProxyChoice } from '../../../contract/proxy.ts';
import type { Clock, MachineNetwork, ProxyRoute } from '../../kernel/ports.ts';
import { type BaseUrl, isLoopback } from '../base-url.ts';

/** What a connection says of the way to its provider. `password`: for that one proxy. */
export type Way = {
  readonly proxy: ProxyChoice;
  readonly password: string | null;
  /** PEM of the company's authorities, trusted besides the usual ones. */
  readonly ca: string | null;
};

export const straight: Way = { proxy: { kind: 'none' }, password: null, ca: null };

export const direct: ProxyRoute = { kind: 'direct' };

/** Milliseconds for which a proxy that could not be reached comes after the others. */
const avoidedMs = 5 * 60_000;

export type Routes = ReturnType<typeof createRoutes>;

/** Remembers which proxies were out of reach, so that a dead one that stands first is not waited for each time. */
export function createRoutes(network: Pick<MachineNetwork, 'resolveProxy'>, clock: Pick<Clock, 'monotonic'>) {
  const avoided = new Map<string, number>();

  function isAvoided(route: ProxyRoute): boolean {
    const until = avoided.get(keyOf(route));
    return until !== undefined && clock.monotonic() < until;
  }

  return {
    /** Best first, never empty. Errors: whatever keeps the machine from saying. */
    async to(base: BaseUrl, way: Way): Promise<readonly ProxyRoute[]> {
      const { proxy, password } = way;
      if (proxy.kind === 'none') return [direct];
      const named: readonly ProxyRoute[] =
        proxy.kind === 'address'
          ? [{ ...proxy, kind: 'proxy', password }]
          : await network.resolveProxy(`${base.origin}/`);
      // Without TLS the key may not leave this machine, and a proxy elsewhere would be told it.
      const may = base.secure ? named : named.map((route) => (staysHere(route) ? route : direct));
      const routes = may.length === 0 ? [direct] : may;
      return [...routes.filter((route) => !isAvoided(route)), ...routes.filter(isAvoided)];
    },
    outOfReach(route: ProxyRoute): void {
      if (route.kind === 'proxy') avoided.set(keyOf(route), clock.monotonic() + avoidedMs);
    },
    worked(route: ProxyRoute): void {
      avoided.delete(keyOf(route));
    },
    /** The network is another one. */
    forget(): void {
      avoided.clear();
    },
  };
}

function staysHere(route: ProxyRoute): boolean {
  return route.kind !== 'proxy' || isLoopback(route.host);
}

function keyOf(route: ProxyRoute): string {
  return route.kind === 'proxy' ? `${route.host} ${route.port}` : route.kind;
}
