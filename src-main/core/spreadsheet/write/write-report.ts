/** Which file a report becomes, in the writing process. */
import { createCsvFile } from './csv/csv-file.ts';
import { createWorkbookFile, type RowsFile } from './workbook/workbook-file.ts';
import type { ReportJob } from './writing-questions.ts';

export async function createRowsFile(job: ReportJob): Promise<RowsFile> {
  const { format } = job;
  switch (format) {
    case 'xlsx':
      return createWorkbookFile(job);
    case 'pdf':
      // A megabyte that no other report waits for.
      return (await import('./print/printed-file.ts')).createPrintedFile(job);
    case 'csv':
    case 'csv-excel':
      return createCsvFile({ ...job, format });
  }
}
