/** The steps of repair that can be taken back, and those that were and can be made again. */
import type { Change } from './changes.ts';

type Step = { changes: PackedChanges; undo: PackedChanges };

/** What takes a step back, or makes it again; `over` once that is done. */
type Turn = { changes: Change[]; over(): void };

/** Characters of all steps that can be taken back: some ten of half a million changes each. */
const mostUndo = 600_000_000;
const sizeOfStep = (step: Step): number => sizeOfChanges(step.changes) + sizeOfChanges(step.undo);

export function createSteps() {
  const done: Step[] = [];
  const undone: Step[] = [];

  return {
    canUndo: (): boolean => done.length > 0,
    canRedo: (): boolean => undone.length > 0,
    /** The oldest can no longer be taken back once all of them together take too much. What they made stays. */
    add(changes: readonly Change[], undo: readonly Change[]): void {
      const step = { changes: packChanges(changes), undo: packChanges(undo) };
      done.push(step);
      let size = done.reduce((sum, one) => sum + sizeOfStep(one), 0);
      while (size > mostUndo && done.length > 1) size -= sizeOfStep(done.shift() ?? step);
    },
    /** Something else was made: what was taken back cannot be made again. */
    forgetUndone(): void {
      undone.length = 0;
    },
    /** null: there is nothing to take back. */
    undo(): Turn | null {
      const step = done.pop();
      return step ? { changes: unpackChanges(step.undo), over: () => void undone.push(step) } : null;
    },
    /** null: nothing was taken back. */
    redo(): Turn | null {
      const step = undone.pop();
      return step ? { changes: unpackChanges(step.changes), over: () => void done.push(step) } : null;
    },
  };
}

// The changes of a step, kept for its way back: as text in pieces. As objects half a million of them took 190 MB, and half
// a dozen such steps the whole process.

/** Pieces of JSON, each an array. */
type PackedChanges = readonly string[];

const changesInPiece = 1_000;

function packChanges(changes: readonly Change[]): PackedChanges {
  const pieces: string[] = [];
  for (let at = 0; at < changes.length; at += changesInPiece) {
    pieces.push(JSON.stringify(changes.slice(at, at + changesInPiece)));
  }
  return pieces;
}

function unpackChanges(pieces: PackedChanges): Change[] {
  return pieces.flatMap((piece) => JSON.parse(piece) as Change[]);
}

/** Characters. */
function sizeOfChanges(pieces: PackedChanges): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
