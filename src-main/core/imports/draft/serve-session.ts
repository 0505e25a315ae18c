/** A draft's end of the line, in the reading process. */
import { createHash } from 'node:crypto';
import { loadBytes } from '../../spreadsheet/read/load-bytes.ts';
import type { Handlers, Line } from '../../worker/serve.ts';
import type { RowSlice } from '../reading/row-slice.ts';
import type { Change } from './engine/changes.ts';
import { createDraftEngine, type DraftEngine } from './engine/draft-engine.ts';
import type { DraftQuestions } from './session-messages.ts';

/** Changes in one message: received without holding the window up. */
const changesInSlice = 1_000;

export function draftHandlers(): Handlers<DraftQuestions> {
  let engine: DraftEngine | null = null;
  let replayed: Change[] = [];

  const draft = (): DraftEngine => {
    if (!engine) throw new Error('A draft was asked about before it was opened.');
    return engine;
  };
  const checkedTo =
    (line: Line<DraftQuestions['draft-choose']['notices']>) =>
    (rows: number): void =>
      line.notify('checked', rows);

  async function sendChanges(
    changes: readonly Change[],
    line: Line<DraftQuestions['draft-apply']['notices']>,
  ): Promise<void> {
    for (let at = 0; at < changes.length; at += changesInSlice) {
      await line.send('changes', changes.slice(at, at + changesInSlice));
    }
  }

  return {
    async 'draft-open'({ place, restricted }, line) {
      const bytes = await loadBytes(place, line);
      const digest = createHash('sha256').update(bytes).digest('hex');
      engine = await createDraftEngine(bytes, undefined, restricted);
      return { digest, headings: engine.headings() };
    },
    async 'draft-open-unseen'({ place, sheet, restricted }, line) {
      engine = await createDraftEngine(await loadBytes(place, line), sheet, restricted);
      return null;
    },
    'draft-read-as': ({ choices, allowMissing }) => draft().readAs(choices, allowMissing),
    'draft-facts': () => draft().facts(),
    'draft-choose': (choices, line) => draft().choose(choices, checkedTo(line)),
    'draft-state': (_nothing, line) => draft().state(checkedTo(line)),
    'draft-rows': ({ filter, page }) => draft().rows(filter, page),
    async 'draft-apply'(order, line) {
      const { state, changed, changes } = await draft().apply(order, checkedTo(line));
      await sendChanges(changes, line);
      return { state, changed };
    },
    'draft-undo': (_nothing, line) => draft().undo(checkedTo(line)),
    async 'draft-redo'(_nothing, line) {
      const { state, changed, changes } = await draft().redo(checkedTo(line));
      await sendChanges(changes, line);
      return { state, changed };
    },
    'draft-replay'({ changes, last }) {
      for (const change of changes) replayed.push(change);
      if (last) {
        draft().replay(replayed);
        replayed = [];
      }
      return null;
    },
    async 'draft-read-all'({ slices, ...wanted }, line) {
      const now = draft().readingNow();
      line.notify('opened', now);
      const onSlice = slices ? (slice: RowSlice) => line.send('slice', slice) : null;
      return { ...now.facts, summary: await draft().readAll(wanted, checkedTo(line), onSlice) };
    },
    async 'draft-problems'(severities, line) {
      await draft().readProblems(severities, (rows) => line.send('rows', rows));
      return null;
    },
  };
}
