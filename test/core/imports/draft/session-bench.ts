/** A draft on a real file in the real reading process. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type DraftFilter, type DraftOrder, draftFilterSchema } from '../../../../src-main/contract/drafts.ts';
import { type ReadChoices, readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import type { Change } from '../../../../src-main/core/imports/draft/engine/changes.ts';
import { openDraftSession } from '../../../../src-main/core/imports/draft/open-session.ts';
import type { ReadRow } from '../../../../src-main/core/imports/reading/read-rows.ts';
import { rowsOfSlice } from '../../../../src-main/core/imports/reading/row-slice.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import type { ReadLimits } from '../../../../src-main/core/spreadsheet/read/start-reading.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';

export const choicesOf = (given: Partial<ReadChoices> = {}): ReadChoices => readChoicesSchema.parse(given);
export const filterOf = (given: Partial<DraftFilter> = {}): DraftFilter => draftFilterSchema.parse(given);

type Options = { choices?: Partial<ReadChoices>; ports?: Partial<Ports>; limits?: ReadLimits; name?: string };

/** Opened, and looked at with its guesses unless `choices` says else. */
export async function sessionBench(contents: string | Buffer, options: Options = {}) {
  const path = join(tempDir(), options.name ?? 'daftar.csv');
  writeFileSync(path, contents);
  const checked: number[] = [];
  const session = await openDraftSession(
    testPorts(options.ports),
    { path },
    { onChecked: (rows) => void checked.push(rows) },
    { signal: new AbortController().signal, ...(options.limits && { limits: options.limits }) },
  );
  onTestFinished(() => session.close());
  const first = await session.choose(choicesOf(options.choices));

  async function applied(order: DraftOrder) {
    const changes: Change[] = [];
    const made = await session.apply(order, async (some) => void changes.push(...some));
    return { ...made, changes };
  }

  async function rowsOf(filter: Partial<DraftFilter> = {}, fresh = true) {
    return session.rows(filterOf(filter), { offset: 0, limit: 500, fresh });
  }

  return {
    session,
    first,
    checked,
    rowsOf,
    /** Numbers of the rows a filter shows. */
    shown: async (filter: Partial<DraftFilter> = {}, fresh = true) =>
      (await rowsOf(filter, fresh)).rows.map(({ row }) => row),
    row: async (number: number) => {
      const found = (await rowsOf()).rows.find(({ row }) => row === number);
      if (!found) throw new Error(`The draft has no row ${number}.`);
      return found;
    },
    codes: async (number: number) => {
      const found = (await rowsOf()).rows.find(({ row }) => row === number);
      return found?.problems.map(({ code, severity }) => `${code} ${severity}`) ?? [];
    },
    edit: (row: number, column: number, text: string, typed = false) =>
      applied({ kind: 'edit', cells: [{ row, column, text }], typed }),
    apply: applied,
    /** As an import would store them. */
    async imported(): Promise<ReadRow[]> {
      const rows: ReadRow[] = [];
      await session.readAll(
        { sampleRows: [], problemLimit: 0 },
        { onSlice: async (slice) => void rows.push(...rowsOfSlice(slice)) },
        new AbortController().signal,
      );
      return rows;
    },
  };
}

export const csv = (...lines: string[]): string => lines.join('\n');
