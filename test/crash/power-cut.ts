/**
 * Does to a killed victim's write-ahead log what a power cut would: bytes behind what was flushed vanish or turn to rubbish.
 * Flushed is what was acknowledged (`synchronous = FULL`), and what a checkpoint had begun to copy into the main file, for it
 * flushes the log first; a kill may come between that and the acknowledgement. A disk that lies about flushing is not modelled.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

/** sqlite.org/fileformat2.html#the_write_ahead_log */
const logHeader = { bytes: 32, pageSize: 8, salts: 16 };
const frameHeaderBytes = 24;
/** In the wal-index: the log's two salts, and the last frame that a checkpoint has begun to copy (sqlite.org/walformat.html). */
const indexHeader = { bytes: 136, salts: 32, backfillAttempted: 128 };

export type PowerCut = 'no log' | 'nothing unfinished' | 'unfinished transaction cut' | 'rubbish behind the end';

export function cutPower(dataDir: string, marksFile: string, random: Random): PowerCut {
  const path = join(dataDir, 'sambung.db-wal');
  if (!existsSync(path)) return 'no log';
  const index = readIndex(join(dataDir, 'sambung.db-shm'));
  // Memory that both ends mapped: gone with the power, and made anew from the log.
  rmSync(join(dataDir, 'sambung.db-shm'), { force: true });
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    if (size < logHeader.bytes) return 'no log';
    const header = Buffer.alloc(logHeader.bytes);
    readSync(file, header, 0, header.length, 0);
    const frameBytes = frameHeaderBytes + header.readUInt32BE(logHeader.pageSize);
    const flushed = Math.max(acknowledgedFrames(marksFile, header), copiedFrames(index, header));
    const end = logHeader.bytes + flushed * frameBytes;
    const unfinished = unfinishedBytes(file, header, end, size, frameBytes);
    if (unfinished > 0) {
      ftruncateSync(file, end + random.int(0, unfinished - 1));
      if (random.chance(0.3)) scribble(file, end, random, frameBytes);
      return 'unfinished transaction cut';
    }
    // A transaction that had only begun to be written, over what an earlier round of the log left there.
    scribble(file, end, random, frameBytes);
    return 'rubbish behind the end';
  } finally {
    closeSync(file);
  }
}

/** Of this round of the log; 0 when the last acknowledged commit was in an earlier one, which is in the main file whole. */
function acknowledgedFrames(marksFile: string, header: Buffer): number {
  if (!existsSync(marksFile)) return 0;
  const mark = readFileSync(marksFile);
  if (mark.length < 12) return 0;
  const salts = header.subarray(logHeader.salts, logHeader.salts + 8);
  return mark.subarray(0, 8).equals(salts) ? mark.readUInt32LE(8) : 0;
}

function readIndex(path: string): Buffer | null {
  if (!existsSync(path)) return null;
  const index = readFileSync(path);
  return index.length < indexHeader.bytes ? null : index;
}

/** Of this round of the log: those that a checkpoint has copied into the main file, or may have begun to. */
function copiedFrames(index: Buffer | null, header: Buffer): number {
  const salts = header.subarray(logHeader.salts, logHeader.salts + 8);
  if (!index?.subarray(indexHeader.salts, indexHeader.salts + 8).equals(salts)) return 0;
  return index.readUInt32LE(indexHeader.backfillAttempted);
}

/** Frames of this round of the log behind the last flushed one: written, not acknowledged. */
function unfinishedBytes(file: number, header: Buffer, end: number, size: number, frameBytes: number): number {
  const frame = Buffer.alloc(frameHeaderBytes);
  let at = end;
  while (at + frameHeaderBytes <= size) {
    readSync(file, frame, 0, frame.length, at);
    const thisRound = frame.subarray(8, 16).equals(header.subarray(logHeader.salts, logHeader.salts + 8));
    if (!thisRound) break;
    at += frameBytes;
  }
  return Math.min(at, size) - end;
}

function scribble(file: number, end: number, random: Random, frameBytes: number): void {
  const rubbish = Buffer.alloc(random.int(1, 2 * frameBytes));
  for (let at = 0; at < rubbish.length; at += 1) rubbish[at] = random.int(0, 255);
  writeSync(file, rubbish, 0, rubbish.length, end);
}
