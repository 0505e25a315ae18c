/**
 * The import template: an empty sheet with headings, a note on each, and cells that are text already, so that Excel
 * keeps every digit. The examples stand transposed on a sheet of their own: no import can take them for people to ask
 * about.
 */
import { type CellObject, utils, type WorkSheet, write } from 'xlsx';
import type { Language } from '../../../../contract/settings.ts';
import { type TemplateColumn, templateColumns, templateWords } from '../../../../words/template.ts';

type TemplateTexts = (typeof templateWords)[Language];

/** Rows prepared as text: the library's free edition cannot give a format to a whole column. */
export const templateRows = 500;

const widths: Record<TemplateColumn, number> = {
  nik: 20,
  phone: 18,
  name: 28,
  ecNik: 24,
  ecPhone: 24,
  ecName: 28,
  birthDate: 15,
  account: 18,
  branch: 16,
  agent: 16,
  area: 18,
  address: 32,
  overdue: 16,
};

/** The bytes of an .xlsx. */
export function templateBytes(language: Language): Buffer {
  const texts = templateWords[language];
  const book = utils.book_new();
  utils.book_append_sheet(book, dataSheet(texts), texts.sheets.data);
  utils.book_append_sheet(book, examplesSheet(texts), texts.sheets.examples);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true, cellStyles: true });
}

function dataSheet({ headings, notes }: TemplateTexts): WorkSheet {
  const first = templateColumns.map((column): CellObject => {
    // Shown when the mouse is over the heading, not all at once.
    const note = Object.assign([{ a: 'Sambung', t: notes[column] }], { hidden: true });
    return { ...textCell(headings[column]), c: note };
  });
  const empty = Array.from({ length: templateRows }, () => templateColumns.map((): CellObject => ({ t: 'z', z: '@' })));
  const sheet = utils.aoa_to_sheet([first, ...empty]);
  sheet['!cols'] = templateColumns.map((column) => ({ wch: widths[column] }));
  return sheet;
}

function examplesSheet(texts: TemplateTexts): WorkSheet {
  const { headings, notes, examples: words } = texts;
  const people = examplesOf(texts);
  const rows = [
    [words.title],
    [],
    [words.column, words.guide, ...people.map((_, index) => `${words.example} ${index + 1}`)],
    ...templateColumns.map((column) => [headings[column], notes[column], ...people.map((person) => person[column])]),
  ];
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(textCell)));
  sheet['!cols'] = [{ wch: 26 }, { wch: 90 }, ...people.map(() => ({ wch: 26 }))];
  return sheet;
}

function textCell(text: string): CellObject {
  return { t: 's', v: text, z: '@' };
}

/**
 * Invented: the regency 00 and the district 00 in these NIKs are never issued, and the phones are made of
 * zeros.
 */
function examplesOf({ examples: words }: TemplateTexts): Record<TemplateColumn, string>[] {
  const people = [
    { nik: '3200001708900001', phone: '081200000001', name: 'Budi Contoh', birthDate: '17-08-1990', overdue: '12' },
    { nik: '3300004505850002', phone: '085700000002', name: 'Siti Contoh', birthDate: '05-05-1985', overdue: '45' },
    { nik: '5100000101700003', phone: '087800000003', name: 'Made Contoh', birthDate: '', overdue: '' },
  ];
  const contact = { ecNik: '3200004101650004', ecPhone: '081300000004', ecName: 'Ani Contoh' };
  const noContact = { ecNik: '', ecPhone: '', ecName: '' };
  const branches = Object.values(words.branches);
  const areas = Object.values(words.areas);
  return people.map((person, index) => ({
    ...person,
    ...(index === 0 ? contact : noContact),
    account: `00-10000${index + 1}`,
    branch: branches[index] ?? '',
    agent: `${words.agent} ${'ABC'[index]}`,
    area: areas[index] ?? '',
    address: `${words.address} ${index + 1}`,
  }));
}
