/** Where the library's bytes go: piece by piece into a file, sealed where its place has a key; or, to be encrypted, into memory. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { type BytesPlace, sealedAt } from '../../../kernel/sealed-bytes.ts';

export type ByteSink = {
  stream: Writable;
  /** Everything is there: flushes it to the disk. */
  done(): void;
  /** In any case, once. */
  close(): void;
  /** What was collected; nothing of a file. */
  bytes(): Buffer;
};

/** The file is made by the first byte. Errors of the system come out of the stream. */
export function sealedFile({ path, key }: BytesPlace): ByteSink {
  let file: number | null = null;
  let offset = 0;
  const stream = new Writable({
    write(piece: Buffer, _encoding, callback) {
      try {
        file ??= openSync(path, 'w', 0o600);
        const bytes = sealedAt(offset, piece, key);
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        offset += bytes.length;
        callback();
      } catch (error) {
        callback(error as Error);
      }
    },
  });
  return {
    stream,
    done: () => void (file !== null && fsyncSync(file)),
    close: () => void (file !== null && closeSync(file)),
    bytes: () => Buffer.alloc(0),
  };
}

export function collectedBytes(): ByteSink {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, callback) {
      pieces.push(Buffer.from(piece));
      callback();
    },
  });
  return { stream, done() {}, close() {}, bytes: () => Buffer.concat(pieces) };
}
