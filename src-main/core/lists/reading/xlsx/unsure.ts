/**
 * What the reader of plain workbooks throws where it does not know for certain what a cell is. It is never an error of
 * the file: the spreadsheet library reads such a workbook instead.
 */
export class Unsure extends Error {}

export function unsure(why: string): never {
  throw new Unsure(why);
}
