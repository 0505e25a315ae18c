/** Which people of a new report stand in an earlier one: counted while its rows are walked, told with the earlier report's name. */
import type { GivenBefore } from '../../../contract/reports.ts';
import type { FieldRow, FieldRows } from './field-rows.ts';

/** Of one file; the rest is older. */
const mostTold = 5;

export type GivenCount = {
  add(group: number, row: FieldRow): void;
  /** `groupName`: what was given to the very same one before is no news. */
  of(group: number, groupName: string | null): GivenBefore[];
};

export function countGiven(rows: Pick<FieldRows, 'givenTo' | 'fileOf'>): GivenCount {
  /** By group; then by report and file, how many rows. */
  const counts = new Map<number, Map<string, number>>();
  return {
    add(group, row) {
      for (const { report_id, file } of rows.givenTo(row)) {
        const of = counts.get(group) ?? new Map<string, number>();
        counts.set(group, of);
        const key = `${report_id} ${file}`;
        of.set(key, (of.get(key) ?? 0) + 1);
      }
    },
    of(group, groupName) {
      return [...(counts.get(group) ?? [])]
        .flatMap(([key, people]): GivenBefore[] => {
          const [reportId = 0, place = 0] = key.split(' ').map(Number);
          const file = rows.fileOf(reportId, place);
          if (file === null || (groupName !== null && file.group_name === groupName)) return [];
          const { name, group_name, made_at, made_by } = file;
          return [{ reportId, fileName: name, group: group_name, madeAt: made_at, madeBy: made_by, people }];
        })
        .sort((a, b) => b.madeAt - a.madeAt || b.reportId - a.reportId)
        .slice(0, mostTold);
    },
  };
}
