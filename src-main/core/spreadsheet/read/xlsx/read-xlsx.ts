/**
 * Reads an .xlsx into tables without the spreadsheet library, whose XML handling moves texts to other cells and takes
 * what it does not know for damage. Large parts (sheets and shared strings) are read while they are unpacked, and never
 * become one string: in the form nearly every program writes by `SheetStream` and `SharedStrings`, in any other by
 * `AnySheet` and `AnyStrings`.
 */

import { tooLarge } from '../../file-errors.ts';
import type { ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import { type PackedTable, packedTable } from '../table/packed-table.ts';
import { RowArena } from '../table/row-arena.ts';
import { AnySheet } from './any-sheet.ts';
import type { MainHandler } from './main-elements.ts';
import { type OutlineSheet, readOutline } from './outline.ts';
import { PackageParts } from './package-parts.ts';
import { readXmlPart } from './part-text.ts';
import { LooseRows, OrderedRows } from './places.ts';
import { RichText } from './rich-text.ts';
import { SharedStrings } from './shared-strings.ts';
import type { Formats } from './sheet-cells.ts';
import { type SheetFacts, SheetStream } from './sheet-stream.ts';
import { TextArena } from './text-arena.ts';
import { Unsure } from './unsure.ts';
import { chosenSheets, isDateFormat } from './workbook.ts';
import { excelText } from './xml-text.ts';

type Opened = { tables: PackedTable[]; sheets: string[] };
type SheetRead = { arena: RowArena; facts: SheetFacts };

/** How much of a part its form allowed: reported for measurements. */
export type Way = 'as-most' | 'any-form' | 'any-order';

/**
 * null: no workbook of this form, and the library must read it (an .xlsb). All parts are checked, also those that say
 * nothing of the list. Errors: those of `Unpacker`, `file-corrupt`, `file-too-large`, `sheet-unknown`.
 */
export async function readXlsx(
  entries: readonly ZipEntry[],
  unpacker: Unpacker,
  sheet: string | undefined,
  onWay: (part: string, way: Way) => void = () => {},
): Promise<Opened | null> {
  const outline = await readOutline(new PackageParts(entries, unpacker), unpacker);
  let opened: Opened | null = null;
  if (outline) {
    const formats = await readFormats(unpacker, outline.styles, outline.date1904);
    const texts = await readStrings(unpacker, outline.strings, onWay);
    const names = outline.sheets.map(({ name }) => name);
    const tables: PackedTable[] = [];
    // A part is read once, however many sheets name it.
    const read = new Map<ZipEntry, SheetRead>();
    for (const one of chosen(outline.sheets, names, sheet)) {
      const { part } = one;
      if (part && !read.has(part)) read.set(part, await readSheet(unpacker, part, formats, texts, onWay));
      tables.push(tableOf(one, (part && read.get(part)) ?? null));
    }
    opened = { tables, sheets: names };
  }
  await unpacker.checkRest();
  return opened;
}

/** Of two sheets with one name the first. */
function chosen(sheets: readonly OutlineSheet[], names: string[], sheet: string | undefined): readonly OutlineSheet[] {
  if (sheet === undefined) return sheets;
  const wanted = chosenSheets(names, sheet);
  return sheets.filter(({ name }) => wanted.includes(name)).slice(0, 1);
}

function tableOf({ name, hidden }: OutlineSheet, read: SheetRead | null): PackedTable {
  const arena = read?.arena ?? new RowArena();
  const { hiddenColumns, merges } = read?.facts ?? { hiddenColumns: new Set<number>(), merges: [] };
  return packedTable({ name, hidden, hiddenColumns, merges, countsFields: false, rowsAtMost: arena.count }, arena);
}

async function readStrings(
  unpacker: Unpacker,
  part: ZipEntry | null,
  onWay: (part: string, way: Way) => void,
): Promise<TextArena> {
  if (!part) return new TextArena();
  const strings = new SharedStrings();
  const sure = await whereSure(async () => {
    for await (const piece of unpacker.pieces(part)) strings.feed(piece);
    strings.end();
  });
  onWay(part.name, sure ? 'as-most' : 'any-form');
  if (sure) return strings.texts;
  const texts = new TextArena();
  await readXmlPart(unpacker, part, 'sst', new AnyStrings(texts));
  return texts;
}

async function readSheet(
  unpacker: Unpacker,
  part: ZipEntry,
  formats: Formats,
  texts: TextArena,
  onWay: (part: string, way: Way) => void,
): Promise<SheetRead> {
  const plain = await readPlainSheet(unpacker, part, formats, texts);
  if (plain) {
    onWay(part.name, 'as-most');
    return plain;
  }
  const ordered = new RowArena(texts);
  const inOrder = new AnySheet(new OrderedRows(ordered), formats, texts);
  if (await whereSure(() => readXmlPart(unpacker, part, 'worksheet', inOrder))) {
    onWay(part.name, 'any-form');
    return { arena: ordered, facts: inOrder.facts() };
  }
  onWay(part.name, 'any-order');
  const rows = new LooseRows();
  const loose = new AnySheet(rows, formats, texts);
  await readXmlPart(unpacker, part, 'worksheet', loose);
  const arena = new RowArena(texts);
  rows.into(arena);
  return { arena, facts: loose.facts() };
}

async function readPlainSheet(
  unpacker: Unpacker,
  part: ZipEntry,
  formats: Formats,
  texts: TextArena,
): Promise<SheetRead | null> {
  const arena = new RowArena(texts);
  const stream = new SheetStream(arena, formats, texts);
  let facts: SheetFacts | null = null;
  await whereSure(async () => {
    for await (const piece of unpacker.pieces(part)) stream.feed(piece);
    facts = stream.end();
  });
  return facts ? { arena, facts } : null;
}

/** false: it was not sure. */
async function whereSure(read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof Unsure) return false;
    throw error;
  }
}

