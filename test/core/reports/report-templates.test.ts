import { describe, expect, it } from 'vitest';
import type { TemplateOptions } from '../../../src-main/contract/report-templates.ts';
import { coreBench } from '../../fakes/core-bench.ts';

const options: TemplateOptions = {
  by: 'Petugas',
  columns: ['Alamat', 'Tunggakan'],
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
