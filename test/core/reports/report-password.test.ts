/** A workbook under a password: who has it opens the file, nobody else does, and it is written down nowhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { openLocked } from '../../fakes/locked-workbook.ts';
import { tempDir } from '../../fakes/ports.ts';
import { codeOf } from '../spreadsheet/read/read-bytes.ts';

const password = 'rahasia Ñ 12345';

async function listOf(bench: CoreBench): Promise<number> {
  const fileId = await bench.upload(
    'nasabah.csv',
    Buffer.from('NIK;Nama;No HP\n3201010101900011;Budi Rekaan;081234560001'),
  );
  const { list } = await importFile(bench.ask, { fileId, connectionId: (await bench.practice()).id });
  return list.id;
}

describe('a report with a password', () => {
  it('is opened by it, by no other, and by nobody without', async () => {
    const path = join(tempDir(), 'laporan.xlsx');
    const bench = await coreBench({ ports: { dialogs: { open: async () => null, save: async () => path } } });
    const listId = await listOf(bench);
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    const fileId = file?.fileId ?? '';
    const made = await bench.ask('reports.create', { listId, fileId, language: 'id', password });
    const bytes = readFileSync(path);
    expect(await codeOf(bytes)).toBe('file-encrypted');
    expect(openLocked(bytes, `${password}6`)).toBeNull();
    const zip = openLocked(bytes, password);
    expect(read(zip as Buffer).SheetNames).toEqual(['Orang', 'Ringkasan']);
    expect(JSON.stringify(read(zip as Buffer).Sheets.Orang)).toContain('Budi Rekaan');
    for (const held of [bytes.toString('latin1'), bytes.toString('utf16le'), JSON.stringify(made)]) {
      expect(held).not.toContain('rahasia');
      expect(held).not.toContain('Budi Rekaan');
    }
  });

  it('cannot be a CSV file: that is said before anything is written', async () => {
    const bench = await coreBench();
    const listId = await listOf(bench);
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.csv' });
    const order = { listId, fileId: file?.fileId ?? '', language: 'id' as const, password };
    expect(await bench.core.call('reports.create', { ...order, format: 'csv' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
  });
});
