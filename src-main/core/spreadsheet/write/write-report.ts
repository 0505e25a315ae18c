/** Which file a report becomes, in the writing process. */
import { createCsvFile } from './csv-file.ts';
import { createWorkbookFile, type RowsFile } from './workbook-file.ts';
import type { ReportJob } from './writing-questions.ts';

export function createRowsFile(job: ReportJob): RowsFile {
  const { format } = job;
  return format === 'xlsx' ? createWorkbookFile(job) : createCsvFile({ ...job, format });
}
