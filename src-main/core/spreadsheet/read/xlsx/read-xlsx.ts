/**
 * An .xlsx → tables, without the spreadsheet library, whose ways with XML move texts to other cells and call what it does
 * not know damaged. Large parts (sheets and shared strings) are read while they are unpacked, and never become one string:
 * in the form nearly every program writes by `SheetStream` and `SharedStrings`, in any other by `AnySheet` and `AnyStrings`.
 */

import type { ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import { type PackedTable, packedTable } from '../packed-table.ts';
import { RowArena } from '../row-arena.ts';
import { chosenSheets } from '../workbook.ts';
import { AnySheet } from './any-sheet.ts';
import { AnyStrings } from './any-strings.ts';
import { type OutlineSheet, readOutline } from './outline.ts';
import { PackageParts } from './package-parts.ts';
import { readXmlPart } from './part-text.ts';
import { LooseRows, OrderedRows } from './places.ts';
import { SharedStrings } from './shared-strings.ts';
import type { Formats } from './sheet-cells.ts';
import { type SheetFacts, SheetStream } from './sheet-stream.ts';
import { readFormats } from './styles.ts';
import { TextArena } from './text-arena.ts';
import { Unsure } from './unsure.ts';

type Opened = { tables: PackedTable[]; sheets: string[] };
type SheetRead = { arena: RowArena; facts: SheetFacts };

/** How much of a part its form allowed: told to whoever measures. */
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
