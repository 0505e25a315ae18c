/** Whose certificates are trusted: those that come with the program, the machine's, and besides them the company's file. */
import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { TrustSource } from '../../../contract/connections.ts';
import type { MachineCertificates, MachineNetwork } from '../../kernel/ports.ts';
import { certificatesIn, pemBody } from './company-ca.ts';

export type Trust = ReturnType<typeof createTrust>;

/** Connections have one file each, and few have another. */
const mostContexts = 8;
/** A chain is a handful of certificates; one that goes round must not be walked for ever. */
const longestChain = 12;

/**
 * A context takes some tens of milliseconds to make and is the same for every socket of a connection, so it is made once. The
 * machine's certificates are read when the first one is.
 */
export function createTrust(network: Pick<MachineNetwork, 'certificates'>) {
  let machine: Promise<MachineCertificates> | null = null;
  const contexts = new Map<string, Promise<SecureContext>>();

  function certificates(): Promise<MachineCertificates> {
    machine ??= network.certificates();
    return machine;
  }

  async function make(ca: string | null): Promise<SecureContext> {
    const { bundled, system } = await certificates();
    // The same authority stands in several lists, and each costs time.
    return createSecureContext({
      ca: [...new Set([...bundled, ...system, ...(ca === null ? [] : certificatesIn(ca))])],
    });
  }

  return {
    /** `ca`: PEM of the company's, checked (company-ca.ts); null: none. */
    context(ca: string | null): Promise<SecureContext> {
      const key = ca ?? '';
      const known = contexts.get(key);
      if (known) return known;
      if (contexts.size >= mostContexts) contexts.clear();
      const made = make(ca);
      contexts.set(key, made);
      made.catch(() => contexts.delete(key));
      return made;
    },
    /** Whose authority vouched for the certificate of a socket that is trusted; null: it cannot be told. */
    async sourceOf(socket: TLSSocket, ca: string | null): Promise<TrustSource | null> {
      const roots = new Set(chainOf(socket));
      const holds = (list: readonly string[]) => list.some((pem) => roots.has(pemBody(pem)));
      const { bundled, system } = await certificates();
      if (ca !== null && holds(certificatesIn(ca))) return 'own';
      if (holds(bundled)) return 'bundled';
      return holds(system) ? 'system' : null;
    },
  };
}

/** Of the certificate that was shown, up to the authority: the base64 of each. */
function chainOf(socket: TLSSocket): string[] {
  const chain: string[] = [];
  for (
    let one = socket.getPeerCertificate(true);
    one?.raw && chain.length < longestChain && !chain.includes(one.raw.toString('base64'));
    one = one.issuerCertificate
  ) {
    chain.push(one.raw.toString('base64'));
  }
  return chain;
}
