/** A disk that is full while a file is written: the writing process says so, whatever it writes. Linux has such a disk in `/dev/full`. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writingHandlers } from '../../../../src-main/core/spreadsheet/write/writing-handlers.ts';
import type { MoreRows, ReportJob } from '../../../../src-main/core/spreadsheet/write/writing-questions.ts';

const place = { path: '/dev/full' };
const full = { code: 'disk-full' };
const here = test.skipIf(!existsSync(place.path));

/** One slice of rows, and then no more. */
function writing(job: Omit<ReportJob, 'path' | 'language' | 'sheets'>) {
  const answers: MoreRows[] = [{ rows: [{ cells: ['Orang Rekaan'], extra: [] }] }, { pages: [] }];
  const sheets = [{ name: 'Orang', columns: [{ heading: 'Nama', kind: 'text' as const }] }];
  const line = { send: async () => answers.shift() } as unknown as Parameters<typeof writingHandlers.report>[1];
  return writingHandlers.report({ ...place, ...job, language: 'id', sheets }, line);
}

here.each([
  { format: 'xlsx' as const },
  { format: 'xlsx' as const, password: 'melati-rekaan' },
  { format: 'csv' as const },
])(
  'a report as %j',
  async (job) => {
    expect(await writing(job)).toMatchObject(full);
  },
  30_000,
);

here('the import template, and a zip', async () => {
  const none = {} as Parameters<typeof writingHandlers.archive>[1];
  expect(await writingHandlers.template({ place, language: 'id' }, none)).toMatchObject(full);
  expect(await writingHandlers.archive({ place, entries: [], at: 0 }, none)).toMatchObject(full);
});
