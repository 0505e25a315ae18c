/** Saved mappings: how a file of a known shape is read, and what a script names. */
import { describe, expect, it, test } from 'vitest';
import type { SourceColumn } from '../../../../src-main/contract/reading.ts';
import { createMappings, mappedHeadings } from '../../../../src-main/core/imports/columns/mappings.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';

async function mappingsBench() {
  const bench = await listsBench();
  let now = 1_000;
  const mappings = createMappings(bench.store, { now: () => now++ });
  return { ...bench, mappings };
}

function columnsOf(...columns: [heading: string, field: SourceColumn['field']][]) {
  return columns.map(([heading, field], index) => ({ column: index + 1, heading, field }));
}

describe('the mapping of a shape', () => {
  it('is found by the same headings in the same order, however they are written', async () => {
    const { mappings } = await mappingsBench();
    mappings.remember(['No. KTP', 'Tlp', ''], { nik: 'No. KTP', phone: 'Tlp' });
    expect(mappings.forShape(['no ktp', 'tlp'])).toEqual({ nik: 'No. KTP', phone: 'Tlp' });
    expect(mappings.forShape(['no ktp', 'tlp', '', ''])).toEqual({ nik: 'No. KTP', phone: 'Tlp' });
    expect(mappings.forShape(['tlp', 'no ktp'])).toBeNull();
    expect(mappings.forShape(['no ktp', 'tlp', 'nama'])).toBeNull();
    expect(mappings.forShape(['no', 'ktp', 'tlp'])).toBeNull();
  });

  it('is that of the last file', async () => {
    const { mappings } = await mappingsBench();
    mappings.remember(['A1', 'B1'], { nik: 'A1' });
    mappings.remember(['A1', 'B1'], { nik: 'B1', phone: 'A1' });
    expect(mappings.forShape(['A1', 'B1'])).toEqual({ nik: 'B1', phone: 'A1' });
  });

  it('is not kept of a file without headings, which has none to be known by', async () => {
    const { mappings } = await mappingsBench();
    mappings.remember([], { nik: 'A' });
    mappings.remember(['', ' '], { nik: 'A' });
    expect(mappings.forShape([])).toBeNull();
    expect(mappings.forShape(['', ''])).toBeNull();
  });

  it('is forgotten when five hundred others came after it', async () => {
    const { mappings } = await mappingsBench();
    for (let index = 0; index <= 500; index++) mappings.remember([`Kolom ${index}`], { nik: `Kolom ${index}` });
    expect(mappings.forShape(['Kolom 0'])).toBeNull();
    expect(mappings.forShape(['Kolom 1'])).not.toBeNull();
    expect(mappings.forShape(['Kolom 500'])).not.toBeNull();
  });
});

describe('a named mapping', () => {
  it('is saved, listed by name, found in any case, replaced by one of the same name, and deleted', async () => {
    const { mappings } = await mappingsBench();
    const bogor = mappings.save('Bogor', { nik: 'KTP' });
    const aceh = mappings.save('aceh', { nik: 'NIK', phone: 'HP' });
    mappings.remember(['NIK'], { nik: 'NIK' });
    expect(mappings.list()).toEqual([aceh, bogor]);
    expect(mappings.findByName(' BOGOR ')).toEqual(bogor);
    const again = mappings.save('BOGOR', { nik: 'NIK' });
    expect(again).toMatchObject({ mappingId: bogor.mappingId, name: 'BOGOR', headings: { nik: 'NIK' } });
    expect(mappings.list()).toHaveLength(2);
    expect(mappings.delete(bogor.mappingId)).toBe(true);
    expect(mappings.delete(bogor.mappingId)).toBe(false);
    expect(mappings.find(bogor.mappingId)).toBeNull();
    expect(mappings.forShape(['NIK'])).toEqual({ nik: 'NIK' });
  });
});

describe('the headings a mapping keeps', () => {
  test('tell columns of the same heading apart, and find them again', async () => {
    const columns = columnsOf(['HP', null], ['HP', 'phone'], ['', 'name'], ['KTP', 'nik']);
    const mapped = mappedHeadings(columns);
    expect(mapped).toEqual({ phone: 'HP (2)', name: 'C', nik: 'KTP' });
    const csv = 'HP,HP,,KTP\n0211234567,081234567890,Siti,3174052509950001\n';
    const read = await readBytes(csv, { columnHeadings: mapped, guessColumns: false });
    expect(read.columns.map).toEqual({ phone: 2, name: 3, nik: 4 });
  });

  test('mean the heading itself where one is really written like that', async () => {
    const csv = 'HP,HP (2),HP,KTP\n0211234567,081234567890,081234567891,3174052509950001\n';
    const read = await readBytes(csv, { columnHeadings: { phone: 'HP (2)' } });
    expect(read.columns.map.phone).toBe(2);
    const plainly = 'HP,HP 2,HP,KTP\n0211234567,0221234567,081234567891,3174052509950001\n';
    expect((await readBytes(plainly, { columnHeadings: { phone: 'HP (2)' } })).columns.map.phone).toBe(3);
    const third = mappedHeadings(columnsOf(['HP', null], ['HP (2)', null], ['HP', 'phone']));
    expect((await readBytes(csv, { columnHeadings: third })).columns.map.phone).toBe(3);
  });

  test('still find their columns when another was put in between', async () => {
    const mapped = mappedHeadings(columnsOf(['KTP', 'nik'], ['Kode', 'phone']));
    const csv = 'Cabang,KTP,Agen,Kode\nBogor,3174052509950001,A,081234567890\n';
    expect((await readBytes(csv, { columnHeadings: mapped })).columns.map).toMatchObject({ nik: 2, phone: 4 });
  });
});

