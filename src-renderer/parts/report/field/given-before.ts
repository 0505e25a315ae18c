/** Of a report the people who were given to somebody before, put together from its files. Pure. */
import type { GivenBefore, Report } from '../../../../src-main/contract/reports.ts';

/** One earlier file that names people of one file of this report. */
export type Given = GivenBefore & { file: string };

/** The most people first. `people`: at least so many; somebody may stand in several earlier reports. */
export function givenBeforeOf({ files }: Pick<Report, 'files'>): { people: number; given: Given[] } {
  const given = files.flatMap((file) => file.givenBefore.map((one) => ({ ...one, file: file.name })));
  const people = files.reduce((sum, file) => sum + Math.max(0, ...file.givenBefore.map((one) => one.people)), 0);
  return { people, given: given.sort((a, b) => b.people - a.people || b.madeAt - a.madeAt) };
}

/** Somebody else has some of them, too. That the same people were in the same hands before is on record, and no news. */
export function isGivenToOthers({ files }: Pick<Report, 'files'>): boolean {
  return files.some(({ group, givenBefore }) => givenBefore.some((one) => one.group !== group));
}

/** Enough to tell two files apart by eye; the whole is copied. */
export function shortSum(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-4)}`;
}