/** Shared strings in whatever form their XML has: each `si` is one, also an empty one, or every later text would move. */
export class AnyStrings implements MainHandler {
  private readonly texts: TextArena;
  private readonly rich = new RichText();
  private inside = false;

  constructor(texts: TextArena) {
    this.texts = texts;
  }

  open(name: string): boolean {
    if (this.inside) return this.rich.enter(name);
    if (name === 'sst') return true;
    // Excel 2007 had another name for it before it was finished.
    if (name !== 'si' && name !== 'sstItem') return false;
    this.rich.begin();
    this.inside = true;
    return true;
  }

  close(name: string): void {
    if (name === 'si' || name === 'sstItem') {
      this.texts.add(this.rich.take());
      this.inside = false;
    } else if (this.inside) this.rich.leave();
  }

  text(text: string): void {
    if (this.inside) this.rich.text(text);
  }
}

// Which of a workbook's styles show a number as a date; nothing else of its looks matters to a list.

/** Excel has 65,490 at most. */
const mostStyles = 200_000;

/** Formats every program knows without being told (ECMA-376 Part 1, 18.8.30), as the spreadsheet library has them. */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, 56]);

/** Errors: as `readXmlPart`, `file-too-large`. */
async function readFormats(unpacker: Unpacker, part: ZipEntry | null, date1904: boolean): Promise<Formats> {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  if (part) {
    await readXmlPart(unpacker, part, 'styleSheet', {
      open(element, attributes) {
        if (element === 'numFmt') {
          if (own.size >= mostStyles) throw tooLarge();
          own.set(Number(attributes.get('numFmtId')), isDateFormat(excelText(attributes.get('formatCode') ?? '')));
        } else if (element === 'xf') {
          if (formats.push(Number(attributes.get('numFmtId') ?? 0)) > mostStyles) throw tooLarge();
        }
        // `xf` stands also in `cellStyleXfs`, which no cell points to.
        return element === 'styleSheet' || element === 'numFmts' || element === 'cellXfs';
      },
      close() {},
      text() {},
    });
  }
  const dates = formats.map((format) => own.get(format) ?? builtInDates.has(format));
  return { isDate: (style) => dates[style] === true, date1904 };
}
