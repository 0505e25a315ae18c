/** A draft of three clean rows of invented people, changed where a test says so. */
import type { Draft } from '../../src-main/contract/drafts.ts';
import { readChoicesSchema } from '../../src-main/contract/lists.ts';

export function fakeDraft(change: Partial<Draft> = {}): Draft {
  return {
    draftId: 'd1',
    fileId: 'f1',
    sourceName: 'Nasabah Maret.csv',
    sheets: ['Sheet1'],
    file: { sheet: 'Sheet1', headerRow: 1, columns: { nik: 1, phone: 2 }, encoding: null, delimiter: null },
    layout: {
      titleRows: 0,
      headerRows: 1,
      mergedHeadings: false,
      blankRows: 0,
      hiddenRows: 0,
      hiddenColumns: [],
      totalsRows: [],
      repeatedHeadings: [],
      otherLists: [],
    },
    columns: [],
    doubts: [],
    missing: [],
    choices: readChoicesSchema.parse({}),
    mapping: null,
    counts: { rows: 3, accepted: 3, rejected: 0, skipped: 0, duplicates: 0, edited: 0 },
    roundedColumns: [],
    problemCounts: [],
    canUndo: false,
    canRedo: false,
    restored: 0,
    mends: null,
    ...change,
  };
}
