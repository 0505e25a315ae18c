/** The file with a company's certificates, read for `--ca`. */
import { readFileSync, statSync } from 'node:fs';
import { couldNotRun } from '../terminal/failure.ts';

/** A company's authorities are a few thousand bytes. */
const mostBytes = 1_000_000;

/** As PEM text; Windows exports the bare certificate (DER) unless it is told otherwise. Errors: `file-not-readable`. */
export function readCertificateFile(path: string): string {
  try {
    if (statSync(path).size > mostBytes) return '';
    const bytes = readFileSync(path);
    const isDer = bytes[0] === 0x30;
    return isDer
      ? `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`
      : bytes.toString('utf8');
  } catch {
    throw couldNotRun('file-not-readable', ({ main }) => main.files.notThere);
  }
}
