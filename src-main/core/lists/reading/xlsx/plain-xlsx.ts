/**
 * The fast way through a plain .xlsx: the large parts (sheets and shared strings) are read while they are unpacked, and
 * never become one string. All else of the workbook, names, order, number formats, which sheet is where, is left to the
 * spreadsheet library, which is given the same workbook with all but empty sheets: so the two cannot disagree about it.
 */
import { CFB, read, type WorkBook } from 'xlsx';
import { type PackedTable, packedTable } from '../packed-table.ts';
import { RowArena } from '../row-arena.ts';
import { chosenSheets, isDateFormat, isHidden, readOptions } from '../workbook.ts';
import type { ZipEntry } from '../zip-directory.ts';
import type { Unpacker } from '../zip-guard.ts';
import { SharedStrings } from './shared-strings.ts';
import type { Formats } from './sheet-rows.ts';
import { type SheetFacts, SheetStream } from './sheet-stream.ts';
import { Unsure, unsure } from './unsure.ts';

type Opened = { tables: PackedTable[]; sheets: string[] };

/** Bytes of all parts that are neither sheets nor shared strings. */
const mostSmall = 32 * 1024 * 1024;
/** Of all sheets together. */
const mostStyles = 200_000;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * null: not a workbook to be sure about, and the library must read it; all parts are checked then. Errors: those of
 * `Unpacker`, `sheet-unknown`.
 */
export async function readPlainXlsx(
  entries: readonly ZipEntry[],
  unpacker: Unpacker,
  sheet: string | undefined,
): Promise<Opened | null> {
  let opened: Opened | null = null;
  try {
    opened = await readParts(entries, unpacker, sheet);
  } catch (error) {
    if (!(error instanceof Unsure)) throw error;
  }
  await unpacker.checkRest();
  return opened;
}

async function readParts(entries: readonly ZipEntry[], unpacker: Unpacker, sheet: string | undefined): Promise<Opened> {
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml') || names.has('META-INF/manifest.xml')) {
    unsure('not laid out as an .xlsx');
  }
  const sheetParts = entries.filter((entry) => /(^|\/)worksheets\/[^/]+\.xml$/i.test(entry.name));
  const stringParts = entries.filter((entry) => /(^|\/)sharedStrings\.xml$/i.test(entry.name));
  if (stringParts.length > 1) unsure('two lists of strings');
  const small = await smallParts(
    entries.filter((entry) => !sheetParts.includes(entry) && !stringParts.includes(entry)),
    unpacker,
  );
  const outline = readOutline(small, sheetParts, stringParts[0] ?? null);

  const strings = new SharedStrings();
  for (const entry of stringParts) {
    await walk(unpacker, entry, (piece) => strings.feed(piece));
    strings.end();
  }
  const tables = new Map<ZipEntry, { arena: RowArena; facts: SheetFacts }>();
  const wanted = chosenSheets(outline.sheets, sheet);
  for (const name of wanted) {
    const entry = outline.partOf(name);
    if (!entry || tables.has(entry)) continue;
    const arena = new RowArena(strings.texts);
    const stream = new SheetStream(arena, outline.formats);
    await walk(unpacker, entry, (piece) => stream.feed(piece));
    const facts = stream.end();
    if (facts.mostShared >= strings.texts.count) unsure('a string that is not there');
    tables.set(entry, { arena, facts });
  }
  return {
    sheets: outline.sheets,
    tables: wanted.map((name) => {
      const entry = outline.partOf(name);
      const table = entry && tables.get(entry);
      const arena = table?.arena ?? new RowArena();
      return packedTable(
        {
          name,
          hidden: outline.isHidden(name),
          hiddenColumns: table?.facts.hiddenColumns ?? new Set(),
          merges: table?.facts.merges ?? [],
          countsFields: false,
          rowsAtMost: arena.count,
        },
        arena,
      );
    }),
  };
}

