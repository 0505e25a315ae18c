import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TemplateOptions } from '../../../src-main/contract/report-templates.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { fieldBench } from './field/field-bench.ts';

const options: TemplateOptions = {
  by: 'Petugas',
  columns: ['Alamat', 'Tunggakan'],
  renamed: [{ column: 'Alamat', heading: 'Tempat tinggal' }],
  without: ['operator'],
  sort: { column: 'Tunggakan', descending: true },
  branchName: 'Bogor',
  logo: false,
  nik: 'masked',
  language: 'id',
  format: 'xlsx',
};

describe('a template of reports', () => {
  it('is kept under its name, by whom and when, and is there after a start', async () => {
    const bench = await coreBench();
    const saved = await bench.ask('reportTemplates.save', { name: '  Per petugas ', options });
    expect(saved).toMatchObject({
      name: 'Per petugas',
      options,
      savedAt: expect.any(Number),
      savedBy: expect.any(String),
    });
    await bench.core.close();
    const again = await coreBench({ ports: { dataDir: bench.ports.dataDir } });
    expect((await again.ask('reportTemplates.list', {})).templates).toEqual([saved]);
  });

  it('is replaced by one of the same name in any case, and keeps its id', async () => {
    const bench = await coreBench();
    const first = await bench.ask('reportTemplates.save', { name: 'Petugas', options });
    const all = { ...options, columns: null };
    const second = await bench.ask('reportTemplates.save', { name: 'PETUGAS', options: all });
    await bench.ask('reportTemplates.save', { name: 'Cabang', options });
    expect(second.templateId).toBe(first.templateId);
    expect(
      (await bench.ask('reportTemplates.list', {})).templates.map(({ name, options: { columns } }) => [name, columns]),
    ).toEqual([
      ['Cabang', ['Alamat', 'Tunggakan']],
      ['PETUGAS', null],
    ]);
  });

  it('is deleted once', async () => {
    const bench = await coreBench();
    const { templateId } = await bench.ask('reportTemplates.save', { name: 'Petugas', options });
    await bench.ask('reportTemplates.delete', { templateId });
    expect((await bench.ask('reportTemplates.list', {})).templates).toEqual([]);
    expect(await bench.core.call('reportTemplates.delete', { templateId })).toMatchObject({
      ok: false,
      error: { code: 'report-template-unknown' },
    });
  });
});

describe('what a program of before renaming, leaving out and sorting kept', { timeout: 60_000 }, () => {
  it('is a template and a report with nothing renamed, left out or sorted', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { report } = await bench.make({ listIds: [list.id], columns: ['Alamat'] });
    const { templateId } = await bench.ask('reportTemplates.save', { name: 'Lama', options });
    await bench.core.close();
    const store = await openStore(testPorts({ dir: bench.ports.dataDir }));
    const old = { by: 'Petugas', columns: ['Alamat'], nik: 'masked', language: 'id', format: 'xlsx' };
    store
      .prepare<{ id: number; options: string }>('UPDATE report_templates SET options = :options WHERE id = :id')
      .run({ id: templateId, options: JSON.stringify(old) });
    const recorded = { kind: 'field', listIds: [list.id], container: 'file', ...old, by: null };
    store
      .prepare<{ id: number; options: string }>('UPDATE reports SET options = :options WHERE id = :id')
      .run({ id: report.reportId, options: JSON.stringify(recorded) });
    store.close();

    const again = await fieldBench({ dir: bench.ports.dataDir });
    const [template] = (await again.ask('reportTemplates.list', {})).templates;
    expect(template?.options).toEqual({ ...old, renamed: [], without: [], sort: null, branchName: null, logo: true });
    const fileId = join(tempDir(), 'lagi.xlsx');
    expect(await again.ask('reports.again', { reportId: report.reportId, fileId })).toMatchObject({ people: 5 });
  });
});
