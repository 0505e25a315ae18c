/** A PDF: the cards of its rows, and in front of them the pages that a workbook would have as sheets. */
import { flatPng } from '../../pdf/flat-png.ts';
import { createPdfFile } from '../../pdf/pdf-file.ts';
import type { TextLine } from '../../pdf/pdf-model.ts';
import { textOf } from './csv-text.ts';
import { sealedFile } from './sealed-file.ts';
import type { RowsFile } from './workbook-file.ts';
import { logoSize, type PageLine, type PagePicture } from './workbook-model.ts';
import type { ReportJob } from './writing-questions.ts';

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

/** None where what it holds cannot be drawn. */
function pictureLine(logo: PagePicture): TextLine[] {
  const given = Buffer.from(logo.base64, 'base64');
  const picture = logo.format === 'png' ? flatPng(given) : given;
  const { width, height } = logoSize(logo);
  // Points of pixels, at 96 to an inch.
  return picture === null ? [] : [{ picture, width: width * 0.75, height: height * 0.75 }];
}

function textLine(line: PageLine): TextLine {
  if ('headline' in line || 'section' in line || 'paragraph' in line) return line;
  const cells = 'table' in line ? line.table : line;
  if (cells.length === 0) return 'gap';
  const [label = null, ...facts] = cells;
  return { fact: [textOf(label), facts.map(textOf).join('  ')] };
}
