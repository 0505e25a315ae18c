import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { type BytesPlace, sealedAt } from '../../../kernel/sealed-bytes.ts';

/** All of it, sealed where the place has a key, and flushed to the disk. */
export function writeWhole({ path, key }: BytesPlace, content: Uint8Array): void {
  const bytes = sealedAt(0, content, key);
  const file = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
