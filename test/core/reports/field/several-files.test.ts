/** A file for each agent: named safely, none mixed up, all of them or none. Invented people. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../fakes/ports.ts';
import { column, fieldBench, people, tableOf } from './field-bench.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const of = (agent: string, index: number) =>
  `32010101019${index}0001;Orang ${index};08123456${String(index).padStart(4, '0')};;${agent};;;;;`;

describe('a zip', () => {
  it('holds a workbook for each value of the column, and one for those without', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const out = join(tempDir(), 'petugas.zip');
    const { report } = await bench.make({ listIds: [list.id], by: 'petugas', container: 'zip', fileId: out });
    const bytes = readFileSync(out);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['Agen A.xlsx', 'Agen B.xlsx', 'tanpa petugas.xlsx']);
    const names = Object.values(files).map((file) => column(tableOf(Buffer.from(file), 'Kunjungan'), 'Nama'));
    expect(names).toEqual([['Siti Contoh', 'Dewi Contoh', 'Rina Contoh'], ['Budi Contoh'], ['=Agus Contoh']]);
    expect(report).toMatchObject({ container: 'zip', people: 5, fileName: 'petugas.zip', sha256: sha256(bytes) });
    expect(report.files).toEqual(
      Object.entries(files).map(([name, file], index) => ({
        name,
        group: ['Agen A', 'Agen B', null][index],
        people: [3, 1, 1][index],
        sha256: sha256(file),
        givenBefore: [],
      })),
    );
    expect(tableOf(Buffer.from(files['Agen B.xlsx'] ?? []), 'Petunjuk')[0]?.[0]).toBe('Laporan lapangan: Agen B');
    expect(readdirSync(join(out, '..'))).toEqual(['petugas.zip']);
  });

  it('can be downloaded, and nothing of it lies open in the temporary folder meanwhile', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'petugas.zip' });
    const order = { kind: 'field', language: 'id', by: 'Petugas', container: 'zip', format: 'csv' } as const;
    const fileId = file?.fileId ?? '';
    const report = await bench.ask('reports.create', { ...order, listIds: [list.id], fileId });
    const bytes = await bench.download(fileId);
    expect(report.sha256).toBe(sha256(bytes));
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['Agen A.csv', 'Agen B.csv', 'tanpa Petugas.csv']);
    expect(report.files.map((one) => one.sha256)).toEqual(Object.values(files).map(sha256));
    const folder = { ...order, container: 'folder' as const, listIds: [list.id], fileId };
    expect(await bench.core.call('reports.create', folder)).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('is no use for a column with a value for everybody', async () => {
    const bench = await fieldBench();
    const rows = Array.from({ length: 501 }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      return `320101010190${number};Orang;08123456${number};;Agen ${index};;;;;`;
    });
    const list = await bench.list(rows, { startNow: false });
    const order = { kind: 'field', language: 'id', by: 'Petugas', container: 'zip' } as const;
    const fileId = join(tempDir(), 'x.zip');
    expect(await bench.core.call('reports.create', { ...order, listIds: [list.id], fileId })).toMatchObject({
      error: { code: 'report-too-many-files', details: { most: 500 } },
    });
    expect(existsSync(fileId)).toBe(false);
  });
});

describe('a folder', () => {
  const agents = ['A/B', 'a:b', 'CON', '../luar', ''];

  it('is made, and holds names that every file system takes, each of its own', async () => {
    const bench = await fieldBench();
    const list = await bench.list(agents.map(of), { startNow: false });
    const parent = tempDir();
    const out = join(parent, 'petugas');
    const { report } = await bench.make({ listIds: [list.id], by: 'Petugas', container: 'folder', fileId: out });
    expect(readdirSync(parent)).toEqual(['petugas']);
    expect(readdirSync(out).sort()).toEqual([
      ...['A-B (2).xlsx', '_CON.xlsx', 'a-b.xlsx', 'luar.xlsx', 'tanpa Petugas.xlsx'],
    ]);
    for (const { name, group, sha256: told } of report.files) {
      const bytes = readFileSync(join(out, name));
      expect(sha256(bytes)).toBe(told);
      const expected = agents.indexOf(group ?? '');
      expect(column(tableOf(bytes, 'Kunjungan'), 'Nama')).toEqual([`Orang ${expected}`]);
    }
  });

  it('replaces what it wrote before, and leaves what else is there', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const out = tempDir();
    writeFileSync(join(out, 'catatan.txt'), 'tetap');
    writeFileSync(join(out, 'Agen A.xlsx'), 'lama');
    await bench.make({ listIds: [list.id], by: 'Petugas', container: 'folder', fileId: out });
    expect(readdirSync(out).sort()).toEqual(['Agen A.xlsx', 'Agen B.xlsx', 'catatan.txt', 'tanpa Petugas.xlsx']);
    expect(tableOf(readFileSync(join(out, 'Agen A.xlsx')), 'Kunjungan')).toHaveLength(4);
    expect(readFileSync(join(out, 'catatan.txt'), 'utf8')).toBe('tetap');
  });

  it('gets none of them where one cannot be put there: older files stand as they stood, and nothing is on record', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const out = tempDir();
    writeFileSync(join(out, 'Agen A.xlsx'), 'lama');
    // The last of them: a folder is no file that could be replaced.
    mkdirSync(join(out, 'tanpa Petugas.xlsx'));
    const order = { kind: 'field', language: 'id', by: 'Petugas', container: 'folder' } as const;
    const failed = await bench.core.call('reports.create', { ...order, listIds: [list.id], fileId: out });
    expect(failed).toMatchObject({ error: { code: 'file-not-writable' } });
    expect(readdirSync(out).sort()).toEqual(['Agen A.xlsx', 'tanpa Petugas.xlsx']);
    expect(readFileSync(join(out, 'Agen A.xlsx'), 'utf8')).toBe('lama');
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
  }, 20_000);

  it('is not a file that stands there', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const out = join(tempDir(), 'laporan');
    writeFileSync(out, 'lama');
    const order = { kind: 'field', language: 'id', container: 'folder' } as const;
    expect(await bench.core.call('reports.create', { ...order, listIds: [list.id], fileId: out })).toMatchObject({
      error: { code: 'file-not-writable' },
    });
    expect(readFileSync(out, 'utf8')).toBe('lama');
  });

  it('takes a report that is not parted as well, under the name of its list; a file does not take one that is', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const out = join(tempDir(), 'semua');
    await bench.make({ listIds: [list.id], container: 'folder', fileId: out });
    expect(readdirSync(out)).toEqual(['Nasabah Uji.xlsx']);
    const order = { kind: 'field', language: 'id', by: 'Petugas', fileId: join(tempDir(), 'x.xlsx') } as const;
    expect(await bench.core.call('reports.create', { ...order, listIds: [list.id] })).toMatchObject({
      error: { code: 'invalid-input', fields: [{ path: 'container' }] },
    });
  });
});
