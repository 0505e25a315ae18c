/** Texts that are bytes: which letters they are is known by the code page they name, or by which of two makes words. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CFB } from 'xlsx';
import { containerOf } from '../../../fixtures/encrypted-workbooks.ts';
import { readBytes } from './read-bytes.ts';

const codePageRecord = 0x0042;
const boundSheet = 0x0085;

/** The records of biff5-names.xls, each given to `change` as it stands. */
function oldBook(change: (type: number, content: Buffer) => void): Buffer {
  const file = readFileSync(new URL('../../../fixtures/lists/biff5-names.xls', import.meta.url));
  const stream = CFB.find(CFB.read(file, { type: 'buffer' }), '/Book');
  const records = Buffer.from((stream?.content ?? []) as Uint8Array);
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    change(records.readUInt16LE(at), records.subarray(at + 4, at + 4 + records.readUInt16LE(at + 2)));
  }
  return containerOf({ Book: records });
}

async function secondName(codePage: number): Promise<string | null | undefined> {
  const bytes = oldBook((type, content) => {
    if (type === codePageRecord) content.writeUInt16LE(codePage, 0);
  });
  return (await readBytes(bytes)).rows[1]?.person?.name;
}

describe('a workbook before Excel 97', () => {
  test.each([
    [1252, 'René Latuconsina'],
    [1251, 'Renй Latuconsina'],
    [1253, 'Renι Latuconsina'],
    [10000, 'RenÈ Latuconsina'],
    [32768, 'RenÈ Latuconsina'],
    // None that is known: as on most computers here.
    [437, 'René Latuconsina'],
    [0, 'René Latuconsina'],
  ])('in code page %d has the name %s', async (codePage, name) => {
    expect(await secondName(codePage)).toBe(name);
  });

  test('has its sheets’ names in that code page too, and is read by them', async () => {
    const bytes = oldBook((type, content) => {
      if (type === boundSheet) content[content.length - 1] = 0x92;
    });
    const { sheets, people } = await readBytes(bytes);
    expect(sheets[0]?.at(-1)).toBe('’');
    const chosen = await readBytes(bytes, { sheet: String(sheets[0]) });
    expect([chosen.sheet, chosen.people]).toEqual([sheets[0], people]);
  });
});

describe('a text file that is not in Unicode', () => {
  const list = (name: string, more: readonly string[] = []) =>
    [
      'NIK;No HP;Nama',
      ...[name, ...more].map((one, row) => `317405250995000${row + 1};0812345678${10 + row};${one}`),
    ].join('\n');
  /** Of the Macintosh, as far as names here need it. */
  const macintosh: Readonly<Record<string, number>> = { é: 0x8e, '’': 0xd5, ç: 0x8d, ü: 0x9f };
  const asMac = (text: string) => Buffer.from([...text].map((sign) => macintosh[sign] ?? sign.charCodeAt(0)));
  /** Of western Windows; these signs are the same numbers as in Unicode, but for one. */
  const asWindows = (text: string) => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');

  test.each(['Ma’ruf', 'René', 'François', 'Müller', 'D’Souza, José'])('has %s from either', async (name) => {
    const quoted = `"${name}"`;
    const windows = await readBytes(asWindows(list(quoted)));
    expect([windows.encoding, windows.rows[0]?.person?.name]).toEqual(['windows-1252', name]);
    const mac = await readBytes(asMac(list(quoted)));
    expect([mac.encoding, mac.rows[0]?.person?.name]).toEqual(['macintosh', name]);
  });

  test('is of Windows where one sign is strange there, and more are in the other', async () => {
    const bytes = asWindows(list('Toko A§B', ['Ma’ruf', 'André', 'Zoë', 'François']));
    const { encoding, people } = await readBytes(bytes);
    expect([encoding, people.map(([, person]) => (person as string[])[2])]).toEqual([
      'windows-1252',
      ['Toko A§B', 'Ma’ruf', 'André', 'Zoë', 'François'],
    ]);
  });
});
