/** What the operator changed, row by row and sheet by sheet. Every change gives back what undoes it. */

import { acceptsNothing } from '../../../person/finding.ts';
import type { Repairs, RowRepair } from '../../reading/repairs.ts';
import type { Change } from './changes.ts';

type Page = Map<number, { cells: Map<number, string>; skipped: boolean; accepts: RowRepair['accepts'] }>;

export function createRepairLog() {
  const sheets = new Map<string | null, Page>();

  function pageOf(sheet: string | null): Page {
    const page = sheets.get(sheet) ?? new Map();
    sheets.set(sheet, page);
    return page;
  }

  return {
    /** Of one sheet; null: of a text file. */
    of(sheet: string | null): Repairs {
      const page = pageOf(sheet);
      return { of: (row) => page.get(row) };
    },

    apply(change: Change): Change {
      const page = pageOf(change.s);
      const repair = page.get(change.r) ?? {
        cells: new Map(),
        skipped: false,
        accepts: acceptsNothing,
      };
      const undo: Change = { s: change.s, r: change.r };
      if (change.c) {
        undo.c = {};
        for (const [column, text] of Object.entries(change.c)) {
          const index = Number(column) - 1;
          undo.c[column] = repair.cells.get(index) ?? null;
          if (text === null) repair.cells.delete(index);
          else repair.cells.set(index, text);
        }
      }
      if (change.skip !== undefined) {
        undo.skip = repair.skipped;
        repair.skipped = change.skip;
      }
      if (change.len !== undefined) {
        undo.len = repair.accepts.nikLength;
        repair.accepts = { ...repair.accepts, nikLength: change.len };
      }
      if (change.date !== undefined) {
        undo.date = repair.accepts.nikDate;
        repair.accepts = { ...repair.accepts, nikDate: change.date };
      }
      if (change.serial !== undefined) {
        undo.serial = repair.accepts.nikSerial;
        repair.accepts = { ...repair.accepts, nikSerial: change.serial };
      }
      const { cells, skipped, accepts } = repair;
      if (cells.size === 0 && !skipped && !Object.values(accepts).includes(true)) page.delete(change.r);
      else page.set(change.r, repair);
      return undo;
    },
  };
}
