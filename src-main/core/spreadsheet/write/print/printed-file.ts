/** A PDF: the cards of its rows, and in front of them the pages that a workbook would have as sheets. */
import { createPdfFile } from '../../../pdf/pdf-file.ts';
import type { TextLine } from '../../../pdf/pdf-model.ts';
import { textOf } from '../model/cell-text.ts';
import type { PageLine } from '../model/workbook-model.ts';
import { sealedFile } from '../place/sealed-file.ts';
import type { RowsFile } from '../workbook/workbook-file.ts';
import type { ReportJob } from '../writing-questions.ts';
import { pictureLine } from './picture-line.ts';

export function createPrintedFile(job: ReportJob): RowsFile {
  if (!job.paper) throw new Error('A PDF without its paper.');
  const file = createPdfFile(job.paper, job.password ?? null);
  return {
    add: (rows) => file.add(rows.flatMap(({ card }) => card ?? [])),

    async finish(pages) {
      const sink = sealedFile(job);
      sink.stream.on('error', () => {});
      const write = (bytes: Buffer) =>
        new Promise<void>((resolve, reject) => {
          sink.stream.write(bytes, (error) => (error ? reject(error) : resolve()));
        });
      try {
        const text = pages.flatMap(({ lines, logo }) => [...(logo ? pictureLine(logo) : []), ...lines.map(textLine)]);
        for (const piece of file.pieces(text)) await write(piece);
        sink.done();
      } finally {
        sink.close();
      }
    },
  };
}

function textLine(line: PageLine): TextLine {
  if ('headline' in line || 'section' in line || 'paragraph' in line) return line;
  const cells = 'table' in line ? line.table : line;
  if (cells.length === 0) return 'gap';
  const [label = null, ...facts] = cells;
  return { fact: [textOf(label), facts.map(textOf).join('  ')] };
}
