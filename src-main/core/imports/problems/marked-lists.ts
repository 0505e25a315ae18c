/** Finds the stored list that the marks in a file's rows refer to (core/imports/problems/source-key.ts). */
import type { Draft } from '../../../contract/drafts.ts';
import type { Store } from '../../store/store.ts';
import type { NamedCell } from '../columns/column-names.ts';
import type { ReadAs } from '../columns/list-columns.ts';
import { createWithheldColumns } from '../columns/withheld-columns.ts';
import type { Marked } from './source-key.ts';

export type MarkedList = {
  listId: number;
  listName: string;
  sourceKey: string;
  /** Rows it left out. */
  rejected: number;
};

export type MarkedLists = ReturnType<typeof createMarkedLists>;

/** A file bears the marks of one list, or of a few that were put together. */
const mostKeys = 50;

export function createMarkedLists(store: Store) {
  // The newest, should ever two bear the same.
  const byKey = store.prepare<{ source_key: string }, { id: number; name: string; rejected: number }>(`
    SELECT id, name, rejected FROM lists WHERE source_key = :source_key AND complete = 1 ORDER BY id DESC LIMIT 1`);

  function find(sourceKey: string): MarkedList | null {
    const row = byKey.get({ source_key: sourceKey });
    return row ? { listId: row.id, listName: row.name, sourceKey, rejected: row.rejected } : null;
  }

  const ofFile = store.prepare<{ from: string; to: string }, { id: number }>(
    'SELECT id FROM lists WHERE source_key >= :from AND source_key < :to AND complete = 1 LIMIT 1',
  );

  const shown = createWithheldColumns(store);
  const readAs = store.prepare<{ id: number }, { columns: string; cells: string | null }>(`
    SELECT columns, (SELECT cells FROM rejected_rows WHERE list_id = :id ORDER BY source_row LIMIT 1) AS cells
    FROM lists WHERE id = :id`);

  const waiting = store.prepare<{ list_id: number; rows: string }, { source_row: number }>(`
    SELECT source_row FROM rejected_rows
    WHERE list_id = :list_id AND source_row IN (SELECT value FROM json_each(:rows))
      AND skipped = 0 LIMIT 1`);

  return {
    /** null: it left nothing out. */
    readAs(listId: number): ReadAs | null {
      const row = readAs.get({ id: listId });
      if (!row?.cells) return null;
      const cells: NamedCell[] = JSON.parse(row.cells);
      return {
        columns: JSON.parse(row.columns),
        apart: shown.of(listId).apart,
        headings: cells.map(({ heading }) => heading),
      };
    },
    /** Whether a list here is what a sheet of the file with that key became. */
    ofFile: (fileKey: string): boolean => ofFile.get({ from: fileKey, to: `${fileKey}_` }) !== undefined,
    /** Of those that still wait for a row of the file the one with most rows in it; `rows`: what of them it can have left out. null: no list here. */
    of(marks: readonly Marked[]): (MarkedList & NonNullable<Draft['mends']>) | null {
      for (const { sourceKey, rows, some } of marks.slice(0, mostKeys)) {
        const list = find(sourceKey);
        if (!list || list.rejected === 0) continue;
        // All of its rows here went home, or were skipped: the next list's turn. Where there are more than these nobody knows.
        const home =
          rows <= some.length && waiting.get({ list_id: list.listId, rows: JSON.stringify(some) }) === undefined;
        if (!home) return { ...list, rows: Math.min(rows, list.rejected) };
      }
      return null;
    },
  };
}
