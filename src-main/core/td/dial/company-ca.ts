/** The file with the company's authorities: checked when it is given, so that a mistake is told then and not by a queue that waits. */
import { X509Certificate } from 'node:crypto';
import type { Connection } from '../../../contract/connections.ts';
import type { CaFault } from '../../../contract/proxy.ts';
import { CoreError } from '../../kernel/errors.ts';

type Shown = Connection['ca'][number];

/** A company has a handful of authorities; a whole system's store is not meant. */
const mostCertificates = 50;

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates in a PEM text. */
export function certificatesIn(pem: string): string[] {
  return pem.match(block) ?? [];
}

/** The base64 of one certificate, by which two texts of it are alike. */
export function pemBody(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

/**
 * The certificates of the file and nothing else of it: some hold a private key. `now`: milliseconds since the epoch. Throws
 * CoreError `connection-ca-invalid`.
 */
export function checkedCa(text: string, now: number): string {
  const found = certificatesIn(text);
  if (found.length === 0) throw invalid('not-pem', 'The file holds no certificate in PEM form.');
  if (found.length > mostCertificates)
    throw invalid('too-many', 'The file holds more certificates than a company has.');
  const read = found.map(parsed);
  // Of several, one that has run out does no harm: it is shown as such.
  const valid = read.filter((one) => Date.parse(one.validTo) > now);
  if (valid.length === 0) throw invalid('expired', 'The certificate in the file has expired.', shownOf(read[0])?.until);
  // A certificate that another one vouches for is no authority: nothing would be trusted for it.
  if (!valid.some((one) => one.checkIssued(one))) throw invalid('no-authority', 'The file holds no root certificate.');
  return `${found.map((pem) => pem.replace(/\r\n?/g, '\n')).join('\n')}\n`;
}

/** Looked at with every event, so read once. */
const known = new Map<string, Shown[]>();

export function describeCa(pem: string | null): Shown[] {
  if (pem === null) return [];
  let shown = known.get(pem);
  if (!shown) {
    if (known.size > 50) known.clear();
    shown = certificatesIn(pem).flatMap((one) => shownOf(parsed(one)) ?? []);
    known.set(pem, shown);
  }
  return shown;
}

function shownOf(certificate: X509Certificate | undefined): Shown | null {
  if (!certificate) return null;
  const named = (part: string) => new RegExp(`^${part}=(.+)$`, 'm').exec(certificate.subject)?.[1];
  const name = named('CN') ?? named('O') ?? certificate.serialNumber;
  return { name: name.slice(0, 120), until: Date.parse(certificate.validTo) };
}

function parsed(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw invalid('damaged', 'A certificate in the file cannot be read.');
  }
}

function invalid(problem: CaFault, message: string, until?: number): CoreError {
  return new CoreError('connection-ca-invalid', message, {
    details: { problem, ...(until === undefined ? {} : { until }) },
  });
}