describe('a preview and an import with a mapping', () => {
  const csv = 'Satu,Dua,Nama,Tiga\n081234567890,3174052509950001,Siti,081234567891\n';

  it('read the columns it names, in any case of its name, and say so', async () => {
    const bench = await mappingsBench();
    bench.mappings.save('Bogor', { nik: 'dua', phone: 'TIGA' });
    const preview = await bench.preview({ fileId: bench.file('a.csv', csv), mapping: 'bogor' });
    expect(preview.file.columns).toEqual({ nik: 2, phone: 4 });
    expect(preview.columns.map(({ field, guessedBy }) => [field, guessedBy])).toEqual([
      [null, null],
      ['nik', 'named'],
      // It was saved without a name, so none is guessed.
      [null, null],
      ['phone', 'named'],
    ]);
    const { file, list } = await bench.import({ fileId: 'a.csv', mapping: 'BOGOR' });
    expect(file.columns).toEqual({ nik: 2, phone: 4 });
    expect(list.accepted).toBe(1);
  });

  it('leave the last word to what the caller chose, by heading or by number', async () => {
    const bench = await mappingsBench();
    bench.mappings.save('Bogor', { nik: 'Tidak ada', phone: 'Tiga', name: 'Nama' });
    const fileId = bench.file('a.csv', csv);
    const read = { columnHeadings: { phone: 'Satu' }, columns: { nik: 2 } };
    const preview = await bench.preview({ fileId, mapping: 'Bogor', read });
    expect(preview.file.columns).toEqual({ nik: 2, phone: 1, name: 3 });
    expect(preview.columns.map(({ guessedBy }) => guessedBy)).toEqual(['chosen', 'chosen', 'named', null]);
  });

  it('still guess what a mapping without NIK or phone does not say', async () => {
    const bench = await mappingsBench();
    bench.mappings.save('Sebagian', { phone: 'Tiga' });
    const preview = await bench.preview({ fileId: bench.file('a.csv', csv), mapping: 'Sebagian' });
    expect(preview.file.columns).toEqual({ nik: 2, phone: 4, name: 3 });
    expect(preview.columns.map(({ guessedBy }) => guessedBy)).toEqual([null, 'values', 'heading', 'named']);
  });

  it('refuse a name nobody saved, and headings the file does not have', async () => {
    const bench = await mappingsBench();
    bench.mappings.save('Bogor', { nik: 'Dua', phone: 'Empat' });
    const fileId = bench.file('a.csv', csv);
    await expect((async () => bench.preview({ fileId, mapping: 'Depok' }))()).rejects.toMatchObject({
      code: 'mapping-unknown',
    });
    await expect((async () => bench.import({ fileId, mapping: 'Depok' }))()).rejects.toMatchObject({
      code: 'mapping-unknown',
    });
    await expect(bench.preview({ fileId, mapping: 'Bogor' })).rejects.toMatchObject({
      code: 'column-unknown',
      details: { heading: 'Empat' },
    });
    expect(bench.stored().lists).toBe(0);
  });
});

describe('what a list is for', () => {
  it('is set, changed, taken back and told', async () => {
    const bench = await mappingsBench();
    const fileId = bench.file('a.csv', 'NIK,HP\n3174052509950001,081234567890\n');
    const { list } = await bench.import({ fileId, purpose: 'win-back' });
    expect(list).toMatchObject({ purpose: 'win-back', legalBasis: null });
    const listId = list.id;
    const set = await bench.handlers['lists.setPurpose']({ listId, purpose: 'collection', legalBasis: 'contract' });
    expect(set).toMatchObject({ purpose: 'collection', legalBasis: 'contract' });
    expect(bench.told.at(-1)).toMatchObject({ name: 'lists.changed', payload: { id: listId, purpose: 'collection' } });
    const unset = await bench.handlers['lists.setPurpose']({ listId, purpose: null, legalBasis: null });
    expect(unset).toMatchObject({ purpose: null, legalBasis: null });
    await expect(
      (async () => bench.handlers['lists.setPurpose']({ listId: 99, purpose: null, legalBasis: null }))(),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
