/**
 * However a draft came to be what it is, by edits here and steps back there, it says of its rows what a walk over all of
 * them in order says: the walk is what the import does.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftOrder } from '../../../../src-main/contract/drafts.ts';
import { createDraftEngine, type DraftEngine } from '../../../../src-main/core/imports/draft/engine/draft-engine.ts';
import type { ReadRow } from '../../../../src-main/core/imports/reading/read-rows.ts';
import { rowsOfSlice } from '../../../../src-main/core/imports/reading/row-slice.ts';
import { choicesOf, csv, filterOf } from './session-bench.ts';

const rowCount = 12;
const row = fc.integer({ min: 2, max: rowCount + 1 });
/** Few of each, so that rows meet often. */
const nik = fc.constantFrom('3174052509950001', '3174052509950002', '317405250995000l', '3174', '');
const phone = fc.constantFrom('081234567890', '0812 3456 7890', '081234567891', 'O81234567890', '021555', '');
const name = fc.constantFrom('Siti', 'Budi', '');
const line = fc.tuple(nik, phone, name);
const cell = fc.oneof(
  fc.record({ row, column: fc.constant(1), text: nik }),
  fc.record({ row, column: fc.constant(2), text: phone }),
  fc.record({ row, column: fc.constant(3), text: name }),
);
const selection = fc.oneof(
  fc.record({ rows: fc.uniqueArray(row, { minLength: 1, maxLength: 6 }) }),
  fc.constantFrom('all', 'errors', 'problems', 'edited').map((show) => ({
    filter: filterOf({ show: show as 'all' }),
  })),
);
const order: fc.Arbitrary<DraftOrder | 'undo' | 'redo'> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), cells: fc.array(cell, { minLength: 1, maxLength: 4 }) }),
  },
  fc.record({ kind: fc.constant('fill' as const), selection, column: fc.constant(2), text: phone }),
  fc.record({
    ...{ kind: fc.constant('replace' as const), selection, column: fc.constant(null) },
    ...{ find: fc.constantFrom('1', 'O', 'siti'), replacement: fc.constantFrom('2', ''), wholeCell: fc.boolean() },
  }),
  fc.record({
    kind: fc.constant('repair' as const),
    selection,
    code: fc.constantFrom('nik-chars' as const, 'phone-chars' as const),
  }),
  fc.record({ kind: fc.constant('skip' as const), selection, skip: fc.boolean() }),
  fc.record({
    kind: fc.constant('accept' as const),
    selection,
    code: fc.constant('nik-length' as const),
    accept: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('restore' as const), selection }),
  fc.constant('undo' as const),
  fc.constant('redo' as const),
);

const nothing = (): void => {};

async function walked(draft: DraftEngine): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  await draft.readAll(
    { sampleRows: [], problemLimit: 0 },
    nothing,
    async (slice) => void rows.push(...rowsOfSlice(slice)),
  );
  return rows;
}

const told = (problems: readonly { field: string | null; code: string; severity: string }[]): string[] =>
  problems.map(({ field, code, severity }) => `${field} ${code} ${severity}`).sort();

test('rows and counts are those of a walk over all rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: rowCount, maxLength: rowCount }),
      fc.array(order, { maxLength: 12 }),
      async (lines, orders) => {
        const draft = await createDraftEngine(
          Buffer.from(csv('NIK,No HP,Nama', ...lines.map((cells) => cells.join(',')))),
        );
        await draft.choose(choicesOf({ columns: { nik: 1, phone: 2, name: 3 } }), nothing);
        for (const one of orders) {
          if (one === 'undo') await draft.undo(nothing);
          else if (one === 'redo') await draft.redo(nothing);
          else await draft.apply(one, nothing);
        }
        const rows = await walked(draft);
        const shown = await draft.rows(filterOf(), { offset: 0, limit: 500, fresh: true });
        expect(shown.rows.map(({ row: number, problems, twinOfRow }) => [number, told(problems), twinOfRow])).toEqual(
          rows.map((read) => [read.row, told(read.problems), read.person ? read.twinOfRow : null]),
        );
        const { counts, problemCounts } = await draft.state();
        expect(counts).toMatchObject({
          rows: rows.length,
          accepted: rows.filter(({ person }) => person).length,
          duplicates: rows.filter((read) => read.person && read.twinOfRow !== null).length,
          skipped: shown.rows.filter(({ status }) => status === 'skipped').length,
          edited: shown.rows.filter(({ edited }) => edited.length > 0).length,
        });
        expect(counts.accepted + counts.rejected + counts.skipped).toBe(counts.rows);
        const again = await draft.choose(draft.facts().choices, nothing);
        expect(again).toMatchObject({ counts, problemCounts });
      },
    ),
    { seed: 4, numRuns: 150 },
  );
});

test('a step of many rows is laid beside the others as few are', async () => {
  const lines = Array.from(
    { length: 5_000 },
    (_, index) => `31740525099500${String(index % 90).padStart(2, '0')},08123456${String(1000 + (index % 70))},Orang`,
  );
  const draft = await createDraftEngine(Buffer.from(csv('NIK,No HP,Nama', ...lines)));
  await draft.choose(choicesOf(), nothing);
  await draft.apply(
    {
      kind: 'replace',
      selection: { filter: filterOf() },
      column: 2,
      find: '081234561',
      replacement: '081234562',
      wholeCell: false,
    },
    nothing,
  );
  await draft.apply({ kind: 'skip', selection: { rows: [2, 92, 182, 4000] }, skip: true }, nothing);
  const some = Array.from({ length: 2_400 }, (_, index) => index + 500);
  await draft.apply({ kind: 'fill', selection: { rows: some }, column: 2, text: '081234569999' }, nothing);
  const { counts, problemCounts } = await draft.state();
  const rows = await walked(draft);
  expect(counts.duplicates).toBe(rows.filter((read) => read.person && read.twinOfRow !== null).length);
  expect(counts.duplicates).toBeGreaterThan(4_000);
  expect(await draft.choose(choicesOf(), nothing)).toMatchObject({ counts, problemCounts });
});
