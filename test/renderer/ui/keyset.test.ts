/** Which pages are read again when the rows on screen may have changed. */
import { expect, test } from 'vitest';
import { pagesWithRows } from '../../../src-renderer/ui/keyset.ts';

const pages = [{ rows: Array(100) }, { rows: Array(100) }, { rows: Array(37) }];

test('only the pages in view', () => {
  expect(pagesWithRows(pages, 0, 20)).toEqual([0]);
  expect(pagesWithRows(pages, 95, 104)).toEqual([0, 1]);
  expect(pagesWithRows(pages, 210, 236)).toEqual([2]);
});

test('an empty table reads its first page again, so that a first row appears', () => {
  expect(pagesWithRows([{ rows: [] }], 0, 0)).toEqual([0]);
  expect(pagesWithRows([], 0, 0)).toEqual([]);
});
