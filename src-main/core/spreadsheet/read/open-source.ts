/**
 * Turns the bytes of a file into tables: finds out what it is and whether it is safe to read, and chooses the reader
 * for that kind.
 */
import { CoreError } from '../../kernel/errors.ts';
import { corrupt } from '../file-errors.ts';
import { guardCompound } from './compound-guard.ts';
import { tameRecords } from './guards/old-records.ts';
import { zipDirectory } from './guards/zip-directory.ts';
import { createUnpacker, manifestName } from './guards/zip-guard.ts';
import { readHtml } from './markup/html.ts';
import { decodeHtmlBytes } from './markup/html-bytes.ts';
import { readMhtml } from './markup/mhtml.ts';
import { createOdsReader } from './markup/ods.ts';
import { readXml2003 } from './markup/xml-2003.ts';
import { notSpreadsheet, sniff } from './sniff.ts';
import type { PackedTable } from './table/packed-table.ts';
import type { SourceFile } from './table/table.ts';
import { named } from './table/text-table.ts';
import { decodeText, wideEncoding } from './text/decode-text.ts';
import { readDelimited } from './text/delimited.ts';
import { oldTextOf } from './text/old-code-page.ts';
import { withoutStrays } from './text/stray-controls.ts';
import { isDif, isSylk, readDif, readSylk } from './text/sylk-dif.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { chosenSheets, readWorkbook } from './xlsx/workbook.ts';

/** `sheets`: all of the file's, in its own order; empty for text. */
export type OpenedSource = SourceFile & { sheets: string[] };

/**
 * `password`: tried where a workbook is encrypted with another than the one everybody knows.
 * Errors: `file-empty`, `file-corrupt`, `file-encrypted`, `file-not-spreadsheet`, `file-too-large`, `xml-dtd-forbidden`,
 * `sheet-unknown`.
 */
export async function openSource(bytes: Buffer, sheet: string | undefined, password?: string): Promise<OpenedSource> {
  switch (sniff(bytes)) {
    case 'text':
      return openText(bytes, sheet);
    case 'zip':
      return { ...(await openZip(bytes, sheet)), encoding: null, delimiter: null };
    case 'compound':
      return openCompound(bytes, sheet, password);
    case 'html':
      return openHtml(bytes, sheet);
    case 'mhtml':
      return openMhtml(bytes, sheet);
    case 'xml':
      return openXml(bytes, sheet);
    case 'old-excel':
      return openRecords(tameRecords(bytes), sheet);
  }
}

async function openCompound(bytes: Buffer, sheet: string | undefined, password?: string): Promise<OpenedSource> {
  const contained = guardCompound(bytes, password);
  if ('records' in contained) return openRecords(contained.records, sheet);
  // What was encrypted is another file, and nobody looked at it yet.
  if (sniff(contained.package) !== 'zip') throw corrupt('What is encrypted in it is no workbook.');
  return { ...(await openZip(contained.package, sheet)), encoding: null, delimiter: null };
}

function openRecords(records: Buffer, sheet: string | undefined): OpenedSource {
  const book = readWorkbook(records, sheet, { looks: 'all', textOf: oldTextOf(records) });
  return { ...book, encoding: null, delimiter: null };
}

async function openZip(bytes: Buffer, sheet: string | undefined): Promise<Pick<OpenedSource, 'tables' | 'sheets'>> {
  const entries = zipDirectory(bytes);
  const unpacker = createUnpacker(entries);
  const content = entries.find((entry) => entry.name === 'content.xml');
  // A workbook of Excel may hold a part of that name too; one of OpenDocument has a manifest of all its parts.
  const isExcel = entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name));
  if (!content || (isExcel && !entries.some(({ name }) => name === 'META-INF/manifest.xml'))) {
    // What is left to the library is the binary form, an .xlsb.
    return (await readXlsx(entries, unpacker, sheet)) ?? readWorkbook(bytes, sheet, { looks: 'columns' });
  }
  // Where the manifest says that the parts are encrypted, they are not damaged.
  const manifest = entries.find((entry) => entry.name === manifestName);
  if (manifest) for await (const _piece of unpacker.pieces(manifest));
  const reader = createOdsReader();
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of unpacker.pieces(content)) {
    decoder ??= new TextDecoder(wideEncoding(piece) ?? 'utf-8');
    reader.see(decoder.decode(piece, { stream: true }));
  }
  reader.see(decoder?.decode() ?? '');
  const tables = reader.end();
  await unpacker.checkRest();
  const sheets = tables.map(({ name }) => name ?? '');
  const chosen = chosenSheets(sheets, sheet);
  return { sheets, tables: tables.filter(({ name }) => chosen.includes(name ?? '')) };
}

function openHtml(bytes: Buffer, sheet: string | undefined): OpenedSource {
  const table = readHtml(decodeHtmlBytes(bytes, null));
  if (!table) throw notSpreadsheet('html');
  return choose([table], [], sheet);
}

function openMhtml(bytes: Buffer, sheet: string | undefined): OpenedSource {
  const pages = (readMhtml(bytes) ?? []).flatMap(({ name, html }) => {
    const table = readHtml(html);
    return table && table.count > 0 ? [{ name, table }] : [];
  });
  if (pages.length === 0) throw notSpreadsheet('mhtml');
  const { tables, sheets } = named(
    pages.map(({ table }) => table),
    pages.map(({ name }) => name),
  );
  return choose(tables, sheets, sheet);
}

/** A workbook of Excel 2003, or a flat document of an office suite, in XML; another XML is none. */
function openXml(bytes: Buffer, sheet: string | undefined): OpenedSource {
  const { text } = decodeText(bytes);
  const root = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(
    text.replace(/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, ''),
  )?.[1];
  if (root === 'Workbook') {
    const { tables, names } = readXml2003(text);
    return choose(tables, names, sheet);
  }
  if (root !== 'document') throw notSpreadsheet('xml');
  const reader = createOdsReader();
  reader.see(text);
  const tables = reader.end();
  return choose(
    tables,
    tables.map(({ name }) => name ?? ''),
    sheet,
  );
}

/** Errors: `sheet-unknown`. */
function choose(tables: PackedTable[], sheets: string[], sheet: string | undefined): OpenedSource {
  const chosen = sheet === undefined ? tables : tables.filter(({ name }) => name === sheet);
  if (chosen.length === 0)
    throw new CoreError('sheet-unknown', 'The file has no sheet of that name.', { details: { sheet: sheet ?? '' } });
  return { tables: chosen, sheets, encoding: null, delimiter: null };
}

function openText(bytes: Buffer, sheet: string | undefined): OpenedSource {
  if (sheet !== undefined) {
    throw new CoreError('sheet-unknown', 'A text file has no sheets.', { details: { sheet } });
  }
  const { text: decoded, encoding } = decodeText(bytes);
  const text = withoutStrays(decoded);
  if (text === null) {
    throw new CoreError('file-not-spreadsheet', 'The file is not a text list.', { details: { found: 'binary' } });
  }
  if (text.trim() === '') throw new CoreError('file-empty', 'The file holds nothing but blanks.');
  if (isSylk(text)) return { tables: [readSylk(text)], sheets: [], encoding, delimiter: null };
  if (isDif(text)) return { tables: [readDif(text)], sheets: [], encoding, delimiter: null };
  const { table, delimiter } = readDelimited(text);
  return { tables: [table], sheets: [], encoding, delimiter };
}