/** To its end, also where it is not understood: what is damaged must be found out either way. */
async function walk(unpacker: Unpacker, entry: ZipEntry, feed: (piece: Buffer) => void): Promise<void> {
  let doubt: Unsure | null = null;
  for await (const piece of unpacker.pieces(entry)) {
    if (doubt) continue;
    try {
      feed(piece);
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      doubt = error;
    }
  }
  if (doubt) throw doubt;
}

async function smallParts(entries: readonly ZipEntry[], unpacker: Unpacker): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let bytes = 0;
  for (const entry of entries) {
    if (!/\.(xml|rels|vml)$/i.test(entry.name)) {
      // Pictures and printers' settings say nothing; another workbook inside this one does.
      if (/workbook\d*\.bin$|\.iwa$/i.test(entry.name)) unsure('another kind of workbook');
      continue;
    }
    bytes += entry.size;
    if (bytes > mostSmall) unsure('large parts of another kind');
    const pieces: Buffer[] = [];
    await walk(unpacker, entry, (piece) => void pieces.push(piece));
    parts.set(entry.name, Buffer.concat(pieces));
  }
  return parts;
}

/** What the library says of the workbook when each sheet is one row: which sheet it is, and a number in every style. */
function readOutline(small: ReadonlyMap<string, Buffer>, sheetParts: readonly ZipEntry[], strings: ZipEntry | null) {
  const styles = countStyles(small);
  if (styles * sheetParts.length > mostStyles) unsure('very many styles');
  const numbers = Array.from({ length: styles }, (_, style) => `<c s="${style}"><v>1</v></c>`).join('');
  const container = CFB.utils.cfb_new();
  const add = (name: string, data: Buffer | string) => CFB.utils.cfb_add(container, `/${name}`, Buffer.from(data));
  for (const [name, data] of small) add(name, data);
  for (const [index, { name }] of sheetParts.entries()) {
    const cells = `<c t="str"><v>${index}</v></c>${numbers}`;
    add(name, `<worksheet xmlns="${main}"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`);
  }
  if (strings) add(strings.name, `<sst xmlns="${main}"></sst>`);
  const book = readOutlineBook(container);
  const parts = new Map(book.SheetNames.map((name) => [name, partOf(book, name, sheetParts)]));
  const any = [...parts].find(([, part]) => part !== null)?.[0] ?? '';
  const row = cellsOf(book, any)?.[0] ?? [];
  const dates = Array.from({ length: styles }, (_, style) => isDateFormat(row[style + 1]?.z));
  const formats: Formats = {
    isDate: (style) => dates[style] === true,
    date1904: book.Workbook?.WBProps?.date1904 === true,
  };
  return {
    sheets: [...book.SheetNames],
    formats,
    isHidden: (name: string) => isHidden(book, name),
    partOf: (name: string) => parts.get(name) ?? null,
  };
}

function readOutlineBook(container: unknown): WorkBook {
  try {
    return read(CFB.write(container, { type: 'buffer', fileType: 'zip' }), readOptions);
  } catch {
    // Whatever it was, the whole workbook will show it.
    return unsure('the outline cannot be read');
  }
}

type OutlineCell = { v?: unknown; z?: string | number };

function cellsOf(book: WorkBook, name: string): OutlineCell[][] | undefined {
  return book.Sheets[name]?.['!data'] as OutlineCell[][] | undefined;
}

/** null: a sheet without cells (a chart). */
function partOf(book: WorkBook, name: string, sheetParts: readonly ZipEntry[]): ZipEntry | null {
  const data = cellsOf(book, name);
  if (!data || data.length === 0) return null;
  const part = sheetParts[Number(data[0]?.[0]?.v)];
  return part ?? unsure('a sheet that is elsewhere');
}

/** At most: also looks of other kinds are counted. */
function countStyles(small: ReadonlyMap<string, Buffer>): number {
  let count = 0;
  for (const [name, data] of small) {
    if (!/styles[^/]*\.xml$/i.test(name)) continue;
    count += data.toString('latin1').split(/<(?:\w+:)?xf[\s/>]/).length - 1;
  }
  return count;
}
