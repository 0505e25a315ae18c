/** How a file is read, as a script says it: saved mappings, heading rows, hidden rows and totals; and what the list is for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { rawWorkbook, textCell } from '../../../fixtures/workbooks.ts';
import { nikOf, ordinaryPhone } from '../people.ts';

function write(lines: string[]): string {
  const path = join(tempDir(), 'daftar.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
}

const odd = (order: readonly [string, string, string]) =>
  write([order.join(','), ...[0, 1].map((index) => order.map((heading) => cellOf(heading, index)).join(','))]);

function cellOf(heading: string, index: number): string {
  return heading === 'Satu' ? ordinaryPhone(index) : heading === 'Dua' ? nikOf(index) : `Orang ${index}`;
}

describe('a saved mapping', { timeout: 60_000 }, () => {
  it('is made by one import, used by the next, listed and deleted', async () => {
    const dataDir = tempDir();
    const map = ['--map', 'nik=Dua', '--map', 'phone=Satu', '--map', 'name=Tiga'];
    const first = ['import', odd(['Satu', 'Dua', 'Tiga']), ...map, '--save-mapping', 'Bogor', '--json'];
    const headings = { nik: 'Dua', phone: 'Satu', name: 'Tiga' };
    expect((await expectCli(0, first, { dataDir })).json()).toMatchObject({
      ...{ list: 1, accepted: 2, mapping: { name: 'Bogor', headings } },
    });
    const second = ['import', odd(['Tiga', 'Satu', 'Dua']), '--mapping', 'BOGOR', '--json'];
    expect((await expectCli(0, second, { dataDir })).json()).toMatchObject({
      ...{ list: 2, accepted: 2, file: { columns: { name: 1, phone: 2, nik: 3 } } },
    });
    const listed = await expectCli(0, ['mapping', 'list', '--json'], { dataDir });
    expect(listed.json()).toMatchObject({ mappings: [{ name: 'Bogor', headings }] });
    expect((await expectCli(0, ['mapping', 'list'], { dataDir })).stdout).toContain('NIK = "Dua"');
    const gone = await expectCli(0, ['mapping', 'delete', '--name', 'bogor', '--json'], { dataDir });
    expect(gone.json()).toEqual({ deleted: 'Bogor' });
    expect((await expectCli(0, ['mapping', 'list', '--json'], { dataDir })).json()).toEqual({ mappings: [] });
  });

  it('works in a dry run, and --map goes over it', async () => {
    const dataDir = tempDir();
    const save = ['--map', 'nik=Dua', 'phone=Satu', '--save-mapping', 'Bogor'];
    await expectCli(0, ['import', odd(['Satu', 'Dua', 'Tiga']), ...save, '--json'], { dataDir });
    const file = write(['Satu,Dua,HP', `021,${nikOf(0)},${ordinaryPhone(0)}`]);
    const dry = ['import', file, '--mapping', 'Bogor', '--dry-run', '--json'];
    expect((await expectCli(0, dry, { dataDir })).json()).toMatchObject({
      rejected: 1,
      file: { columns: { phone: 1 } },
    });
    const over = await expectCli(0, [...dry, '--map', 'phone=HP', '--sample', '2'], { dataDir });
    expect(over.json()).toMatchObject({ accepted: 1, samples: [{ row: 2, person: { nik: nikOf(0) } }] });
  });

  it('that nobody saved is wrong usage, and one whose headings are not there is said', async () => {
    const dataDir = tempDir();
    const save = ['--map', 'nik=Dua', 'phone=Satu', '--save-mapping', 'Bogor'];
    await expectCli(0, ['import', odd(['Satu', 'Dua', 'Tiga']), ...save, '--json'], { dataDir });
    const file = write(['NIK,No HP', `${nikOf(0)},${ordinaryPhone(0)}`]);
    for (const args of [
      ['import', file, '--mapping', 'Depok'],
      ['mapping', 'delete', '--name', 'Depok'],
    ]) {
      const ended = await expectCli(2, [...args, '--json'], { dataDir });
      expect(ended.json()).toMatchObject({ error: { code: 'mapping-unknown' } });
    }
    const other = await expectCli(3, ['import', file, '--mapping', 'Bogor', '--json'], { dataDir });
    expect(other.json()).toMatchObject({ error: { code: 'column-unknown' } });
  });

  it('is not made by a dry run', async () => {
    const dataDir = tempDir();
    const args = ['import', odd(['Satu', 'Dua', 'Tiga']), '--dry-run', '--json'];
    for (const more of [
      ['--save-mapping', 'Bogor'],
      ['--problems', join(dataDir, 'x.xlsx')],
    ]) {
      expect((await expectCli(2, [...args, ...more], { dataDir })).json()).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
  });
});

describe('how the rows are read', { timeout: 60_000 }, () => {
  it('is corrected by the row of the headings, or by saying that there is none', async () => {
    const dataDir = tempDir();
    const file = write([`${nikOf(0)},${ordinaryPhone(0)},Siti`, `${nikOf(1)},${ordinaryPhone(1)},Budi`]);
    const dry = ['import', file, '--dry-run', '--json'];
    const none = await expectCli(0, [...dry, '--header-row', 'none'], { dataDir });
    expect(none.json()).toMatchObject({ rows: 2, accepted: 2, file: { headerRow: null } });
    const first = await expectCli(0, [...dry, '--header-row', '1', '--map', 'nik=1', 'phone=2'], { dataDir });
    expect(first.json()).toMatchObject({ rows: 1, file: { headerRow: 1 } });
  });

  it('takes headings of two rows where it is told so', async () => {
    const dataDir = tempDir();
    const lines = ['NIK,No HP,Nama', 'teks,teks,teks', `${nikOf(0)},${ordinaryPhone(0)},Siti`];
    const dry = ['import', write(lines), '--dry-run', '--json'];
    expect((await expectCli(0, [...dry, '--header-rows', '1'], { dataDir })).json()).toMatchObject({ rows: 2 });
    expect((await expectCli(0, [...dry, '--header-rows', '2'], { dataDir })).json()).toMatchObject({ rows: 1 });
  });

  it('takes totals, and leaves out hidden rows, only where it is told so', async () => {
    const dataDir = tempDir();
    const totals = write(['NIK,No HP,Nama', `${nikOf(0)},${ordinaryPhone(0)},Siti`, ',,TOTAL 1 orang']);
    const dry = ['import', totals, '--dry-run', '--json'];
    expect((await expectCli(0, dry, { dataDir })).json()).toMatchObject({ rows: 1 });
    expect((await expectCli(0, [...dry, '--take-totals'], { dataDir })).json()).toMatchObject({ rows: 2, rejected: 1 });

    const hidden = join(tempDir(), 'sembunyi.xlsx');
    const row = (number: number, texts: string[], attributes = '') =>
      `<row r="${number}"${attributes}>${texts.map((text, index) => textCell(`${'ABC'[index]}${number}`, text)).join('')}</row>`;
    const people = [0, 1].map((index) => [nikOf(index), ordinaryPhone(index), 'Siti']);
    const rows = [row(1, ['NIK', 'No HP', 'Nama']), row(2, people[0] ?? []), row(3, people[1] ?? [], ' hidden="1"')];
    writeFileSync(hidden, rawWorkbook(rows.join('')));
    const read = ['import', hidden, '--dry-run', '--json'];
    expect((await expectCli(0, read, { dataDir })).json()).toMatchObject({ rows: 2 });
    expect((await expectCli(0, [...read, '--leave-out-hidden'], { dataDir })).json()).toMatchObject({ rows: 1 });
  });
});

describe('what the list is for', { timeout: 60_000 }, () => {
  it('is kept with the list and told by `lists`', async () => {
    const dataDir = tempDir();
    const file = write(['NIK,No HP', `${nikOf(0)},${ordinaryPhone(0)}`]);
    const why = ['--purpose', 'win-back', '--legal-basis', 'legitimate-interest'];
    await expectCli(0, ['import', file, ...why, '--json'], { dataDir });
    await expectCli(0, ['import', file, '--json'], { dataDir });
    const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: object[] }>();
    expect(lists).toMatchObject([
      { id: 2, purpose: null, legalBasis: null },
      { id: 1, purpose: 'win-back', legalBasis: 'legitimate-interest' },
    ]);
  });
});
