/** The problems file of a draft: its rows as they stand, fetched from the process that holds it. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftProblem, DraftRow } from '../../../../src-main/contract/drafts.ts';
import type { DraftState } from '../../../../src-main/core/imports/draft/engine/draft-state.ts';
import { saveDraftProblems } from '../../../../src-main/core/imports/problems/save-problems.ts';
import { problemsFileWords } from '../../../../src-main/words/problems-file.ts';
import { noAccessLog } from '../../../fakes/no-access-log.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { cellOf, textsOf } from './problems-sheet.ts';

describe('the problems file of a draft', () => {
  const column = (heading: string, number: number, field: DraftState['columns'][number]['field']) => ({
    ...{ column: number, heading, field, samples: [], hidden: false, guessedBy: null, fits: null },
  });
  const problem = (row: number, column: number, code: DraftProblem['code'], severity: DraftProblem['severity']) =>
    ({ row, field: column === 1 ? 'nik' : 'phone', code, severity, column, offer: null }) satisfies DraftProblem;
  const draftRow = (row: number, cells: string[], problems: DraftProblem[]): DraftRow => ({
    ...{ row, status: 'rejected', cells, edited: [], problems, twinOfRow: null },
  });
  const stateOf = (columns: DraftState['columns']) =>
    ({ columns, file: { columns: { nik: 1, phone: 2 } } }) as unknown as DraftState;

  async function save(
    columns: DraftState['columns'],
    slices: DraftRow[][],
    severities: DraftProblem['severity'][] = ['error'],
  ) {
    const bench = await listsBench();
    const asked: unknown[] = [];
    const draft = {
      state: async () => stateOf(columns),
      async readProblems(wanted: readonly string[], onSlice: (rows: DraftRow[]) => Promise<void>) {
        asked.push(wanted);
        for (const slice of slices) await onSlice(slice);
      },
    };
    const files = { targetOf: (fileId: string) => ({ path: join(bench.folder, fileId), name: fileId, written() {} }) };
    const order = { draft, sourceKey: 'ABCD2345', fileId: 'draf.xlsx', language: 'en', severities } as const;
    const done = await saveDraftProblems(
      { store: bench.store, ports: bench.ports, accessLog: noAccessLog, files },
      order,
    );
    expect(asked).toEqual([severities]);
    const bytes = bench.written('draf.xlsx');
    return { ...done, bytes, texts: textsOf(bytes) };
  }

  it('has the rows as they stand now, slice by slice, with the key of the list it may become', async () => {
    const columns = [column('KTP', 1, 'nik'), column('', 2, 'phone')];
    const slices = [2, 3, 4].map((row) => [draftRow(row, ['1', `08${row}`], [problem(row, 1, 'nik-length', 'error')])]);
    const { rows, texts, fileName } = await save(columns, slices);
    expect([rows, fileName]).toEqual([3, 'draf.xlsx']);
    expect(texts).toEqual([
      ['KTP', 'B', problemsFileWords.en.headings.reason, problemsFileWords.en.headings.mark],
      ...[2, 3, 4].map((row) => [
        '1',
        `08${row}`,
        'KTP: The NIK is not 16 digits. Compare it with the KTP. [nik-length]',
        expect.stringMatching(new RegExp(`^ABCD2345-${row}-[2-9A-Z]{3}$`)),
      ]),
    ]);
  });

  it('tells the problems of the severities asked for, and leaves out rows that were skipped', async () => {
    const columns = [column('KTP', 1, 'nik'), column('HP', 2, 'phone')];
    const both = [problem(2, 2, 'phone-multiple', 'warning'), problem(2, 1, 'nik-missing', 'error')];
    const skipped = { ...problem(3, 1, 'row-skipped', 'error'), field: null, column: null };
    const rows = [draftRow(2, ['', '08'], both), draftRow(3, ['', ''], [skipped])];
    expect((await save(columns, [rows])).texts.slice(1)).toEqual([
      [
        '',
        '08',
        'KTP: The NIK is empty. Enter the 16 digits from the KTP. [nik-missing]',
        expect.stringMatching(/^ABCD2345-2-/),
      ],
    ]);
    const all = await save(columns, [rows], ['error', 'warning']);
    expect(all.rows).toBe(1);
    expect(all.texts[1]?.[2]).toMatch(/^KTP: The NIK is empty\. .+ \[nik-missing\]; HP: There is more than one number/);
  });

  it('keeps a NIK that lost digits a number, also where only the warnings are asked for', async () => {
    const columns = [column('KTP', 1, 'nik'), column('HP', 2, 'phone')];
    const both = [problem(2, 1, 'nik-precision-lost', 'error'), problem(2, 2, 'phone-multiple', 'warning')];
    const row = draftRow(2, ['3174051505600120', '0812 / 0813'], both);
    const { bytes, texts } = await save(columns, [[row]], ['warning']);
    expect(cellOf(bytes, 2, 'KTP')).toMatchObject({ t: 'n', v: 3_174_051_505_600_120, z: '@' });
    expect(texts[1]?.[2]).toMatch(/^HP: There is more than one number/);
  });

  it('that is a problems file itself keeps the marks of the list it belongs to, and no old reasons', async () => {
    const columns = [
      ...[column('KTP', 1, 'nik'), column('HP', 2, 'phone')],
      ...[
        column(problemsFileWords.id.headings.reason, 3, null),
        column('Cabang', 4, null),
        column(problemsFileWords.id.headings.mark, 5, null),
      ],
    ];
    const rows = [
      draftRow(2, ['', '08', 'lama', 'Bogor', 'zzzz9999-57-abc'], [problem(2, 1, 'nik-missing', 'error')]),
      draftRow(3, ['', '09', '', 'Depok', ''], [problem(3, 1, 'nik-missing', 'error')]),
    ];
    expect((await save(columns, [rows])).texts).toEqual([
      ['KTP', 'HP', 'Cabang', problemsFileWords.en.headings.reason, problemsFileWords.en.headings.mark],
      ['', '08', 'Bogor', 'KTP: The NIK is empty. Enter the 16 digits from the KTP. [nik-missing]', 'ZZZZ9999-57-ABC'],
      [
        '',
        '09',
        'Depok',
        'KTP: The NIK is empty. Enter the 16 digits from the KTP. [nik-missing]',
        expect.stringMatching(/^ABCD2345-3-/),
      ],
    ]);
  });

  it('whose reading fails is not written, and one that cannot be written is not read on', async () => {
    const bench = await listsBench();
    const failing = {
      state: async () => stateOf([column('KTP', 1, 'nik')]),
      readProblems: () => Promise.reject(new Error('the reading process died')),
    };
    const files = { targetOf: (fileId: string) => ({ path: join(bench.folder, fileId), name: fileId, written() {} }) };
    const order = { sourceKey: 'ABCD2345', fileId: 'draf.xlsx', language: 'en', severities: ['error'] } as const;
    const deps = { store: bench.store, ports: bench.ports, accessLog: noAccessLog, files };
    await expect(saveDraftProblems(deps, { ...order, draft: failing })).rejects.toThrow('the reading process died');
    expect(readdirSync(bench.folder)).toEqual([]);

    let slices = 0;
    let ended: Promise<void> = Promise.resolve();
    const endless = {
      ...failing,
      readProblems(_wanted: readonly string[], onSlice: (rows: DraftRow[]) => Promise<void>) {
        ended = (async () => {
          for (;;) {
            slices += 1;
            await onSlice([draftRow(slices, [''], [])]);
          }
        })();
        return ended;
      },
    };
    // The writing process dies at its second slice.
    const ports = {
      ...bench.ports,
      startWorker: () => {
        let told = 0;
        let exit: (code: number | null) => void = () => {};
        let hear: (message: unknown) => void = () => {};
        return {
          post() {
            told += 1;
            if (told < 3) hear({ kind: 'sent', listener: 'more', message: null });
            else exit(1);
          },
          onMessage(listener: typeof hear) {
            hear = listener;
          },
          onExit(listener: typeof exit) {
            exit = listener;
          },
          kill: () => {},
        };
      },
    };
    await expect(saveDraftProblems({ ...deps, ports }, { ...order, draft: endless })).rejects.toMatchObject({
      code: 'reader-stopped',
    });
    await expect(ended).rejects.toThrow('Nobody wants the rest of the rows.');
    expect(slices).toBeLessThanOrEqual(3);
  });
});
