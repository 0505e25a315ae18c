import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src-main/contract/person.ts';
import { groupProblems, problemLines } from '../../../src-renderer/features/lists/problem-groups.ts';

const twin: Problem = { row: 9, field: null, code: 'twin', severity: 'note' };
const short: Problem = { row: 4, field: 'nik', code: 'nik-length', severity: 'error' };

describe('problems of a file', () => {
  it('puts what keeps rows out first, then the commonest', () => {
    const groups = groupProblems({
      problemCounts: [
        { code: 'twin', severity: 'note', count: 900 },
        { code: 'name-missing', severity: 'warning', count: 3 },
        { code: 'nik-length', severity: 'error', count: 2 },
        { code: 'phone-invalid', severity: 'error', count: 7 },
      ],
      problems: [],
    });
    expect(groups.map((group) => group.code)).toEqual(['phone-invalid', 'nik-length', 'name-missing', 'twin']);
  });

  it('keeps one code apart where it is an error for some rows and a warning for others', () => {
    const groups = groupProblems({
      problemCounts: [
        { code: 'nik-length', severity: 'warning', count: 1 },
        { code: 'nik-length', severity: 'error', count: 1 },
      ],
      problems: [short, { ...short, row: 5, severity: 'warning' }],
    });
    expect(groups.map((group) => group.problems.map((problem) => problem.row))).toEqual([[4], [5]]);
  });

  it('shows the rows of opened groups only, and says how many more there are', () => {
    const groups = groupProblems({
      problemCounts: [
        { code: 'nik-length', severity: 'error', count: 12 },
        { code: 'twin', severity: 'note', count: 1 },
      ],
      problems: [short, twin],
    });
    const lines = problemLines(groups, new Set(['error nik-length']));
    expect(lines.map((line) => line.kind)).toEqual(['group', 'problem', 'more', 'group']);
    expect(lines[2]).toEqual({ kind: 'more', code: 'nik-length', hidden: 11 });
  });
});
