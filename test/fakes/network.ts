/** This machine's network for tests: no proxy unless one is named, and the certificates that come with Node. */
import { rootCertificates } from 'node:tls';
import type { MachineNetwork, ProxyRoute } from '../../src-main/core/kernel/ports.ts';

export function testNetwork(routes: readonly ProxyRoute[] = [{ kind: 'direct' }]): MachineNetwork {
  return {
    resolveProxy: async () => routes,
    certificates: async () => ({ bundled: rootCertificates, system: [], whole: true }),
  };
}
