/** `report`: what it writes, what it says, and what it refuses. Invented people. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { readPrinted } from '../../../fakes/printed-file.ts';
import { nikOf, ordinaryPhone } from '../people.ts';

async function listed() {
  const dataDir = tempDir();
  const folder = tempDir();
  const file = join(folder, 'daftar.csv');
  const rows = [0, 1, 2].map(
    (index) => `${nikOf(index)},Orang ${index},${ordinaryPhone(index)},Agen ${index % 2},Bogor`,
  );
  writeFileSync(file, ['NIK,Nama,No HP,Petugas,Alamat', ...rows, ''].join('\n'));
  await expectCli(0, ['import', file], { dataDir });
  return { dataDir, folder, at: (name: string) => join(folder, name) };
}

it('writes one workbook, or one for each value of a column into a folder, and says how many people are in each', async () => {
  const { dataDir, at } = await listed();
  const one = at('semua.xlsx');
  const ended = await expectCli(0, ['report', '--list', '1', '--out', one, '--json'], { dataDir });
  expect(ended.json()).toMatchObject({
    reports: [{ out: one, people: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    masked: false,
    practice: true,
  });
  const folder = at('petugas');
  const parted = await expectCli(0, ['report', '--list', '1', '--by', 'petugas', '--out', folder, '--masked'], {
    dataDir,
  });
  expect(readdirSync(folder)).toEqual(['Agen 0.xlsx', 'Agen 1.xlsx']);
  expect(parted.stdout).toContain(`2 people: ${join(folder, 'Agen 0.xlsx')}`);
  expect(parted.stdout).toContain(`2 people of ${join(folder, 'Agen 0.xlsx')} were given before, in "semua.xlsx"`);
  expect(parted.stderr).toContain('PRACTICE');
  const sheet = read(readFileSync(join(folder, 'Agen 0.xlsx'))).Sheets.Visits ?? {};
  const [row] = utils.sheet_to_json<Record<string, string>>(sheet);
  expect(row?.NIK).toBe(`${nikOf(0).slice(0, 4)}••••••••${nikOf(0).slice(-4)}`);
});

it('shows the columns that are named, and names those there are where one is not', async () => {
  const { dataDir, at } = await listed();
  const out = at('x.csv');
  await expectCli(0, ['report', '--list', '1', '--columns', 'alamat', '--out', out], { dataDir });
  expect(readFileSync(out, 'utf8').split('\r\n')[0]).toMatch(/,Alamat$/);
  await expectCli(0, ['report', '--list', '1', '--columns', '', '--out', out], { dataDir });
  expect(readFileSync(out, 'utf8').split('\r\n')[0]).not.toContain('Alamat');
  const refused = await expectCli(2, ['report', '--list', '1', '--columns', 'Cabang', '--out', out], { dataDir });
  expect(refused.stderr).toContain('Petugas, Alamat');
});

it('prints them as a PDF, alone or several in a zip, and locks it', async () => {
  const { dataDir, at } = await listed();
  const one = at('kunjungan.pdf');
  const ended = await expectCli(0, ['report', '--list', '1', '--masked', '--out', one, '--json'], { dataDir });
  expect(ended.json()).toMatchObject({ reports: [{ out: one, people: 3 }], masked: true });
  const { text, pages } = await readPrinted(readFileSync(one));
  expect(text).toContain(`NIK: ${nikOf(0).slice(0, 4)}••••••••${nikOf(0).slice(-4)}`);
  expect(pages.every((page) => page.text.includes('PRACTICE: every answer here is made up'))).toBe(true);
  const zip = at('petugas.zip');
  const parted = ['report', '--list', '1', '--by', 'Petugas', '--format', 'pdf', '--save-template', 'Cetak'];
  await expectCli(0, [...parted, '--out', zip, '--password-stdin'], { dataDir, input: 'kata sandi uji\n' });
  const files = unzipSync(readFileSync(zip));
  expect(Object.keys(files)).toEqual(['Agen 0.pdf', 'Agen 1.pdf']);
  const agent = files['Agen 0.pdf'] as Uint8Array;
  expect((await readPrinted(agent, 'kata sandi uji')).title).toBe('Visits: Agen 0 – daftar');
  await expect(readPrinted(agent)).rejects.toMatchObject({ name: 'PasswordException' });
  // What is in a folder is as the template has it.
  await expectCli(0, ['report', '--list', '1', '--template', 'Cetak', '--out', at('lagi')], { dataDir });
  expect(readdirSync(at('lagi'))).toEqual(['Agen 0.pdf', 'Agen 1.pdf']);
});

it('takes a password from standard input alone, and says that nobody recovers it', async () => {
  const { dataDir, at } = await listed();
  const out = at('kunci.xlsx');
  const ended = await expectCli(0, ['report', '--list', '1', '--out', out, '--password-stdin'], {
    ...{ dataDir, input: 'kata sandi uji\n' },
  });
  expect(readFileSync(out).subarray(0, 4).toString('hex')).toBe('d0cf11e0');
  expect(ended.stdout).toContain('nobody can open the file again');
  expect(ended.stdout + ended.stderr).not.toContain('kata sandi uji');
  const none = await expectCli(2, ['report', '--list', '1', '--out', out, '--password-stdin'], { dataDir });
  expect(none.stderr).toContain('No password came');
  await expectCli(2, ['report', '--list', '1', '--out', out, '--password=x'], { dataDir });
});

it('says what is wrong before anything is written', async () => {
  const { dataDir, folder, at } = await listed();
  const wrong: [string[], number, string][] = [
    [['--list', '1', '--out', at('x.pdf'), '--format', 'xlsx'], 2, '--format is not what --out ends in'],
    [['--list', '1', '--out', at('x.docx')], 2, '.xlsx, .pdf, .csv or .zip'],
    [['--list', 'satu', '--out', at('x.xlsx')], 2, 'numbers of lists'],
    [['--list', '1,9', '--out', at('x.xlsx')], 2, 'There is no list of that number'],
    [['--list', '1', '--by', 'Petugas', '--out', at('x.xlsx')], 2, 'a .zip or a folder'],
    [['--list', '1', '--by', 'Cabang', '--out', at('x.zip')], 2, 'Petugas, Alamat'],
    [['--list', '1', '--kind', 'apa', '--out', at('x.xlsx')], 2, '--kind'],
    [['--list', '1', '--password-stdin', '--out', at('x.csv')], 2, 'Only a workbook or a PDF'],
    [['--list', '1', '--out', join(folder, 'tidak-ada', 'x.xlsx')], 3, 'folder does not exist'],
  ];
  for (const [args, exit, said] of wrong) {
    const ended = await expectCli(exit as 2, ['report', ...args], { dataDir });
    expect(ended.stderr, args.join(' ')).toContain(said);
  }
  expect(readdirSync(folder)).toEqual(['daftar.csv']);
});

it('says that the holidays of a year are not known, and that a file that should say them cannot be used', async () => {
  const { dataDir, at } = await listed();
  writeFileSync(join(dataDir, 'holidays.json'), JSON.stringify({ source: 'uji', '1999': ['1999-01-01'] }));
  const old = await expectCli(0, ['report', '--list', '1', '--out', at('x.xlsx')], { dataDir });
  expect(old.stdout).toContain(`holidays of ${new Date().getFullYear()} are not known`);
  writeFileSync(join(dataDir, 'holidays.json'), JSON.stringify({ source: 'uji', '1999': ['1999-02-30'] }));
  const bad = await expectCli(0, ['report', '--list', '1', '--out', at('x.xlsx')], { dataDir });
  expect(bad.stdout).toContain('cannot be used (1999[1])');
});
