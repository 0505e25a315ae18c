/**
 * Reads the certificates that this machine trusts, in a process of its own: Node reads the system's once in the life of a
 * process, threads included, so that one which was added since would never be seen.
 */
import tls from 'node:tls';
import { workerPort } from '../../core/worker/worker-port.ts';

/** PEM, one certificate each. */
export type FoundCertificates = { readonly extra: string[]; readonly system: string[] };

workerPort().post({
  extra: tls.getCACertificates('extra'),
  system: tls.getCACertificates('system'),
} satisfies FoundCertificates);
