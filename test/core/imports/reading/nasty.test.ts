/**
 * Every nasty list (test/fixtures/nasty) comes out as the documents say: refused with its one code, or read with its
 * people, its problems and its layout. Each is read in this process; every kind of refusal and one of each further kind
 * also through the program's own call and its reading process.
 */
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src-main/contract/errors.ts';
import { problemCodes } from '../../../../src-main/contract/person.ts';
import type { Repairs } from '../../../../src-main/core/imports/reading/repairs.ts';
import { allCases, corpus } from '../../../fixtures/nasty/corpus.ts';
import type { NastyCase } from '../../../fixtures/nasty/nasty-case.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { compare, outcomeOf, rowsToSample } from './nasty-outcome.ts';
import { previewBytes } from './preview-bytes.ts';

function repairsOf({ repairs }: NastyCase): Repairs {
  const all = new Map(
    (repairs ?? []).map(({ row, cells, skipped }) => [
      row,
      {
        cells: new Map(Object.entries(cells ?? {}).map(([index, text]) => [Number(index), text])),
        skipped: skipped === true,
        accepts: { nikLength: false, nikDate: false, nikSerial: false },
      },
    ]),
  );
  return { of: (row) => all.get(row) };
}

describe.each(Object.entries(corpus))('%s', (_kind, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const outcome = await outcomeOf(() =>
      previewBytes(one.bytes(), {
        choices: one.choices,
        repairs: repairsOf(one),
        sampleRows: rowsToSample(one),
        problemLimit: 100_000,
      }),
    );
    const { told, wanted } = compare(one, outcome);
    expect(told).toEqual(wanted);
  });
});

describe('through the program, with the reading process', () => {
  // Repairs are no part of a preview: they stand beside a draft.
  const fromProgram = allCases.filter((one) => !one.repairs);
  const refusals = fromProgram.filter(({ expected }) => 'refused' in expected);
  const readable = fromProgram.filter(({ expected }) => !('refused' in expected));
  const groups: [string, NastyCase[]][] = [
    ...slicesOf(refusals, 12).map((group, index): [string, NastyCase[]] => [`refusals, part ${index + 1}`, group]),
    ...slicesOf(everyNth(readable, 6), 12).map((group, index): [string, NastyCase[]] => [
      `lists, part ${index + 1}`,
      group,
    ]),
  ];

  test.each(groups)(
    '%s come out the same, none by running out of time or memory',
    { timeout: 60_000 },
    async (_name, group) => {
      const bench = await listsBench();
      for (const one of group) {
        const fileId = bench.file(one.file, one.bytes());
        const outcome = await outcomeOf(() =>
          bench.preview({ fileId, read: one.choices ?? {}, sampleRows: rowsToSample(one), problemLimit: 100_000 }),
        );
        const { told, wanted } = compare(one, outcome);
        expect({ case: one.name, ...told }).toEqual({ case: one.name, ...wanted });
        // The process told it itself: nobody had to end it, and it did not die (that would be a log line).
        if ('code' in outcome) expect(outcome.code).not.toMatch(/import-timeout|reader-stopped/);
      }
      expect(bench.ports.logged.filter((line) => line.includes('error'))).toEqual([]);
    },
  );
});

describe('the corpus', () => {
  test('has every problem code of the contract, and every code of a file, in what it expects', () => {
    const expected = new Set(
      allCases.flatMap(({ expected }) =>
        'refused' in expected
          ? [expected.refused].flat()
          : (expected.codes ?? []).map((code) => code.split(' ')[2] ?? ''),
      ),
    );
    const ofFiles = errorCodes.filter((code) => /^(file-|xml-|no-|sheet-|column-)/.test(code));
    // Said by the person, not by the file; about a path, not about what is in the file; of an invoice; of a visit sheet; and of a summary.
    const elsewhere = [
      'person-restricted',
      'ec-restricted',
      'file-unknown',
      'file-not-readable',
      'file-not-writable',
      'file-not-opened',
      'no-sequence-column',
      'no-field-sheet',
      'no-lists',
    ];
    expect([...problemCodes, ...ofFiles].filter((code) => !expected.has(code))).toEqual(elsewhere);
  });

  test('is made of the same bytes every time, and of no name twice', () => {
    for (const { name, bytes } of allCases) expect([name, bytes().equals(bytes())]).toEqual([name, true]);
    expect(new Set(allCases.map(({ name }) => name)).size).toBe(allCases.length);
  });
});

function slicesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function everyNth<T>(items: readonly T[], nth: number): T[] {
  return items.filter((_, index) => index % nth === 0);
}
