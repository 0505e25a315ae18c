/** The SHA-256 of a file as it was written, read in pieces so that others work in between. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type BytesPlace, sealedAt } from '../kernel/sealed-bytes.ts';

const pieceBytes = 256 * 1024;

/** Hexadecimal; of a sealed file over the bytes that are opened. Errors: those of the system. */
export async function fileDigest({ path, key }: BytesPlace): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(sealedAt(at, piece.subarray(0, bytesRead), key));
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
