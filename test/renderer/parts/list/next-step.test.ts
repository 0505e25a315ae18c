import { describe, expect, it } from 'vitest';
import { afterColumns, askedRows, readyToMend } from '../../../../src-renderer/parts/list/next-step.ts';
import { fakeDraft } from '../../../fakes/views.ts';

const { counts } = fakeDraft();

describe('after the columns', () => {
  it('comes storing, where every row is clean or only noted', () => {
    expect(afterColumns(fakeDraft())).toBe('confirm');
    const problemCounts = [{ code: 'twin', severity: 'note', count: 3, repairs: 0 } as const];
    expect(afterColumns({ counts, problemCounts })).toBe('confirm');
  });

  it('come the rows, where one is left out or flagged', () => {
    const error = { code: 'nik-length', severity: 'error', count: 1, repairs: 0 } as const;
    const warning = { code: 'name-missing', severity: 'warning', count: 1, repairs: 0 } as const;
    expect(afterColumns({ counts, problemCounts: [error] })).toBe('repair');
    expect(afterColumns({ counts, problemCounts: [warning] })).toBe('repair');
  });

  it('come the rows, where some were repaired or skipped already', () => {
    expect(afterColumns({ counts: { ...counts, edited: 1 }, problemCounts: [] })).toBe('repair');
    expect(afterColumns({ counts: { ...counts, skipped: 1 }, problemCounts: [] })).toBe('repair');
  });

  it('puts no row of a mended file in that has an error still, and none that the list does not know', () => {
    const mends = { listId: 3, listName: 'Sidoarjo', rows: 8 };
    expect(readyToMend({ mends, counts: { ...counts, accepted: 5 } })).toBe(5);
    expect(readyToMend({ mends, counts: { ...counts, accepted: 12 } })).toBe(8);
  });

  it('counts a twin as no question of its own', () => {
    expect(askedRows({ counts: { ...counts, accepted: 10, duplicates: 3 } })).toBe(7);
  });
});
