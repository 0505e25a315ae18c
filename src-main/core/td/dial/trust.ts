/** Whose certificates are trusted: those that come with the program, the machine's, and besides them the company's file. */
import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { TrustSource } from '../../../contract/connections.ts';
import type { Clock, MachineCertificates, MachineNetwork } from '../../kernel/ports.ts';
import { certificatesIn, pemBody } from './company-ca.ts';

export type Trust = ReturnType<typeof createTrust>;

/** Connections have one file each, and few have another. */
const mostContexts = 8;
/** A chain is a handful of certificates; one that goes round must not be walked for ever. */
const longestChain = 12;
/** Milliseconds: what IT adds to a machine that runs for weeks, or takes away, is seen within a day. */
const oldMs = 12 * 60 * 60_000;
/** Milliseconds between two reads because a certificate was not trusted, or because the last read failed. */
const againMs = 2 * 60_000;
/** Milliseconds that a socket waits for a read where an older one will do: a store that does not answer must not stop the queue. */
const patienceMs = 2_000;

/**
 * A context takes some tens of milliseconds to make and is the same for every socket of a connection, so it is made once for
 * what the machine trusts. That is read with the first one, and again when the network changes, when the operator asks, after
 * a certificate that was not trusted, and before long where it could not be read.
 */
export function createTrust(network: Pick<MachineNetwork, 'certificates'>, clock: Pick<Clock, 'monotonic' | 'after'>) {
  let known: MachineCertificates | null = null;
  let reading: Promise<MachineCertificates> | null = null;
  /** Monotonic milliseconds: when the last read began, and from when on another one is due. */
  let readAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.NEGATIVE_INFINITY;
  const contexts = new Map<string, SecureContext>();

  async function read(): Promise<MachineCertificates> {
    readAt = clock.monotonic();
    dueAt = readAt + oldMs;
    try {
      const found = await network.certificates();
      if (!found.whole) dueAt = Math.min(dueAt, readAt + againMs);
      // What was read before is worth more than half of it.
      if (known !== null && (isSame(known, found) || (known.whole && !found.whole))) return known;
      contexts.clear();
      known = found;
      return found;
    } catch (error) {
      dueAt = known === null ? Number.NEGATIVE_INFINITY : Math.min(dueAt, readAt + againMs);
      throw error;
    } finally {
      reading = null;
    }
  }

  function certificates(): Promise<MachineCertificates> {
    if (known === null) {
      reading ??= read();
      return reading;
    }
    if (clock.monotonic() >= dueAt) reading ??= read();
    return reading === null ? Promise.resolve(known) : orAfter(clock, patienceMs, reading, known);
  }

  return {
    /** `ca`: PEM of the company's, checked (company-ca.ts); null: none. */
    async context(ca: string | null): Promise<SecureContext> {
      const { bundled, system } = await certificates();
      const key = ca ?? '';
      const made = contexts.get(key);
      if (made) return made;
      if (contexts.size >= mostContexts) contexts.clear();
      // The same authority stands in several lists, and each costs time.
      const all = new Set([...bundled, ...system, ...(ca === null ? [] : certificatesIn(ca))]);
      const context = createSecureContext({ ca: [...all] });
      contexts.set(key, context);
      return context;
    },
    /** Before the next socket: the network is another one, or the operator has seen to it. */
    readAgain(): void {
      dueAt = Number.NEGATIVE_INFINITY;
    },
    /** A certificate was not trusted: whoever vouches for it may have been added since. */
    notTrusted(): void {
      dueAt = Math.min(dueAt, readAt + againMs);
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

/** What `promise` brings; `otherwise` where it takes too long, or fails. */
function orAfter<T>(clock: Pick<Clock, 'after'>, ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, () => resolve(otherwise));
    promise
      .catch(() => otherwise)
      .then((value) => {
        stop();
        resolve(value);
      });
  });
}

function isSame(one: MachineCertificates, other: MachineCertificates): boolean {
  const alike = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((pem, at) => pem === b[at]);
  return alike(one.bundled, other.bundled) && alike(one.system, other.system);
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
