/** Every table of a file with its cells as they stand: the reading process's side. */
import { createHash } from 'node:crypto';
import type { Handlers } from '../../worker/serve.ts';
import { isBlank } from '../cell.ts';
import { loadBytes } from './load-bytes.ts';
import { openSource } from './open-source.ts';
import type { PlainQuestions, PlainRow } from './plain-tables.ts';
import type { Table } from './table/table.ts';

/** Rows of a table in one message. */
const sliceRows = 400;
/** Of a table of unknown kind: title rows, headings, and enough rows to tell what its columns hold. */
const firstRows = 300;
const widest = 200;

export const plainHandlers: Handlers<PlainQuestions> = {
  async 'plain-tables'(place, line) {
    const bytes = await loadBytes(place, line);
    const { tables } = await openSource(bytes, undefined, place.password);
    const wanted = await line.send(
      'tables',
      tables.map((table) => ({ name: table.name, rowsAtMost: table.rowsAtMost, first: firstOf(table) })),
    );
    for (const [index, table] of tables.entries()) {
      const columns = wanted[index] ?? [];
      if (columns.length === 0) continue;
      let slice: PlainRow[] = [];
      for (const { row, cells } of table.rows()) {
        const taken = columns.map((column) => cells[column] ?? null);
        if (taken.every(isBlank)) continue;
        slice.push({ row, cells: taken });
        if (slice.length < sliceRows) continue;
        await line.send('rows', { table: index, rows: slice });
        slice = [];
      }
      if (slice.length > 0) await line.send('rows', { table: index, rows: slice });
    }
    return { digest: createHash('sha256').update(bytes).digest('hex') };
  },
};

function firstOf(table: Table): PlainRow[] {
  const first: PlainRow[] = [];
  for (const { row, cells } of table.rows()) {
    if (cells.every(isBlank)) continue;
    first.push({ row, cells: cells.slice(0, widest) });
    if (first.length >= firstRows) break;
  }
  return first;
}
