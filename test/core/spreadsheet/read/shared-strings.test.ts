/** The shared strings of a workbook, of which there can be no more than a list can use. */
import { expect, test } from 'vitest';
import { SharedStrings } from '../../../../src-main/core/spreadsheet/read/xlsx/shared-strings.ts';

test('that are empty ones without end are refused: a few hundred kilobytes unpack to millions of them', () => {
  const strings = new SharedStrings();
  const piece = Buffer.from('<si/>'.repeat(100_000));
  strings.feed(Buffer.from('<sst>'));
  let code: unknown = null;
  try {
    for (let fed = 0; fed < 90; fed++) strings.feed(piece);
  } catch (error) {
    code = error instanceof Error && 'code' in error ? error.code : String(error);
  }
  expect(code).toBe('file-too-large');
});
