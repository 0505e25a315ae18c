/** Writes a small file so that after a power cut either the old or the new one is there, never a part. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { patientlyNow } from '../kernel/patience.ts';
import { flushFolder } from './flush.ts';

export function writeFileWhole(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  patientlyNow(() => renameSync(part, path));
  flushFolder(dirname(path));
}
