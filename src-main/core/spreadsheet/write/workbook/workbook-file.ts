/**
 * A workbook, row by row. The library frames it (parts, styles, rules, print set-up); the cells are written here, at a quarter
 * of its time and in bounded memory. Its file begins when the last row is there.
 */
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { fill } from '../../../../words/text.ts';
import { workbookWords } from '../../../../words/workbook.ts';
import type { PersonRow } from '../model/sheet-cell.ts';
import type { Page, PageLine, SheetColumn } from '../model/workbook-model.ts';
import { encrypted } from '../place/encrypt-workbook.ts';
import { collectedBytes, sealedFile } from '../place/sealed-file.ts';
import { writeWhole } from '../place/write-whole.ts';
import type { ReportJob } from '../writing-questions.ts';
import type { Losses } from './cell-xml.ts';
import { createChoiceLists } from './choice-lists.ts';
import { writePage } from './page-sheet.ts';
import { writeRowsSheet } from './rows-sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { createSheetSpool, excelLimits } from './sheet-spool.ts';
import { columnStyles } from './sheet-styles.ts';

export type RowsFile = {
  add(rows: readonly PersonRow[]): void;
  /** Writes the file whole and flushes it to the disk. Errors: those of the system. */
  finish(pages: readonly Page[]): Promise<void>;
};

export function createWorkbookFile(job: ReportJob, limits: typeof excelLimits = excelLimits): RowsFile {
  const { password = null, language } = job;
  const sink = password === null ? sealedFile(job) : collectedBytes();
  const book = new WorkbookWriter({
    stream: sink.stream,
    useStyles: true,
    creator: 'Sambung',
    lastModifiedBy: 'Sambung',
  });
  const losses: Losses = { cutTexts: 0, brokenTexts: 0, links: 0, columns: 0 };
  const own = (heading: string): SheetColumn => ({ heading, kind: 'text' });
  const spools = job.sheets.map(({ columns }) =>
    createSheetSpool(
      columns.map((column) => columnStyles(book, column)),
      columnStyles(book, own('')),
      losses,
      limits,
    ),
  );

  async function writeSheets(pages: readonly Page[]): Promise<void> {
    const nameOf = sheetNames();
    const choices = createChoiceLists(nameOf(workbookWords[language].choices));
    const page = (one: Page) => writePage(book, one, nameOf(one.name));
    for (const one of pages) if (one.place === 'first') page(one);
    for (const [index, layout] of job.sheets.entries()) {
      const { sheets, ownHeadings, widest } = spools[index]?.end() ?? { sheets: [], ownHeadings: [], widest: [] };
      const columns = [...layout.columns, ...ownHeadings.map(own)];
      for (const [number, content] of sheets.entries()) {
        const name = nameOf(number === 0 ? layout.name : `${layout.name} ${number + 1}`);
        await writeRowsSheet(book, { name, layout, columns, widest, content }, choices);
      }
    }
    const last = pages.filter(({ place }) => place === 'last');
    const told = toldLosses(losses, language);
    for (const [index, one] of last.entries()) page(index === 0 ? { ...one, lines: [...one.lines, ...told] } : one);
    if (last.length === 0 && told.length > 0) page({ name: workbookWords[language].notes, place: 'last', lines: told });
    choices.writeSheet(book);
  }

  return {
    add(rows) {
      for (const row of rows) spools[row.sheet ?? 0]?.add(row);
    },
    async finish(pages) {
      try {
        await writeSheets(pages);
        if (job.keepsSheets) await book.protect('', { lockStructure: true });
        await book.commit();
        sink.done();
      } finally {
        sink.close();
      }
      if (password !== null) writeWhole(job, await encrypted(sink.bytes(), password));
    },
  };
}

/** What a workbook could not hold is said in it: it goes where the file goes. */
function toldLosses(losses: Losses, language: ReportJob['language']): PageLine[] {
  const { told } = workbookWords[language];
  const sentences = (Object.keys(told) as (keyof Losses)[]).flatMap((kind) =>
    losses[kind] === 0 ? [] : [{ paragraph: fill(told[kind], { count: String(losses[kind]) }) }],
  );
  return sentences.length === 0 ? [] : [[], ...sentences];
}
