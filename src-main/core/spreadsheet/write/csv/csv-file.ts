/** A CSV file, row by row: its lines wait compressed until the headings of all columns are known. */
import { deflateRawSync } from 'node:zlib';
import type { SheetCell } from '../model/sheet-cell.ts';
import { sealedFile } from '../place/sealed-file.ts';
import { opened } from '../workbook/sheet-spool.ts';
import type { RowsFile } from '../workbook/workbook-file.ts';
import type { ReportJob } from '../writing-questions.ts';
import { csvHead, csvLine, delimiterOf } from './csv-text.ts';

const pieceLength = 256 * 1024;
/** Stands at the end of a line until it is known how many columns there are: a text never holds one. */
const lineEnd = '\0';

export function createCsvFile(job: ReportJob & { format: 'csv' | 'csv-excel' }): RowsFile {
  const { format } = job;
  const headings = (job.sheets[0]?.columns ?? []).map(({ heading }) => heading);
  const own = new Map<string, number>();
  const pieces: { width: number; lines: Buffer }[] = [];
  let waiting = '';

  function compress(): void {
    if (waiting !== '') pieces.push({ width: headings.length, lines: deflateRawSync(waiting, { level: 1 }) });
    waiting = '';
  }

  return {
    add(rows) {
      for (const { cells, extra, sheet = 0 } of rows) {
        if (sheet !== 0) continue;
        for (const { heading } of extra) {
          if (own.has(heading)) continue;
          compress();
          own.set(heading, headings.push(heading) - 1);
        }
        const line: SheetCell[] = Array.from(headings, (_, index) => cells[index] ?? null);
        for (const { heading, text } of extra) line[own.get(heading) ?? 0] = text;
        waiting += csvLine(line, format) + lineEnd;
        if (waiting.length > pieceLength) compress();
      }
    },

    async finish() {
      compress();
      const sink = sealedFile(job);
      const write = (text: string) =>
        new Promise<void>((resolve, reject) => {
          sink.stream.write(Buffer.from(text, 'utf8'), (error) => (error ? reject(error) : resolve()));
        });
      sink.stream.on('error', () => {});
      try {
        await write(`${csvHead(format)}${csvLine(headings, format)}\r\n`);
        for (const { width, lines } of pieces) {
          const missing = delimiterOf(format).repeat(headings.length - width);
          await write(opened(lines).toString('utf8').replaceAll(lineEnd, `${missing}\r\n`));
        }
        sink.done();
      } finally {
        sink.close();
      }
    },
  };
}
