/** `outcomes import`: what a script and a person get of filled-in sheets. The people are invented. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutcomeImport } from '../../../src-main/contract/outcomes.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { returnedSheet } from '../../fakes/returned-sheet.ts';
import { agileWorkbook } from '../../fixtures/encrypted-workbooks.ts';
import { openScene } from './golden-scene.ts';
import { nikOf, ordinaryPhone } from './people.ts';

const people = (file: (name: string, lines: readonly string[]) => string) =>
  file('daftar.csv', ['NIK,Nama,No HP', ...[0, 1, 2, 3].map((i) => `${nikOf(i)},Orang ${i + 1},${ordinaryPhone(i)}`)]);

it('prints for scripts what was stored and what was told, to the last key', async () => {
  const { command, dataDir, folder, file } = openScene();
  await expectCli(0, ['import', people(file), '--json'], { dataDir });
  const sheet = join(folder, 'petugas.xlsx');
  const spoil = (rows: (string | number | null)[][]) => {
    if (rows[2]) rows[2][2] = '081200000000';
    rows.push([
      'Orang lain',
      '3201010101900011',
      '081234560001',
      'Menolak',
      ...Array(5).fill(null),
      'SB9-1-222222222222-222222',
    ]);
  };
  writeFileSync(
    sheet,
    await returnedSheet(
      dataDir,
      [
        ['Berhasil dihubungi', null, null, null, 'Joko', 'Di rumah'],
        ['Janji bayar', null, 'besok', 1_500_000],
        ['Menolak'],
        [],
      ],
      spoil,
    ),
  );
  await command('outcomes-dry-run', ['outcomes', 'import', sheet, '--agent', 'Tuti', '--dry-run']);
  await command('outcomes-import', ['outcomes', 'import', sheet, join(folder, 'tidak-ada.xlsx'), '--agent', 'Tuti']);
  await command('outcomes-import-again', ['outcomes', 'import', sheet]);
});

it('tells a person in their language, by row and with what to do next', async () => {
  const { dataDir, folder, file } = openScene();
  await expectCli(0, ['import', people(file), '--json'], { dataDir });
  const sheet = join(folder, 'petugas.xlsx');
  writeFileSync(sheet, await returnedSheet(dataDir, [['Menolak'], ['ketemu']]));
  const ended = await expectCli(1, ['outcomes', 'import', sheet, '--dry-run', '--language', 'id'], { dataDir });
  expect(ended.stdout).toMatch(/petugas\.xlsx +1 +0 +0 +0 +0 +1/);
  expect(ended.stdout).toMatch(/petugas\.xlsx, Baris 3 +Orang 2 +Hasil kunjungan “ketemu” bukan salah satu pilihan\./);
  expect(ended.stdout).toContain('Tidak ada yang disimpan');
});

it('takes the password of the sheets from standard input, and never as an argument', async () => {
  const { dataDir, folder, file } = openScene();
  await expectCli(0, ['import', people(file), '--json'], { dataDir });
  const sheet = join(folder, 'petugas.xlsx');
  writeFileSync(sheet, agileWorkbook(await returnedSheet(dataDir, [['Menolak']]), { password: 'melati 12' }));
  const locked = await expectCli(1, ['outcomes', 'import', sheet, '--json'], { dataDir });
  expect(locked.json<OutcomeImport>().files).toMatchObject([{ error: 'file-encrypted' }]);
  const args = ['outcomes', 'import', sheet, '--password-stdin', '--json'];
  expect((await expectCli(0, args, { dataDir, input: 'melati 12\r\n' })).json()).toMatchObject({ outcomes: 1 });
  const none = await expectCli(2, args, { dataDir, input: '' });
  expect(none.stderr).toContain('No password came');
  await expectCli(2, ['outcomes', 'import', sheet, '--password', 'melati 12', '--json'], { dataDir: tempDir() });
});
