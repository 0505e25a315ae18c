/**
 * Where a person may stand without being anybody's lookup: rows of lists that were left out, and repairs of files that are no list
 * yet. No index knows who is in them, so all of them are read, some at a time.
 */
import type { Problem } from '../../../contract/person.ts';
import type { WithheldColumns } from '../../imports/columns/withheld-columns.ts';
import type { Change } from '../../imports/draft/engine/changes.ts';
import type { Store } from '../../store/store.ts';
import type { Held } from './held-rows.ts';

/** Read in one step of a turn: about a millisecond. */
const rowsAtOnce = 50;
const piecesAtOnce = 2;

type Rejected = { list_id: number; list: string; source_row: number; cells: string; problems: string };
type Step = { draft_id: number; number: number; piece: number; used_at: number; changes: string };

export function createLeftBehind(store: Pick<Store, 'prepare'>, shown: WithheldColumns) {
  const rejected = store.prepare<{ list_id: number; row: number; limit: number }, Rejected>(`
    SELECT r.list_id, s.name AS list, r.source_row, r.cells, r.problems
    FROM rejected_rows r JOIN lists s ON s.id = r.list_id
    WHERE (r.list_id, r.source_row) > (:list_id, :row) AND s.complete = 1 ORDER BY r.list_id, r.source_row LIMIT :limit`);
  const steps = store.prepare<{ draft_id: number; number: number; piece: number; limit: number }, Step>(`
    SELECT t.draft_id, t.number, t.piece, d.used_at, t.changes FROM draft_steps t JOIN drafts d ON d.id = t.draft_id
    WHERE (t.draft_id, t.number, t.piece) > (:draft_id, :number, :piece) AND t.number <= d.steps
    ORDER BY t.draft_id, t.number, t.piece LIMIT :limit`);

  /** A step of reading on, which says whether there is more. `phones`: 08…, those the person was asked about with. */
  return function reading(held: Held, nik: string, phones: readonly string[]): () => boolean {
    const isTold = tells([nik, ...phones]);
    const isOwn = tells([nik]);
    let row = { list_id: 0, row: 0 };
    let step = { draft_id: 0, number: 0, piece: 0 };

    function readRows(): boolean {
      const found = rejected.all({ ...row, limit: rowsAtOnce });
      for (const { list_id, list, source_row, cells, problems } of found) {
        // One look at all of it spares most rows the reading.
        if (!isTold(cells)) continue;
        const all = shown.of(list_id).row(JSON.parse(cells));
        // With the number alone it may be somebody else's row, who has consented to nothing.
        const own = all.some(({ text }) => isOwn(text)) ? all : all.filter(({ text }) => isTold(text));
        if (own.length === 0) continue;
        const told = (JSON.parse(problems) as Problem[]).map(({ field, code }) => ({ field, code }));
        held.rejectedRows.push({ listId: list_id, list, row: source_row, cells: own, problems: told });
      }
      const last = found.at(-1);
      if (last) row = { list_id: last.list_id, row: last.source_row };
      return found.length === rowsAtOnce;
    }

    function readSteps(): boolean {
      const found = steps.all({ ...step, limit: piecesAtOnce });
      for (const { draft_id, used_at, changes } of found) {
        if (!isTold(changes)) continue;
        for (const { s, r, c = {} } of JSON.parse(changes) as Change[]) {
          for (const [column, text] of Object.entries(c)) {
            if (text === null || !isTold(text)) continue;
            const cell = { sheet: s, row: r, column: Number(column), text };
            held.draftRepairs.push({ draftId: draft_id, usedAt: used_at, ...cell });
          }
        }
      }
      const last = found.at(-1);
      if (last) step = { draft_id: last.draft_id, number: last.number, piece: last.piece };
      return found.length === piecesAtOnce;
    }

    let rowsLeft = true;
    return () => {
      if (rowsLeft) {
        rowsLeft = readRows();
        return true;
      }
      return readSteps();
    };
  };
}

/** Whether a text holds one of the numbers, however its digits are parted: `3201-0141…`, `+62 812…`, `0812 3456…`. */
function tells(numbers: readonly string[]): (text: string) => boolean {
  // What stands before a phone's 8 is 0, 62, +62, or nothing.
  const wanted = numbers.map((digits) => digits.replace(/^0/, ''));
  return (text) => {
    const digits = text.replace(/\D/g, '');
    return wanted.some((one) => digits.includes(one));
  };
}
