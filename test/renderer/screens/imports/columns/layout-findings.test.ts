import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../../../src-renderer/screens/imports/columns/layout-findings.ts';
import { fakeDraft } from '../../../../fakes/views.ts';

const plain = fakeDraft().layout;
const choices = { hiddenRows: 'take', totalsRows: 'leave-out' } as const;

describe('what is said of a sheet', () => {
  it('is nothing where there is nothing beside its people', () => {
    expect(findingsOf(plain, choices)).toEqual([]);
  });

  it('names titles, merged headings, blank rows, hidden columns by their letters, and other sheets with people', () => {
    const layout = {
      ...plain,
      titleRows: 2,
      mergedHeadings: true,
      blankRows: 4,
      hiddenColumns: [3, 27],
      otherLists: ['Mei'],
    };
    expect(findingsOf(layout, choices)).toEqual([
      { kind: 'other-lists', sheets: ['Mei'] },
      { kind: 'titles', count: 2 },
      { kind: 'merged' },
      { kind: 'hidden-columns', columns: ['C', 'AA'] },
      { kind: 'blank', count: 4 },
    ]);
  });

  it('says of hidden rows whether they are taken as it was chosen', () => {
    const layout = { ...plain, hiddenRows: 12 };
    expect(findingsOf(layout, choices)).toEqual([{ kind: 'hidden-rows', count: 12, taken: true }]);
    expect(findingsOf(layout, { ...choices, hiddenRows: 'leave-out' })).toEqual([
      { kind: 'hidden-rows', count: 12, taken: false },
    ]);
  });

  it('points to the first rows of totals and repeated headings, and says that there are more', () => {
    const layout = { ...plain, totalsRows: [90], repeatedHeadings: [10, 20, 30, 40, 50, 60] };
    expect(findingsOf(layout, choices)).toEqual([
      { kind: 'totals', rows: [90], more: false, taken: false },
      { kind: 'repeated', rows: [10, 20, 30, 40, 50], more: true, taken: false },
    ]);
  });
});
