/** A packed table gives back exactly what went in, at any place, and costs little more than its characters. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { packTable } from '../../../../src-main/core/spreadsheet/read/table/packed-table.ts';
import type { SourceRow, Table } from '../../../../src-main/core/spreadsheet/read/table/table.ts';

function tableOf(rows: readonly SourceRow[]): Table {
  return {
    name: 'Data',
    hidden: false,
    rowsAtMost: null,
    hiddenColumns: new Set([2]),
    merges: [{ row: 1, column: 0, rows: 1, columns: 2 }],
    countsFields: true,
    rows: () => rows,
  };
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\ud800', 'é', '表', '0812'),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 3174052509950001, -2147483648, 2147483647, 2147483648),
  fc.boolean(),
  fc.constant(null),
  text.map((value): Cell => ({ kind: 'date', text: value })),
  text.map((value): Cell => ({ kind: 'error', text: value })),
  fc.constant<Cell>({ kind: 'no-value' }),
);
const sourceRow: fc.Arbitrary<SourceRow> = fc.record(
  {
    row: fc.integer({ min: 1, max: 4_000_000_000 }),
    cells: fc.array(cell, { maxLength: 20 }),
    malformed: fc.boolean(),
    hidden: fc.boolean(),
  },
  { noNullPrototype: true },
);

describe('a packed table', () => {
  test('gives back every row and every kind of cell exactly', () => {
    fc.assert(
      fc.property(fc.array(sourceRow, { maxLength: 40 }), (rows) => {
        const packed = packTable(tableOf(rows));
        expect(packed.count).toBe(rows.length);
        expect([...packed.rows()]).toStrictEqual(rows);
        for (let index = rows.length - 1; index >= 0; index--) expect(packed.at(index)).toStrictEqual(rows[index]);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps all else of the table, and knows its length', () => {
    const table = tableOf([{ row: 7, cells: ['a'], malformed: false, hidden: true }]);
    const { name, hidden, hiddenColumns, merges, countsFields, rowsAtMost } = packTable(table);
    expect({ name, hidden, hiddenColumns, merges, countsFields, rowsAtMost }).toEqual({
      name: 'Data',
      hidden: false,
      hiddenColumns: new Set([2]),
      merges: [{ row: 1, column: 0, rows: 1, columns: 2 }],
      countsFields: true,
      rowsAtMost: 1,
    });
  });

  test('that is packed already is returned as it is', () => {
    const packed = packTable(tableOf([]));
    expect(packTable(packed)).toBe(packed);
  });

  test('has no row before its first or after its last', () => {
    const packed = packTable(tableOf([{ row: 1, cells: ['a'], malformed: false, hidden: false }]));
    for (const index of [-1, 1, 0.5, Number.NaN]) expect(() => packed.at(index)).toThrow(RangeError);
  });

  test('takes rows larger than any buffer, and a cell in the last column for a few bytes', () => {
    const rows: SourceRow[] = [
      { row: 1, cells: ['x'.repeat(3_000_000), '表'.repeat(1_500_000)], malformed: false, hidden: false },
      { row: 2, cells: [...new Array<Cell>(16_383).fill(null), 'jauh'], malformed: false, hidden: false },
      { row: 3, cells: [null, 'y'.repeat(1_048_570), null], malformed: true, hidden: false },
    ];
    expect([...packTable(tableOf(rows)).rows()]).toStrictEqual(rows);
  });

  test('of a hundred thousand rows stays within thirty megabytes', () => {
    function* rows(): Generator<SourceRow> {
      for (let row = 1; row <= 100_000; row++) {
        const serial = String(row).padStart(8, '0');
        const cells = [
          `31740525${serial}`,
          `0812${serial}`,
          `Orang ${row}`,
          'Jl. Merdeka 1, Bogor',
          'Bogor',
          row,
          1.5,
          null,
          'x',
        ];
        yield { row, cells, malformed: false, hidden: false };
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    const packed = packTable({ ...tableOf([]), rows });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
    let index = 0;
    for (const row of rows())
      if (packed.at(index++).cells[0] !== row.cells[0]) throw new Error(`Row ${index} differs.`);
    expect(index).toBe(packed.count);
  });
});
