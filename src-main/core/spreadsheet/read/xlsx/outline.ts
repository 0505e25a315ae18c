/** The outline of an .xlsx: its sheets in their order, where their parts are, and which calendar its dates have. */

import { corrupt, tooLarge } from '../../file-errors.ts';
import type { ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import type { PackageParts, Relation } from './package-parts.ts';
import { readXmlPart } from './part-text.ts';
import type { Attributes } from './xml-reader.ts';
import { excelText } from './xml-text.ts';

export type OutlineSheet = {
  name: string;
  hidden: boolean;
  /** null: a sheet without cells (a chart, a dialog, a macro). */
  part: ZipEntry | null;
};

export type Outline = {
  sheets: OutlineSheet[];
  date1904: boolean;
  styles: ZipEntry | null;
  strings: ZipEntry | null;
};

const mostSheets = 10_000;

type Named = { name: string; hidden: boolean; id: string | undefined };

/** null: it is no workbook of this form (an .xlsb). Errors: `file-corrupt`, and as `readXmlPart`. */
export async function readOutline(parts: PackageParts, unpacker: Unpacker): Promise<Outline | null> {
  const main = await mainPart(parts);
  if (!main || !/\.xml$/i.test(main.name)) return null;
  const relations = await parts.relationsOf(main);
  // Where nothing names them they lie beside the workbook.
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const byId = new Map(relations.map((one) => [one.id, one]));
  const { named, date1904 } = await readMain(unpacker, main);
  return {
    sheets: named.map((one, index) => ({
      name: one.name,
      hidden: one.hidden,
      part: sheetPart(one, index, byId, parts),
    })),
    date1904,
    styles: onlyPart('styles', relations) ?? parts.part(`${folder}styles.xml`),
    strings: onlyPart('sharedStrings', relations) ?? parts.part(`${folder}sharedStrings.xml`),
  };
}

async function mainPart(parts: PackageParts): Promise<ZipEntry | null> {
  const relations = await parts.relationsOf(null);
  const named = relations.find(({ kind, part }) => kind === 'officeDocument' && part !== null);
  return (
    named?.part ??
    parts.part('xl/workbook.xml') ??
    parts.part('xl/workbook.bin') ??
    parts.find(/(^|\/)workbook\d*\.xml$/)
  );
}

async function readMain(unpacker: Unpacker, main: ZipEntry): Promise<{ named: Named[]; date1904: boolean }> {
  const named: Named[] = [];
  let date1904 = false;
  await readXmlPart(unpacker, main, 'workbook', {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isTrue(attributes.get('date1904'));
      else if (element === 'sheet') {
        if (named.length >= mostSheets) throw tooLarge();
        const state = attributes.get('state') ?? 'visible';
        named.push({
          name: excelText(attributes.get('name') ?? ''),
          hidden: state === 'hidden' || state === 'veryHidden',
          id: relationId(attributes),
        });
      }
      return element === 'workbook' || element === 'sheets';
    },
    close() {},
    text() {},
  });
  if (named.length === 0) throw corrupt('The workbook names no sheet.');
  return { named, date1904 };
}

/** Only one attribute of a sheet has a prefix: the one that says where its part is. */
function relationId(attributes: Attributes): string | undefined {
  for (const [name, value] of attributes.entries()) if (/^[^:]+:id$/.test(name) && name !== 'xml:id') return value;
  return attributes.get('id');
}

const withoutCells = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet', 'macrosheet']);

function sheetPart(
  sheet: Named,
  index: number,
  byId: ReadonlyMap<string, Relation>,
  parts: PackageParts,
): ZipEntry | null {
  const relation = byId.get(sheet.id ?? '');
  if (relation && withoutCells.has(relation.kind)) return null;
  const part = relation?.part ?? parts.part(`xl/worksheets/sheet${index + 1}.xml`);
  if (!part) throw corrupt('A sheet is missing.');
  return part;
}

function onlyPart(kind: string, relations: readonly Relation[]): ZipEntry | null {
  const found = new Set(relations.filter((one) => one.kind === kind && one.part).map((one) => one.part));
  if (found.size > 1) throw corrupt('A part that there can be one of is there twice.');
  return [...found][0] ?? null;
}

/** A boolean of XML Schema. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
