/** The process that writes reports: a workbook of many rows takes memory and time the program must not lend. */

import { workerPort } from '../../worker/worker-port.ts';
import type { FromWriter, PersonRow, ReportJob, ToWriter } from './sheet-cell.ts';
import { templateBytes } from './template.ts';
import { writeReport, writeWhole } from './write-report.ts';

const port = workerPort();
const rows: PersonRow[] = [];
let job: ReportJob | null = null;

function post(message: FromWriter): void {
  port.post(message);
}

port.onMessage((message) => {
  const told = message as ToWriter;
  switch (told.kind) {
    case 'template':
      return post(tried(() => writeWhole(told.place, templateBytes(told.language))));
    case 'begin':
      job = told.job;
      return post({ kind: 'taken' });
    case 'rows':
      for (const row of told.rows) rows.push(row);
      return post({ kind: 'taken' });
    case 'end':
      return post(finish(told.summary));
  }
});

function finish(summary: Extract<ToWriter, { kind: 'end' }>['summary']): FromWriter {
  const begun = job;
  if (!begun) return { kind: 'failed', code: 'internal', message: 'no job' };
  return tried(() => writeReport(begun, rows, summary));
}

function tried(writing: () => void): FromWriter {
  try {
    writing();
    return { kind: 'written' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'failed', code: 'disk-full', message: code };
    if (code !== '') return { kind: 'failed', code: 'file-not-writable', message: code };
    return { kind: 'failed', code: 'internal', message: error instanceof Error ? (error.stack ?? '') : '' };
  }
}
