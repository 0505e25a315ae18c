/** The branch's name and logo from a script: set, shown, taken away, refused; and what a report and its template say instead. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { expectCli } from '../../../fakes/command-line.ts';
import { png } from '../../../fakes/pictures.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { nikOf, ordinaryPhone } from '../people.ts';

const nothing = { name: null, logo: null };

it('is set, shown and taken away', { timeout: 60_000 }, async () => {
  const dataDir = tempDir();
  const logo = join(tempDir(), 'logo.png');
  writeFileSync(logo, png(120, 40));
  expect((await expectCli(0, ['branch', 'show', '--json'], { dataDir })).json()).toEqual(nothing);
  const shown = { format: 'png', width: 120, height: 40, bytes: png(120, 40).length };
  const set = await expectCli(0, ['branch', 'set', '--name', ' Bogor ', '--logo', logo, '--json'], { dataDir });
  expect(set.json()).toEqual({ name: 'Bogor', logo: shown });
  const said = await expectCli(0, ['branch', 'show', '--language', 'id'], { dataDir });
  expect(said.stdout).toContain('Cabang: Bogor');
  expect(said.stdout).toContain('PNG, 120 × 40');
  const without = await expectCli(0, ['branch', 'set', '--remove-name', '--remove-logo', '--json'], { dataDir });
  expect(without.json()).toEqual(nothing);
});

it('is refused what is no logo, what is not there, and no order at all', { timeout: 60_000 }, async () => {
  const dataDir = tempDir();
  const svg = join(tempDir(), 'logo.png');
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const refused = await expectCli(2, ['branch', 'set', '--logo', svg, '--json'], { dataDir });
  expect(refused.json()).toMatchObject({ error: { code: 'logo-refused', message: expect.stringContaining('SVG') } });
  await expectCli(3, ['branch', 'set', '--logo', join(tempDir(), 'none.png')], { dataDir });
  for (const wrong of [
    [],
    ['--name', ' '],
    ['--name', 'x'.repeat(61)],
    ['--name', 'A', '--remove-name'],
    ['--logo', svg, '--remove-logo'],
  ])
    await expectCli(2, ['branch', 'set', ...wrong], { dataDir });
  expect((await expectCli(0, ['branch', 'show', '--json'], { dataDir })).json()).toEqual(nothing);
});

it('gives way to a report’s own name and to a template that goes without the logo', { timeout: 60_000 }, async () => {
  const dataDir = tempDir();
  const folder = tempDir();
  writeFileSync(join(folder, 'l.csv'), `NIK,Nama,No HP\n${nikOf(0)},Orang,${ordinaryPhone(0)}\n`);
  writeFileSync(join(folder, 'logo.png'), png(120, 40));
  await expectCli(0, ['import', join(folder, 'l.csv')], { dataDir });
  await expectCli(0, ['branch', 'set', '--name', 'Bogor', '--logo', join(folder, 'logo.png')], { dataDir });
  const report = async (name: string, ...args: string[]) => {
    const out = join(folder, name);
    await expectCli(0, ['report', '--list', '1', ...args, '--out', out], { dataDir });
    const book = read(readFileSync(out), { bookFiles: true });
    const [cover = ''] = book.SheetNames;
    const lines = utils.sheet_to_json<string[]>(book.Sheets[cover] ?? {}, { header: 1 }).flat();
    const files = Object.keys((book as { files?: object }).files ?? {});
    return [lines.find((line) => line !== ''), files.some((file) => file.includes('xl/media/'))];
  };
  expect(await report('a.xlsx')).toEqual(['Bogor', true]);
  const own = ['--branch-name', 'Depok', '--no-logo', '--save-template', 'D'];
  expect(await report('b.xlsx', ...own)).toEqual(['Depok', false]);
  expect(await report('c.xlsx', '--template', 'D')).toEqual(['Depok', false]);
  expect(await report('d.xlsx', '--template', 'D', '--logo', '--branch-name', 'Bekasi')).toEqual(['Bekasi', true]);
});
