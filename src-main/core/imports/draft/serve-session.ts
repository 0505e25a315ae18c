/** A draft's end of the line in the reading process: one question at a time, each answered or refused. */
import { createHash } from 'node:crypto';
import { CoreError } from '../../kernel/errors.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { FromReader } from '../reading/messages.ts';
import type { Change } from './changes.ts';
import { createDraftEngine, type DraftEngine } from './engine/draft-engine.ts';
import type { DraftAnswer, DraftQuestion } from './session-messages.ts';

/** Changes in one message: received without holding the window up. */
const changesInSlice = 1_000;

export type Line = {
  tell(message: FromReader): void;
  /** Settles when the program wants the next one; rejects with `import-cancelled` when it wants no more. */
  send(slice: Extract<FromReader, { kind: 'slice' | 'draft-rows' | 'draft-changes' }>): Promise<void>;
  /** Errors: `file-not-readable`. */
  load(place: BytesPlace): Promise<Buffer>;
};

export function serveDraft({ tell, send, load }: Line): (question: DraftQuestion) => Promise<void> {
  let held: DraftEngine | null = null;
  let replayed: Change[] = [];

  const draft = (): DraftEngine => {
    if (!held) throw new Error('A draft was asked about before it was opened.');
    return held;
  };
  const onChecked = (rows: number): void => tell({ kind: 'checked', rows });

  async function sendChanges(changes: readonly Change[]): Promise<void> {
    for (let at = 0; at < changes.length; at += changesInSlice) {
      await send({ kind: 'draft-changes', changes: changes.slice(at, at + changesInSlice) });
    }
  }

  async function answer(question: DraftQuestion): Promise<DraftAnswer> {
    switch (question.kind) {
      case 'open': {
        const bytes = await load(question.place);
        tell({ kind: 'begun' });
        const digest = createHash('sha256').update(bytes).digest('hex');
        held = await createDraftEngine(bytes);
        return { kind: 'opened', digest, headings: held.headings };
      }
      case 'choose':
        return { kind: 'state', state: await draft().choose(question.choices, onChecked) };
      case 'state':
        return { kind: 'state', state: draft().state() };
      case 'rows':
        return { kind: 'rows', ...(await draft().rows(question.filter, question.page)) };
      case 'apply': {
        const { state, changed, changes } = await draft().apply(question.order, onChecked);
        await sendChanges(changes);
        return { kind: 'changed', state, changed };
      }
      case 'undo':
        return { kind: 'changed', ...(await draft().undo(onChecked)) };
      case 'redo': {
        const { state, changed, changes } = await draft().redo(onChecked);
        await sendChanges(changes);
        return { kind: 'changed', state, changed };
      }
      case 'replay':
        for (const change of question.changes) replayed.push(change);
        if (question.last) {
          draft().replay(replayed);
          replayed = [];
        }
        return { kind: 'done' };
      case 'read-all': {
        const facts = draft().facts();
        tell({ kind: 'opened', facts, rowsAtMost: draft().state().counts.rows });
        return {
          kind: 'read',
          facts,
          summary: await draft().readAll(onChecked, (slice) => send({ kind: 'slice', slice })),
        };
      }
      case 'read-problems':
        await draft().readProblems(question.severities, (rows) => send({ kind: 'draft-rows', rows }));
        return { kind: 'done' };
    }
  }

  return async (question) => {
    try {
      tell({ kind: 'draft-answer', answer: await answer(question) });
    } catch (error) {
      // Not foreseen: dying is the honest report, as everywhere in this process.
      if (!(error instanceof CoreError)) throw error;
      const { code, message, details } = error;
      tell({ kind: 'draft-refused', error: { code, message, ...(details && { details }) } });
    }
  };
}
