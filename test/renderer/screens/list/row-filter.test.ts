/** What is looked for in one list. */
import { describe, expect, test } from 'vitest';
import {
  everyRow,
  leavesOut,
  sortName,
  sortNamed,
  withColumn,
} from '../../../../src-renderer/screens/list/row-filter.ts';

describe('The filter of a list', () => {
  test('leaves rows out by whatever is chosen, and by no order', () => {
    expect(leavesOut({ ...everyRow, sort: 'verdict' })).toBe(false);
    for (const part of [
      { search: 'siti' },
      { verdicts: ['likely' as const] },
      { operators: [''] },
      { states: ['failed' as const] },
    ]) {
      expect(leavesOut({ ...everyRow, ...part })).toBe(true);
    }
    expect(leavesOut(withColumn(everyRow, 'Petugas', ''))).toBe(true);
  });

  test('has several values of a column, and forgets the column with its last one', () => {
    const two = withColumn(withColumn(everyRow, 'Petugas', 'Budi'), 'Petugas', 'Sari');
    expect(two.columns).toEqual([{ heading: 'Petugas', values: ['Budi', 'Sari'] }]);
    expect(withColumn(withColumn(two, 'Petugas', 'Budi'), 'Petugas', 'Sari').columns).toEqual([]);
  });

  test('tells a column called as an order from that order', () => {
    for (const sort of ['row', 'verdict', 'operator', { heading: 'verdict' }, { heading: '=' }] as const) {
      expect(sortNamed(sortName(sort))).toEqual(sort);
    }
  });
});
