/**
 * The changes of a step, kept for its way back: as text in pieces. As objects half a million of them took 190 MB, and half
 * a dozen such steps the whole process.
 */
import type { Change } from './changes.ts';

/** Pieces of JSON, each an array. */
export type PackedChanges = readonly string[];

const changesInPiece = 1_000;

export function packChanges(changes: readonly Change[]): PackedChanges {
  const pieces: string[] = [];
  for (let at = 0; at < changes.length; at += changesInPiece) {
    pieces.push(JSON.stringify(changes.slice(at, at + changesInPiece)));
  }
  return pieces;
}

export function unpackChanges(pieces: PackedChanges): Change[] {
  return pieces.flatMap((piece) => JSON.parse(piece) as Change[]);
}

/** Characters. */
export function sizeOfChanges(pieces: PackedChanges): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
