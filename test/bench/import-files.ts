/** Lists for the bench of the import: invented people, nine columns, and what real lists have of numeric cells and mistakes. */
import { writeFileSync } from 'node:fs';
import { zipOf } from '../fixtures/zip.ts';

type Cell = string | number;
export type ListFile = { path: string; rows: number; format: 'xlsx' | 'csv' };

const headings = [
  ...['No', 'NIK', 'Nama Nasabah', 'No HP', 'No Kontrak', 'Cabang', 'Alamat', 'Hari Tunggakan', 'Petugas'],
];
const regions = ['317405', '327301', '357801', '337402', '127101', '320101'];
const branches = ['Bandung Kota', 'Surabaya Timur', 'Jakarta Selatan', 'Semarang', 'Medan Baru'];
const streets = ['Melati', 'Kenanga', 'Diponegoro', 'Ahmad Yani', 'Gatot Subroto', 'Merdeka'];
const prefixes = ['0812', '0813', '0821', '0857', '0878', '0895'];

/** In no order, as real lists are: an index takes them at random places. No two numbers below 500,000 give the same. */
function nik(number: number): string {
  const place = (number * 7_919) % 1_000_003;
  const group = Math.floor(place / 9_999);
  const birth = `${two((group % 28) + 1)}${two((place % 12) + 1)}${two(60 + (place % 37))}`;
  return `${of(regions, Math.floor(group / 28))}${birth}${String((place % 9_999) + 1).padStart(4, '0')}`;
}

function phone(number: number): string {
  const place = (number * 104_729) % 10_000_019;
  return `${of(prefixes, number)}${10_000_000 + place}`;
}

/** Row `index` from 0. Of a hundred rows eleven have something to tell, and two of those are left out. */
function rowOf(index: number): Cell[] {
  const kind = index % 100;
  // The same question again, or the same person with another phone; always a row that was read before.
  const asked = kind === 40 && index > 100 ? index - 73 : index;
  const person = kind === 41 && index > 100 ? index - 71 : asked;
  let number: Cell = phone(asked);
  if (kind < 2) number = Number(number);
  else if (kind < 5) number = `${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`;
  else if (kind === 5) number = `+62 ${number.slice(1)}`;
  else if (kind === 6) number = '';
  let id = nik(person);
  if (kind === 7) id = id.slice(0, 15);
  if (kind === 8) id = `'${id.slice(0, 6)} ${id.slice(6)}`;
  return [
    index + 1,
    id,
    `Nasabah Uji ${String(person).padStart(6, '0')}`,
    number,
    `0012${String(asked).padStart(9, '0')}`,
    of(branches, Math.floor(index / 700)),
    `Jl. ${of(streets, index)} No. ${(index % 240) + 1}, RT ${two((index % 12) + 1)}`,
    (index * 7) % 180,
    `Petugas ${(index % 40) + 1}`,
  ];
}

export function writeList({ path, rows, format }: ListFile): void {
  if (format === 'csv') writeCsv(path, rows);
  else writeWorkbook(path, rows);
}

function writeCsv(path: string, rows: number): void {
  const lines = [headings, ...Array.from({ length: rows }, (_, index) => rowOf(index))].map((cells) =>
    cells.map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell)).join(','),
  );
  writeFileSync(path, lines.join('\r\n'));
}

/** As Excel writes one: texts in the table of shared strings, numbers where they stand. */
function writeWorkbook(path: string, rows: number): void {
  const shared = new Map<string, number>();
  const pieces: Buffer[] = [];
  let text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet ${main}><sheetData>`;
  let used = 0;

  function add(row: number, cells: readonly Cell[]): void {
    text += `<row r="${row}" spans="1:${cells.length}">`;
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      const place = `${String.fromCharCode(65 + column)}${row}`;
      used += 1;
      if (typeof cell === 'number') text += `<c r="${place}"><v>${cell}</v></c>`;
      else text += `<c r="${place}" t="s"><v>${indexOf(cell)}</v></c>`;
    }
    text += '</row>';
    if (text.length > 1_000_000) {
      pieces.push(Buffer.from(text));
      text = '';
    }
  }
  function indexOf(cell: string): number {
    const known = shared.get(cell);
    if (known !== undefined) return known;
    shared.set(cell, shared.size);
    return shared.size - 1;
  }

  add(1, headings);
  for (let index = 0; index < rows; index += 1) add(index + 2, rowOf(index));
  pieces.push(Buffer.from(`${text}</sheetData></worksheet>`));
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  const strings = [...shared.keys()].map((one) => `<si><t>${one}</t></si>`);
  writeFileSync(
    path,
    zipOf([
      {
        name: '[Content_Types].xml',
        data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheet}.sharedStrings+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        data: `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      },
      {
        name: 'xl/workbook.xml',
        data: `${head}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Nasabah" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      },
      {
        name: 'xl/styles.xml',
        data: `${head}<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
      },
      {
        name: 'xl/sharedStrings.xml',
        data: Buffer.from(`${head}<sst ${main} count="${used}" uniqueCount="${shared.size}">${strings.join('')}</sst>`),
      },
      { name: 'xl/worksheets/sheet1.xml', data: Buffer.concat(pieces) },
    ]),
  );
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function of(values: readonly string[], index: number): string {
  return values[index % values.length] ?? '';
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
