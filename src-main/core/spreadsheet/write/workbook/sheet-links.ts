/** The links of a sheet whose rows are written here, not by the library. */
import type { WorksheetWriter } from '@cj-tech-master/excelts';
import type { SpooledSheet } from './sheet-spool.ts';

/** What the library does with links by itself: with cells that it writes, which takes four times as long. */
type OwnLinks = {
  _sheetRelsWriter: { addHyperlink(link: { address: string; target: string }): void };
  _writeHyperlinks(): void;
  _writePageMargins(): void;
};

/**
 * The library (10.2) writes links before colours and drop-downs; their place is behind these (ECMA-376 Part 1, 18.3.1.99),
 * and Excel takes a sheet in another order for a damaged one.
 */
export function addLinks(sheet: WorksheetWriter, links: SpooledSheet['links']): void {
  const own = sheet as unknown as OwnLinks;
  for (const { at, target } of links) own._sheetRelsWriter.addHyperlink({ address: at, target });
  const writeLinks = own._writeHyperlinks.bind(sheet);
  const writeMargins = own._writePageMargins.bind(sheet);
  own._writeHyperlinks = () => {};
  own._writePageMargins = () => {
    writeLinks();
    writeMargins();
  };
}
