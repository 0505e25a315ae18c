/** What the process that writes reports answers. */
import type { Handlers } from '../../worker/serve.ts';
import { writeArchiveFile } from './archive.ts';
import { writeWhole } from './place/write-whole.ts';
import { writeChartBook } from './workbook/chart-book-file.ts';
import { templateBytes } from './workbook/template.ts';
import { createRowsFile } from './write-report.ts';
import type { WriteFailure, WritingQuestions } from './writing-questions.ts';

export const writingHandlers: Handlers<WritingQuestions> = {
  template: ({ place, language }) => tried(() => writeWhole(place, templateBytes(language))),

  // What draws a PDF is fetched for it alone: no other report waits for it.
  charts: (job) =>
    tried(async () => {
      if (job.paper !== null) (await import('./print/chart-print.ts')).writeChartPrint(job, job.paper);
      else await writeChartBook(job);
    }),

  archive: (job) => tried(() => writeArchiveFile(job)),

  async report(job, line) {
    const file = await createRowsFile(job);
    for (;;) {
      const more = await line.send('more', null);
      if ('pages' in more) return tried(() => file.finish(more.pages));
      file.add(more.rows);
    }
  },
};

async function tried(writing: () => void | Promise<void>): Promise<WriteFailure> {
  try {
    await writing();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', message: code };
    if (code !== '') return { code: 'file-not-writable', message: code };
    return { code: 'internal', message: error instanceof Error ? (error.stack ?? '') : '' };
  }
}
