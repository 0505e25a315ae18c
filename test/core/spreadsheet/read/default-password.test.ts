/**
 * Excel encrypts a workbook whose structure is protected, or that is recommended to be read only, with a password everybody
 * knows, and opens it without asking: to whoever has it, it has none. Any other password stays one.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CFB } from 'xlsx';
import { rc4 } from '../../../../src-main/core/spreadsheet/read/encryption/rc4.ts';
import { agileWorkbook, containerOf, cryptoApiWorkbook, xorWorkbook } from '../../../fixtures/encrypted-workbooks.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { zipOf } from '../../../fixtures/zip.ts';
import { codeOf, readBytes } from './read-bytes.ts';

const headings = ['NIK', 'No HP', 'Nama'];
const three = [
  ['3174052509950001', '081234567890', 'Siti Rahmawati'],
  ['3174050101700001', '085712345678', 'Budi Santoso'],
  ['3578014101850038', '081310015838', "Nur'aini"],
];
const people = three.map((one, index) => [index + 2, one]);

function fileOf(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url));
}

/** Larger than one piece of what is encrypted at a time, and with bytes no packing makes small. */
const zip = workbookOf({ Data: [headings, ...three], Lain: Array.from({ length: 400 }, (_, i) => [`${i * 7919}`, i]) });
const xls = workbookOf({ Data: [headings, ...three], Lain: [['x'.repeat(3000)], ['y'.repeat(3000)]] }, 'biff8');

describe('a workbook with the password everybody knows is read', () => {
  test.each(['velvet-agile.xlsx', 'velvet-standard.xlsx', 'velvet-structure.xls'])(
    'as another program wrote it: %s',
    async (name) => {
      expect((await readBytes(fileOf(name))).people).toEqual(people);
    },
  );

  test.each([
    ['SHA1', 128],
    ['SHA1', 256],
    ['SHA256', 256],
    ['SHA384', 192],
    ['SHA512', 256],
  ] as const)('with keys from %s and AES of %d bits', async (hash, keyBits) => {
    for (const sealed of [true, false]) {
      const read = await readBytes(agileWorkbook(zip, { hash, keyBits, sealed }));
      expect([read.people, read.sheets]).toEqual([people, ['Data', 'Lain']]);
    }
  });

  test.each([40, 128] as const)('as an .xls by RC4 of %d bits, over more than one block', async (keyBits) => {
    const read = await readBytes(cryptoApiWorkbook(xls, keyBits));
    expect([read.people, read.sheets]).toEqual([people, ['Data', 'Lain']]);
  });

  test('as an .xls whose bytes are only mixed with it', async () => {
    const read = await readBytes(xorWorkbook(xls));
    expect([read.people, read.sheets]).toEqual([people, ['Data', 'Lain']]);
  });

  test('also in its binary form', async () => {
    const binary = workbookOf({ Data: [headings, ...three] }, 'xlsb');
    expect((await readBytes(agileWorkbook(binary))).people).toEqual(people);
  });
});

describe('a workbook with another password is refused as one', () => {
  test.each<[string, () => Buffer]>([
    ['as another program wrote it, by pieces', () => fileOf('rahasia-agile.xlsx')],
    ['as another program wrote it, by blocks', () => fileOf('rahasia-standard.xlsx')],
    ['as another program wrote it, in an .xls', () => fileOf('rahasia-rc4.xls')],
    ['by pieces', () => agileWorkbook(zip, { password: 'velvetsweatshop' })],
    ['in an .xls by RC4', () => cryptoApiWorkbook(xls, 128, 'Rahasia1')],
    ['in an .xls whose bytes are only mixed', () => xorWorkbook(xls, { password: 'rahasia' })],
  ])('%s', async (_what, bytes) => {
    expect(await codeOf(bytes())).toBe('file-encrypted');
  });

  test('and so is one that would have the computer hash without end', async () => {
    for (const claimedSpins of ['1000001', '10000000', '4294967295', '-1', '1e99', 'NaN', '']) {
      const began = performance.now();
      expect(await codeOf(agileWorkbook(zip, { claimedSpins }))).toBe('file-encrypted');
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });

  test('and so is one that does not say how it is encrypted, wherever that breaks off', async () => {
    const container = CFB.read(fileOf('velvet-standard.xlsx'), { type: 'buffer' });
    const stream = (name: string) => Buffer.from((CFB.find(container, name)?.content ?? []) as Uint8Array);
    const [info, content] = [stream('/EncryptionInfo'), stream('/EncryptedPackage')];
    for (const length of [1, 7, 11, 40, 100, 170, 200]) {
      const bytes = containerOf({ EncryptionInfo: info.subarray(0, length), EncryptedPackage: content });
      expect(await codeOf(bytes)).toBe('file-encrypted');
    }
    expect(await codeOf(containerOf({ EncryptedPackage: content }))).toBe('file-encrypted');
    expect(await codeOf(containerOf({ EncryptionInfo: info }))).toBe('file-encrypted');
  });
});

describe('what is inside is looked at as any other file', () => {
  test('changed after it was sealed, or shorter than it says, it is damaged', async () => {
    for (const at of [9, 5_000]) {
      const spoil = (content: Buffer) => void content.writeUInt8(content.readUInt8(at) ^ 1, at);
      expect(await codeOf(agileWorkbook(zip, { spoil }))).toBe('file-corrupt');
    }
    // Behind the zip, where no checksum of its own is: only the seal tells.
    const padded = Buffer.concat([zip, Buffer.alloc(64)]);
    const spoilEnd = (content: Buffer) =>
      void content.writeUInt8(content.readUInt8(content.length - 1) ^ 1, content.length - 1);
    expect(await codeOf(agileWorkbook(padded, { spoil: spoilEnd, sealed: false }))).toBeNull();
    expect(await codeOf(agileWorkbook(padded, { spoil: spoilEnd }))).toBe('file-corrupt');
    for (const size of [zip.length + 40, 0xffffffff]) {
      const spoil = (content: Buffer) => void content.writeUInt32LE(size, 0);
      expect(await codeOf(agileWorkbook(zip, { spoil, sealed: false }))).toBe('file-corrupt');
    }
  });

  test('a document, a picture or entities are no list there either', async () => {
    expect(await codeOf(agileWorkbook(zipOf([{ name: 'word/document.xml', data: '<a/>' }])))).toBe(
      'file-not-spreadsheet',
    );
    expect(await codeOf(agileWorkbook(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')))).toBe('file-not-spreadsheet');
    expect(await codeOf(agileWorkbook(fileOf('velvet-agile.xlsx')))).toBe('file-corrupt');
    const entities = zipOf([{ name: 'xl/workbook.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }]);
    expect(await codeOf(agileWorkbook(entities))).toBe('xml-dtd-forbidden');
  });
});

test('the cipher of the old workbooks gives what its description says', () => {
  // The vectors everybody checks it by: of the key "Key", and of RFC 6229 with forty bits.
  expect(rc4(Buffer.from('Key'))(10).toString('hex')).toBe('eb9f7781b734ca72a719');
  expect(rc4(Buffer.from([1, 2, 3, 4, 5]))(16).toString('hex')).toBe('b2396305f03dc027ccc3524a0a1118a8');
});
