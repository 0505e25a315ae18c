/** What the process that writes reports answers. */
import type { Handlers } from '../../worker/serve.ts';
import type { PersonRow, WriteFailure, WritingQuestions } from './sheet-cell.ts';
import { templateBytes } from './template.ts';
import { writeReport, writeWhole } from './write-report.ts';

export const writingHandlers: Handlers<WritingQuestions> = {
  template: ({ place, language }) => tried(() => writeWhole(place, templateBytes(language))),

  async report(job, line) {
    const rows: PersonRow[] = [];
    for (;;) {
      const more = await line.send('more', null);
      if ('summary' in more) return tried(() => writeReport(job, rows, more.summary));
      for (const row of more.rows) rows.push(row);
    }
  },
};

function tried(writing: () => void): WriteFailure {
  try {
    writing();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', message: code };
    if (code !== '') return { code: 'file-not-writable', message: code };
    return { code: 'internal', message: error instanceof Error ? (error.stack ?? '') : '' };
  }
}
