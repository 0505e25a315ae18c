/**
 * The journal of repairs: what the operator chose and changed of a file that is not a list yet, so that opening the same
 * bytes again brings it back. A step is there as soon as its draft counts it, whole: pieces written before that, by a
 * program that died, count for nothing and go with the next step.
 */

import { setImmediate } from 'node:timers/promises';
import { dayMs } from '../../../contract/calendar.ts';
import { type ReadChoices, readChoicesSchema } from '../../../contract/reading.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import type { Change } from './engine/changes.ts';

/** A file as it is remembered. */
export type Journaled = {
  id: number;
  /** What its problems files, and the lists its sheets become, are known by (core/imports/problems/source-key.ts: `sheetKey`). */
  sourceKey: string;
  /** null: the operator chose nothing. */
  choices: ReadChoices | null;
  steps: number;
};

export type DraftJournal = ReturnType<typeof createDraftJournal>;

type Row = { id: number; source_key: string; choices: string; steps: number };

/** Characters of one piece of a step: a millisecond's work. */
const pieceLength = 65_536;
/** Pieces removed in one step of a turn. */
const piecesAtOnce = 4;
const keptMs = 30 * dayMs;

export function createDraftJournal(store: Store, clock: Clock) {
  const inTurns = createTurns(store, clock);
  const columns = 'id, source_key, choices, steps';
  const byDigest = store.prepare<{ digest: string }, Row>(`SELECT ${columns} FROM drafts WHERE digest = :digest`);
  const insert = store.prepare<{ digest: string; source_key: string; now: number }>(`
    INSERT INTO drafts (digest, source_key, created_at, used_at) VALUES (:digest, :source_key, :now, :now)`);
  const touch = store.prepare<{ id: number; now: number }>('UPDATE drafts SET used_at = :now WHERE id = :id');
  const setChoices = store.prepare<{ id: number; choices: string; now: number }>(
    'UPDATE drafts SET choices = :choices, used_at = :now WHERE id = :id',
  );
  const countOf = store.prepare<{ id: number }, { steps: number }>('SELECT steps FROM drafts WHERE id = :id');
  const setSteps = store.prepare<{ id: number; steps: number; now: number }>(
    'UPDATE drafts SET steps = :steps, used_at = :now WHERE id = :id',
  );
  const forget = store.prepare<{ id: number }>(`UPDATE drafts SET steps = 0, choices = '{}' WHERE id = :id`);
  const remove = store.prepare<{ id: number }>('DELETE FROM drafts WHERE id = :id');
  const insertPiece = store.prepare<{ draft_id: number; number: number; piece: number; changes: string }>(
    'INSERT INTO draft_steps (draft_id, number, piece, changes) VALUES (:draft_id, :number, :piece, :changes)',
  );
  const removePieces = store.prepare<{ draft_id: number; after: number; limit: number }>(`
    DELETE FROM draft_steps WHERE draft_id = :draft_id AND (number, piece) IN (
      SELECT number, piece FROM draft_steps WHERE draft_id = :draft_id AND number > :after
      ORDER BY number, piece LIMIT :limit)`);
  const nextPiece = store.prepare<
    { draft_id: number; steps: number; number: number; piece: number },
    { number: number; piece: number; changes: string }
  >(`
    SELECT number, piece, changes FROM draft_steps
    WHERE draft_id = :draft_id AND (number, piece) > (:number, :piece) AND number <= :steps
    ORDER BY number, piece LIMIT 1`);
  const unused = store.prepare<{ before: number }, { id: number }>('SELECT id FROM drafts WHERE used_at < :before');

  function stepsOf(id: number): number {
    return countOf.get({ id })?.steps ?? 0;
  }

  /** One step of a turn: true while there is more to remove. */
  function removeSome(id: number, after: number): boolean {
    return removePieces.run({ draft_id: id, after, limit: piecesAtOnce }).changes === piecesAtOnce;
  }

  const journal = {
    find(digest: string): Journaled | null {
      const row = byDigest.get({ digest });
      return row ? toJournaled(row) : null;
    },
    create(digest: string, sourceKey: string): Journaled {
      insert.run({ digest, source_key: sourceKey, now: clock.now() });
      const made = journal.find(digest);
      if (!made) throw new Error('A draft vanished as it was written down.');
      return made;
    },
    touch: (id: number): void => void touch.run({ id, now: clock.now() }),
    setChoices: (id: number, choices: ReadChoices): void =>
      void setChoices.run({ id, choices: JSON.stringify(choices), now: clock.now() }),

    /** A step behind the others, part by part. It counts when `finish` settles; until then it is as if it were not there. */
    beginStep(id: number) {
      const number = stepsOf(id) + 1;
      let removing = true;
      let piece = 0;
      return {
        async add(changes: readonly Change[]): Promise<void> {
          let next = 0;
          await inTurns(() => {
            if (removing) {
              removing = removeSome(id, number - 1);
              return true;
            }
            const { text, end } = pieceFrom(changes, next);
            insertPiece.run({ draft_id: id, number, piece, changes: text });
            next = end;
            piece += 1;
            return next < changes.length;
          });
        },
        finish: (): void => void setSteps.run({ id, steps: number, now: clock.now() }),
      };
    },
    async removeLastStep(id: number): Promise<void> {
      const steps = Math.max(0, stepsOf(id) - 1);
      let counted = false;
      await inTurns(() => {
        if (!counted) setSteps.run({ id, steps, now: clock.now() });
        counted = true;
        return removeSome(id, steps);
      });
    },
    /** Oldest first. Between two of them, and within a long one, others work. */
    async *steps(id: number): AsyncGenerator<Change[]> {
      const steps = stepsOf(id);
      let place = { number: 0, piece: -1 };
      let changes: Change[] = [];
      for (;;) {
        const found = nextPiece.get({ draft_id: id, steps, ...place });
        if (place.number > 0 && found?.number !== place.number) {
          yield changes;
          changes = [];
        }
        if (!found) return;
        for (const change of JSON.parse(found.changes) as Change[]) changes.push(change);
        place = { number: found.number, piece: found.piece };
        if (found.piece > 0) await setImmediate();
      }
    },

    /** Repairs and choices. The key stays: problems files that bear it may be out already. */
    async forget(id: number): Promise<void> {
      forget.run({ id });
      await inTurns(() => removeSome(id, 0));
    },
    async remove(id: number): Promise<void> {
      await journal.forget(id);
      remove.run({ id });
    },
    /** What nobody has opened for a month. */
    async purge(): Promise<void> {
      for (const { id } of unused.all({ before: clock.now() - keptMs })) await journal.remove(id);
    },
  };
  return journal;
}

/** As many changes from `from` on as fit into a piece, one at least. */
function pieceFrom(changes: readonly Change[], from: number): { text: string; end: number } {
  const parts: string[] = [];
  let length = 0;
  let end = from;
  while (end < changes.length && (length < pieceLength || end === from)) {
    const part = JSON.stringify(changes[end]);
    parts.push(part);
    length += part.length;
    end += 1;
  }
  return { text: `[${parts.join(',')}]`, end };
}

/** Choices of an older program that this one does not understand are as if nothing was chosen. */
function toJournaled({ id, source_key, choices, steps }: Row): Journaled {
  const parsed = choices === '{}' ? null : readChoicesSchema.safeParse(JSON.parse(choices));
  return { id, sourceKey: source_key, choices: parsed?.success ? parsed.data : null, steps };
}
