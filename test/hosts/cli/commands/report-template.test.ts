/** Templates of reports from a script: saved by one report, used by the next, listed and deleted. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { nikOf, ordinaryPhone } from '../people.ts';

async function listIn(dataDir: string): Promise<(name: string) => string> {
  const folder = tempDir();
  const path = join(folder, 'daftar.csv');
  const rows = [0, 1].map((index) => [
    nikOf(index),
    `Orang ${index}`,
    ordinaryPhone(index),
    `Jl. ${index}`,
    `Agen ${index}`,
  ]);
  writeFileSync(path, ['NIK,Nama,No HP,Alamat,Petugas', ...rows.map((row) => row.join(','))].join('\n'));
  await expectCli(0, ['import', path], { dataDir });
  return (name) => join(folder, name);
}

function headingsOf(path: string): string[] {
  const [sheet = {}] = Object.values(read(readFileSync(path)).Sheets).slice(1);
  const [first = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  return first;
}

function namesOf(path: string): unknown[] {
  const [sheet = {}] = Object.values(read(readFileSync(path)).Sheets).slice(1);
  return utils.sheet_to_json<Record<string, unknown>>(sheet).map(({ Nama }) => Nama);
}

describe('a template of reports', { timeout: 60_000 }, () => {
  it('is saved by one report, used by the next in any case, listed and deleted', async () => {
    const dataDir = tempDir();
    const at = await listIn(dataDir);
    const report = ['report', '--list', '1', '--json'];
    const choices = ['--by', 'Petugas', '--columns', 'Alamat', '--masked', '--language', 'en'];
    const saved = await expectCli(0, [...report, ...choices, '--save-template', ' Per petugas ', '--out', at('satu')], {
      dataDir,
    });
    expect(saved.json()).toMatchObject({ template: 'Per petugas', masked: true });

    const used = await expectCli(0, [...report, '--template', 'PER PETUGAS', '--out', at('dua')], { dataDir });
    expect(used.json()).toMatchObject({
      masked: true,
      reports: [
        { group: 'Agen 0', people: 1 },
        { group: 'Agen 1', people: 1 },
      ],
    });
    const headings = headingsOf(join(at('dua'), 'Agen 0.xlsx'));
    expect(headings).toContain('Alamat');
    expect(headings).not.toContain('Petugas');
    // English, as it was when it was saved.
    expect(headings).toContain('Next step');

    const listed = await expectCli(0, ['report', 'template', 'list', '--json'], { dataDir });
    expect(listed.json()).toMatchObject({
      templates: [
        { name: 'Per petugas', options: { by: 'Petugas', columns: ['Alamat'], nik: 'masked', language: 'en' } },
      ],
    });
    expect((await expectCli(0, ['report', 'template', 'list'], { dataDir })).stdout).toContain('Alamat');
    const gone = await expectCli(0, ['report', 'template', 'delete', '--name', 'per petugas', '--json'], { dataDir });
    expect(gone.json()).toEqual({ deleted: 'Per petugas' });
    expect((await expectCli(0, ['report', 'template', 'list', '--json'], { dataDir })).json()).toEqual({
      templates: [],
    });
  });

  it('gives way to what is named beside it', async () => {
    const dataDir = tempDir();
    const at = await listIn(dataDir);
    const save = ['--by', 'Petugas', '--columns', 'Alamat', '--save-template', 'A', '--out', at('a.zip')];
    await expectCli(0, ['report', '--list', '1', ...save], { dataDir });
    const over = ['--template', 'A', '--by', 'Alamat', '--columns', 'Petugas', '--language', 'en', '--out', at('b')];
    const ended = await expectCli(0, ['report', '--list', '1', ...over, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ reports: [{ group: 'Jl. 0' }, { group: 'Jl. 1' }] });
    expect(headingsOf(join(at('b'), 'Jl. 0.xlsx'))).toContain('Petugas');
  });

  it('keeps other headings, columns left out and an order, of which each gives way by itself', async () => {
    const dataDir = tempDir();
    const at = await listIn(dataDir);
    const report = ['report', '--list', '1', '--language', 'id'];
    const look = ['--rename', 'Alamat=Tempat tinggal', '--rename', 'Petugas=Agen', '--without', 'reason,answer-age'];
    const sort = ['--sort', 'petugas', '--descending'];
    await expectCli(0, [...report, ...look, ...sort, '--save-template', 'A', '--out', at('a.xlsx')], { dataDir });
    const options = async () => {
      const listed = (await expectCli(0, ['report', 'template', 'list', '--json'], { dataDir })).json();
      return (listed as never as { templates: { options: object }[] }).templates[0]?.options;
    };
    expect(await options()).toMatchObject({
      renamed: [
        { column: 'Alamat', heading: 'Tempat tinggal' },
        { column: 'Petugas', heading: 'Agen' },
      ],
      without: ['reason', 'answerAge'],
      sort: { column: 'petugas', descending: true },
    });
    await expectCli(0, [...report, '--template', 'A', '--out', at('b.xlsx')], { dataDir });
    const headings = headingsOf(at('b.xlsx'));
    expect(headings).toEqual(expect.arrayContaining(['Tempat tinggal', 'Agen', 'Operator']));
    for (const gone of ['Alamat', 'Petugas', 'Alasan']) expect(headings).not.toContain(gone);
    expect(namesOf(at('b.xlsx'))).toEqual(['Orang 1', 'Orang 0']);

    const over = ['--template', 'A', '--rename', 'alamat=', '--without', '', '--sort', 'name', '--save-template', 'A'];
    await expectCli(0, [...report, ...over, '--out', at('c.xlsx')], { dataDir });
    expect(await options()).toMatchObject({
      renamed: [{ column: 'Petugas', heading: 'Agen' }],
      without: [],
      sort: { column: null, descending: false },
    });
    expect(headingsOf(at('c.xlsx'))).toEqual(expect.arrayContaining(['Alamat', 'Agen', 'Alasan']));
    expect(namesOf(at('c.xlsx'))).toEqual(['Orang 0', 'Orang 1']);
  });

  it('is refused a heading of the sheet, and what no sheet can be without', async () => {
    const dataDir = tempDir();
    const at = await listIn(dataDir);
    const report = ['report', '--list', '1', '--out', at('x.xlsx'), '--save-template', 'A'];
    const taken = await expectCli(2, [...report, '--rename', 'Alamat=Hasil kunjungan', '--json'], { dataDir });
    expect(taken.json()).toMatchObject({
      error: { code: 'heading-taken', message: expect.stringContaining('called "Hasil kunjungan"') },
    });
    const said = await expectCli(2, [...report, '--language', 'id', '--rename', 'Alamat=NIK'], { dataDir });
    expect(said.stderr).toContain('Judul kolom "NIK" sudah dipakai');
    for (const wrong of [
      ['--rename', 'Alamat'],
      ['--rename', '=Tempat'],
      ['--rename', `Alamat=${'x'.repeat(61)}`],
      ['--without', 'nik'],
      ['--without', 'rowCode'],
      ['--sort', 'Kota'],
      ['--descending'],
      ['--sort', 'chance', '--descending'],
    ])
      await expectCli(2, [...report, ...wrong], { dataDir });
    expect(existsSync(at('x.xlsx'))).toBe(false);
    const listed = (await expectCli(0, ['report', 'template', 'list', '--json'], { dataDir })).json();
    expect(listed).toEqual({ templates: [] });
  });

  it('that nobody saved, that parts what is one file, or whose name cannot be, writes and keeps nothing', async () => {
    const dataDir = tempDir();
    const at = await listIn(dataDir);
    const save = ['--by', 'Petugas', '--save-template', 'A', '--out', at('a.zip')];
    await expectCli(0, ['report', '--list', '1', ...save], { dataDir });
    for (const args of [
      ['report', '--list', '1', '--template', 'B', '--out', at('x.xlsx')],
      ['report', 'template', 'delete', '--name', 'B'],
    ]) {
      const ended = await expectCli(2, [...args, '--json'], { dataDir });
      expect(ended.json()).toMatchObject({ error: { code: 'report-template-unknown' } });
    }
    await expectCli(2, ['report', '--list', '1', '--template', 'A', '--out', at('x.xlsx')], { dataDir });
    await expectCli(2, ['report', '--list', '1', '--save-template', ' ', '--out', at('x.xlsx')], { dataDir });
    await expectCli(2, ['report', '--out', at('x.xlsx')], { dataDir });
    await expectCli(2, ['report', '--list', '1'], { dataDir });
    expect(existsSync(at('x.xlsx'))).toBe(false);
    const { templates } = (
      await expectCli(0, ['report', 'template', 'list', '--json'], { dataDir })
    ).json() as never as {
      templates: { name: string }[];
    };
    expect(templates.map(({ name }) => name)).toEqual(['A']);
  });
});
