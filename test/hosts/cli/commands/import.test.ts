/** `import` as scripts see it: the shape of what it prints, and files that cannot be read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { noStates } from '../../../fakes/views.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { nikOf, ordinaryPhone, writeList } from '../people.ts';

function write(name: string, lines: string[]): string {
  const path = join(tempDir(), name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('import', { timeout: 60_000 }, () => {
  it('prints the list, its rows, how the file was read and every problem', async () => {
    const dataDir = tempDir();
    const file = write('daftar.csv', [
      'NIK;Nama;No HP',
      `${nikOf(0)};Siti;${ordinaryPhone(0)}`,
      `${nikOf(1)};Budi;021`,
      `${nikOf(0)};Siti;${ordinaryPhone(0)}`,
    ]);
    const ended = await expectCli(0, ['import', file, '--name', 'Bogor', '--json'], { dataDir });
    expect(ended.json()).toEqual({
      list: 1,
      rows: 3,
      accepted: 2,
      rejected: 1,
      skipped: 0,
      duplicates: 1,
      states: { ...noStates, queued: 2 },
      charges: { charged: 0, free: 0, unknown: 0 },
      practiceAnswers: 0,
      practiceCharges: { charged: 0, free: 0, unknown: 0 },
      waitsElsewhere: 0,
      heldLists: [],
      queue: { state: 'running', reason: null },
      out: null,
      file: { sheet: null, headerRow: 1, columns: { nik: 1, name: 2, phone: 3 }, encoding: 'utf-8', delimiter: ';' },
      problems: expect.arrayContaining([
        { row: 3, field: 'phone', code: expect.stringMatching(/^phone-/), severity: 'error' },
      ]),
      forecast: expect.objectContaining({ waiting: 2, twins: 1, calls: 1, rejected: 1, rupiah: 0 }),
    });
    const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: { name: string }[] }>();
    expect(lists.map(({ name }) => name)).toEqual(['Bogor']);
  });

  it('with --dry-run stores nothing, and shows the cleaned people that were asked for', async () => {
    const dataDir = tempDir();
    const file = write('daftar.csv', [
      'NIK,Nama,No HP',
      `${nikOf(0)}, Siti ,+62 812-3456-0000`,
      `${nikOf(1)},Budi,021`,
    ]);
    const ended = await expectCli(0, ['import', file, '--dry-run', '--sample', '2,3', '--json'], { dataDir });
    expect(ended.json()).toMatchObject({
      list: null,
      rows: 2,
      accepted: 1,
      rejected: 1,
      states: noStates,
      samples: [
        { row: 2, person: { nik: nikOf(0), phone: '081234560000', name: 'Siti' } },
        { row: 3, person: null },
      ],
    });
    expect((await expectCli(0, ['status', '--json'], { dataDir })).json()).toMatchObject({ list: null, rows: 0 });
  });

  it('with --dry-run refuses what an import would refuse, and shows no cell beside a problem', async () => {
    const dataDir = tempDir();
    const unknown = write('tanpa-kolom.csv', ['Warna,Rasa', 'merah,manis']);
    const refused = await expectCli(3, ['import', unknown, '--dry-run', '--json'], { dataDir });
    expect(refused.json()).toMatchObject({ error: { code: 'no-usable-column' } });
    const file = write('daftar.csv', ['NIK,Nama,No HP', `${nikOf(0)},Siti,021`]);
    const dry = await expectCli(0, ['import', file, '--dry-run', '--json'], { dataDir });
    const { problems } = dry.json<{ problems: object[] }>();
    expect(problems.map((problem) => Object.keys(problem))).toEqual([['row', 'field', 'code', 'severity']]);
  });

  it('takes columns by heading, number and letter, and a heading before a letter', async () => {
    const dataDir = tempDir();
    const file = write('aneh.csv', [
      'X1,HP,X3,Siapa',
      `lain,${ordinaryPhone(0)},${nikOf(0)},Siti`,
      `lain,${ordinaryPhone(1)},${nikOf(1)},Budi`,
    ]);
    const map = ['--map', 'nik=C', '--map', 'phone=HP', 'name=4'];
    const ended = await expectCli(0, ['import', file, ...map, '--dry-run', '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ accepted: 2, file: { columns: { nik: 3, phone: 2, name: 4 } } });
  });

  it('says that another sheet holds people too, and reads that one when told', async () => {
    const dataDir = tempDir();
    const file = join(tempDir(), 'dua.xlsx');
    const people = (from: number, count: number) => [
      ['NIK', 'Nama', 'No HP'],
      ...Array.from({ length: count }, (_, index) => [nikOf(from + index), 'Siti', ordinaryPhone(from + index)]),
    ];
    const guide = [['Petunjuk'], ['Isi NIK dan nomor HP'], ['satu', 'dua', 'tiga']];
    writeFileSync(file, workbookOf({ Bogor: people(0, 3), Depok: people(3, 2), Petunjuk: guide }));
    const notRead = { row: 1, field: null, code: 'other-sheet-not-read', severity: 'warning' };
    const ended = await expectCli(0, ['import', file, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({
      accepted: 3,
      file: { sheet: 'Bogor', sheets: ['Bogor', 'Depok', 'Petunjuk'] },
      problems: [notRead],
    });
    const said = await expectCli(0, ['import', file, '--dry-run', '--language', 'id'], { dataDir });
    expect(said.stdout).toContain('Bogor dari Bogor, Depok, Petunjuk');
    expect(said.stdout).toContain('Lembar lain juga berisi nasabah');
    const other = await expectCli(0, ['import', file, '--sheet', 'Depok', '--json'], { dataDir });
    expect(other.json()).toMatchObject({ accepted: 2, file: { sheet: 'Depok' }, problems: [] });

    writeFileSync(file, workbookOf({ Bogor: people(0, 3), Petunjuk: guide, Depok: people(3, 0) }));
    const mapped = ['import', file, '--map', 'nik=A', 'phone=C', '--dry-run', '--json'];
    expect((await expectCli(0, mapped, { dataDir })).json()).toMatchObject({ accepted: 3, problems: [] });
  });

  it('takes short NIKs only when told', async () => {
    const dataDir = tempDir();
    const file = write('pendek.csv', ['NIK,Nama,No HP', `3171011501900,Siti,${ordinaryPhone(0)}`]);
    const dry = ['import', file, '--dry-run', '--json'];
    expect((await expectCli(0, dry, { dataDir })).json()).toMatchObject({ accepted: 0, rejected: 1 });
    expect((await expectCli(0, [...dry, '--accept-nik-length'], { dataDir })).json()).toMatchObject({ accepted: 1 });
  });

  it('takes the serial 0000 and one digit sixteen times only when told', async () => {
    const dataDir = tempDir();
    const rows = [`3100001708900000,Siti,${ordinaryPhone(0)}`, `1111111111111111,Ani,${ordinaryPhone(1)}`];
    const dry = ['import', write('nomor.csv', ['NIK,Nama,No HP', ...rows]), '--dry-run', '--json'];
    expect((await expectCli(0, dry, { dataDir })).json()).toMatchObject({
      rejected: 2,
      problems: [{ code: 'nik-serial-zero' }, { code: 'nik-one-digit' }],
    });
    expect((await expectCli(0, [...dry, '--accept-nik-serial'], { dataDir })).json()).toMatchObject({ accepted: 2 });
  });

  it('takes a column that was rounded before only when told, and says so in a dry run', async () => {
    const dataDir = tempDir();
    const rows = Array.from(
      { length: 20 },
      (_, index) => `31000017089${String(index + 1).padStart(4, '0')}0,Ani,${ordinaryPhone(index)}`,
    );
    const file = write('nol.csv', ['NIK,Nama,No HP', ...rows]);
    const refused = await expectCli(2, ['process', file, '--out', join(tempDir(), 'l.csv'), '--json'], { dataDir });
    expect(refused.json()).toMatchObject({ error: { code: 'nik-column-rounded' } });
    expect(refused.stderr).toContain('--accept-nik-rounded');
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
    expect((await expectCli(1, ['import', file, '--dry-run', '--json'], { dataDir })).json()).toMatchObject({
      problems: [{ row: 1, field: 'nik', code: 'nik-column-rounded', severity: 'error' }],
    });
    const taken = await expectCli(0, ['import', file, '--accept-nik-rounded', '--json'], { dataDir });
    expect(taken.json()).toMatchObject({
      accepted: 20,
      problems: [{ code: 'nik-column-rounded', severity: 'warning' }],
    });
  });

  it('takes a column of phones that was rounded before only when told by its own option', async () => {
    const dataDir = tempDir();
    const rows = Array.from(
      { length: 20 },
      (_, index) => `31000017089${String(index + 1).padStart(4, '0')}1,Ani,0812${String(10_000_010 + index * 10)}`,
    );
    const file = write('hp-nol.csv', ['NIK,Nama,No HP', ...rows]);
    const refused = await expectCli(2, ['import', file, '--accept-nik-rounded', '--json'], { dataDir });
    expect(refused.json()).toMatchObject({ error: { code: 'phone-column-rounded' } });
    expect(refused.stderr).toContain('--accept-phone-rounded');
    const taken = await expectCli(0, ['import', file, '--accept-phone-rounded', '--json'], { dataDir });
    expect(taken.json()).toMatchObject({ accepted: 20 });
  });

  it('takes NIKs whose date cannot be only when told, and lays a birth date beside the NIK', async () => {
    const dataDir = tempDir();
    const rows = [`3100003208900001,Siti,${ordinaryPhone(0)},1`, `3100001708900001,Ani,${ordinaryPhone(1)},18-08-1990`];
    const file = write('tanggal.csv', ['NIK,Nama,No HP,Sesuatu', ...rows]);
    const dry = ['import', file, '--dry-run', '--json'];
    expect((await expectCli(0, dry, { dataDir })).json()).toMatchObject({ accepted: 1, rejected: 1 });
    const ended = await expectCli(0, [...dry, '--accept-nik-date', '--map', 'birth-date=Sesuatu'], { dataDir });
    expect(ended.json()).toMatchObject({
      accepted: 2,
      file: { columns: { nik: 1, birthDate: 4 } },
      problems: [
        { row: 2, field: 'nik', code: 'nik-date-impossible', severity: 'warning' },
        { row: 3, field: 'nik', code: 'nik-dob-mismatch', severity: 'warning' },
      ],
    });
  });

  it('says in one sentence why a file cannot be read, and ends with 3', async () => {
    const dataDir = tempDir();
    const files: [path: string, code: string][] = [
      [join(dataDir, 'tidak-ada.xlsx'), 'file-not-readable'],
      [write('kosong.csv', ['']), 'file-empty'],
      [write('halaman.xls', ['<!DOCTYPE html><html><body>Login</body></html>']), 'file-not-spreadsheet'],
      [write('tanpa-kolom.csv', ['Warna,Rasa', 'merah,manis']), 'no-usable-column'],
    ];
    for (const [path, code] of files) {
      const ended = await expectCli(3, ['import', path, '--json'], { dataDir });
      expect(ended.json()).toMatchObject({ error: { code } });
      expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
      if (path.endsWith('halaman.xls')) expect(ended.stderr).toContain('.xlsx');
    }
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
  });

  it('ends with 3 for a column the file does not have', async () => {
    const file = writeList(tempDir(), 2);
    const ended = await expectCli(3, ['import', file, '--map', 'nik=Nomor Kartu', '--json'], { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ error: { code: 'column-unknown' } });
  });
});
