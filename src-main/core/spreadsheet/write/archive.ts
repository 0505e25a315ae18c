/** Several written files as one zip, in the writing process: piece by piece, whatever they weigh. */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { type BytesPlace, sealedAt } from '../../kernel/sealed-bytes.ts';

export type ArchiveJob = {
  place: BytesPlace;
  /** Names of their own, without folders. */
  entries: readonly { name: string; place: BytesPlace }[];
  /** Milliseconds since the epoch: when each of them was made. */
  at: number;
};

const pieceBytes = 64 * 1024;

/** Whole, and flushed to the disk. Errors: those of the system. */
export function writeArchiveFile({ place, entries, at }: ArchiveJob): void {
  const file = openSync(place.path, 'w', 0o600);
  let offset = 0;
  const write = (bytes: Uint8Array) => {
    const sealed = sealedAt(offset, bytes, place.key);
    for (let done = 0; done < sealed.length; ) done += writeSync(file, sealed, done);
    offset += bytes.length;
  };
  try {
    const zip = new Zip((error, bytes) => {
      if (error) throw error;
      write(bytes);
    });
    for (const { name, place: from } of entries) {
      // A workbook is packed already, and so is a PDF.
      const entry = /\.(xlsx|pdf)$/.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = at;
      zip.add(entry);
      for (const { bytes, last } of piecesOf(from)) entry.push(bytes, last);
    }
    zip.end();
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function* piecesOf({ path, key }: BytesPlace): Generator<{ bytes: Uint8Array; last: boolean }> {
  const file = openSync(path, 'r');
  try {
    for (let at = 0; ; ) {
      const piece = Buffer.alloc(pieceBytes);
      const read = readSync(file, piece, 0, pieceBytes, at);
      yield { bytes: sealedAt(at, piece.subarray(0, read), key), last: read === 0 };
      if (read === 0) return;
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** A few short texts as one zip, at once. `at`: milliseconds since the epoch. */
export function zipOfTexts(files: readonly { name: string; text: string }[], at: number): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), { mtime: at });
}
