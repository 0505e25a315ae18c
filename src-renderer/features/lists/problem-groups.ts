/** Problems of a preview, gathered by code: what keeps rows out first, then what is merely flagged; the commonest first. */
import type { Preview, PreviewProblem } from '../../../src-main/contract/lists.ts';
import { type ProblemCode, type Severity, severitySchema } from '../../../src-main/contract/person.ts';

export type ProblemGroup = {
  code: ProblemCode;
  severity: Severity;
  /** In the whole file; `problems` may hold fewer. */
  count: number;
  problems: PreviewProblem[];
};

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export function groupProblems(preview: Pick<Preview, 'problemCounts' | 'problems'>): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const { code, severity, count } of preview.problemCounts) {
    const parsed = severitySchema.safeParse(severity);
    const known = parsed.success ? parsed.data : 'note';
    groups.set(`${known} ${code}`, { code, severity: known, count, problems: [] });
  }
  for (const problem of preview.problems) {
    groups.get(`${problem.severity} ${problem.code}`)?.problems.push(problem);
  }
  return [...groups.values()].sort(
    (a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count || a.code.localeCompare(b.code),
  );
}

/** What a virtualised list shows of the groups: each heading, below the opened ones their rows, then what was left off. */
export type ProblemLine =
  | { kind: 'group'; group: ProblemGroup; open: boolean }
  | { kind: 'problem'; problem: PreviewProblem }
  | { kind: 'more'; code: ProblemCode; hidden: number };

export function groupKey(group: ProblemGroup): string {
  return `${group.severity} ${group.code}`;
}

export function problemLines(groups: readonly ProblemGroup[], open: ReadonlySet<string>): ProblemLine[] {
  const lines: ProblemLine[] = [];
  for (const group of groups) {
    const isOpen = open.has(groupKey(group));
    lines.push({ kind: 'group', group, open: isOpen });
    if (!isOpen) continue;
    for (const problem of group.problems) lines.push({ kind: 'problem', problem });
    const hidden = group.count - group.problems.length;
    if (hidden > 0) lines.push({ kind: 'more', code: group.code, hidden });
  }
  return lines;
}
