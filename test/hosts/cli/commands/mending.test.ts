/** `problems` and `mend`: rows that were left out go to a colleague and come back; `import --problems` saves them at once. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, write } from 'xlsx';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { nikOf, ordinaryPhone } from '../people.ts';

/** Rows 3 and 4 cannot be asked. */
function troubled(dir: string): string {
  const path = join(dir, 'daftar.csv');
  const rows = [`${nikOf(0)},Siti,${ordinaryPhone(0)}`, `${nikOf(1)},Budi,021`, `,Ani,${ordinaryPhone(2)}`];
  writeFileSync(path, ['NIK,Nama,No HP', ...rows].join('\n'));
  return path;
}

function type(path: string, cells: Record<string, string>): void {
  const book = read(readFileSync(path), { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (const [cell, text] of Object.entries(cells)) sheet[cell] = { t: 's', v: text, z: '@' };
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

describe('what a list left out', { timeout: 60_000 }, () => {
  it('is saved by `problems`, mended in Excel, and taken back by `mend`', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const out = join(dir, 'masalah.xlsx');
    await expectCli(0, ['import', troubled(dir), '--json'], { dataDir });
    const saved = await expectCli(0, ['problems', '--list', '1', '--out', out, '--json'], { dataDir });
    expect(saved.json()).toMatchObject({ list: 1, rejected: 2, out, problemsFile: { rows: 2, out } });

    type(out, { C2: ordinaryPhone(1) });
    const once = await expectCli(0, ['mend', out, '--json'], { dataDir });
    expect(once.json()).toMatchObject({
      ...{ list: 1, rows: 3, accepted: 2, rejected: 1, mended: 1, stillRejected: 1, ignored: 0, atMost: null },
      forecast: { waiting: 2 },
    });
    type(out, { A3: nikOf(2) });
    const again = await expectCli(0, ['mend', out, '--language', 'id'], { dataDir });
    expect(again.stdout).toContain('1 masuk ke daftar, 1 bukan dari daftar ini, atau sudah ada di dalamnya');
    expect(again.stdout).toContain('run --list 1');
    expect((await expectCli(0, ['status', '--list', '1', '--json'], { dataDir })).json()).toMatchObject({
      ...{ accepted: 3, rejected: 0 },
    });

    const nothing = await expectCli(0, ['problems', '--list', '1', '--out', join(dir, 'kosong.xlsx'), '--json'], {
      dataDir,
    });
    expect(nothing.json()).toMatchObject({ out: null, problemsFile: null });
    expect(existsSync(join(dir, 'kosong.xlsx'))).toBe(false);
  });

  it('is saved by `import --problems` beside the list, in the language of the command', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const out = join(dir, 'masalah.xlsx');
    const ended = await expectCli(0, ['import', troubled(dir), '--problems', out, '--json', '--language', 'id'], {
      dataDir,
    });
    expect(ended.json()).toMatchObject({ list: 1, out: null, problemsFile: { rows: 2, out } });
    expect(read(readFileSync(out)).SheetNames[0]).toBe('Perlu diperbaiki');
  });

  it('is saved by `process --problems` beside the report', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const [out, problems] = [join(dir, 'laporan.xlsx'), join(dir, 'masalah.xlsx')];
    const args = ['process', troubled(dir), '--out', out, '--problems', problems, '--json'];
    const ended = await expectCli(0, args, { dataDir });
    expect(ended.json()).toMatchObject({ list: 1, out, problemsFile: { rows: 2, out: problems } });
    expect([existsSync(out), existsSync(problems)]).toEqual([true, true]);
  });

  it('of a started list is taken back only where it may cost that much', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const out = join(dir, 'masalah.xlsx');
    await expectCli(0, ['connection', 'set', '--name', 'Latihan', '--price', '500'], { dataDir });
    await expectCli(0, ['process', troubled(dir), '--out', join(dir, 'l.xlsx'), '--problems', out, '--json'], {
      dataDir,
    });
    type(out, { C2: ordinaryPhone(1), A3: nikOf(2) });
    const dear = await expectCli(1, ['mend', out, '--max-cost', '999', '--json'], { dataDir });
    expect(dear.json()).toMatchObject({
      ...{ list: 1, accepted: 1, rejected: 2, notStarted: 'max-cost', atMost: { calls: 2, rupiah: 1000 } },
    });
    expect(dear.json()).not.toHaveProperty('mended');
    const taken = await expectCli(0, ['mend', out, '--max-cost', '1000', '--json'], { dataDir });
    expect(taken.json()).toMatchObject({ accepted: 3, mended: 2, states: { queued: 2 }, forecast: { calls: 2 } });
    expect((await expectCli(0, ['run', '--list', '1', '--json'], { dataDir })).json()).toMatchObject({
      states: { queued: 0, answered: 3 },
    });
  });

  it('is no other file: one without marks, or with those of a list that is not here, mends nothing', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const out = join(dir, 'masalah.xlsx');
    await expectCli(0, ['import', troubled(dir), '--problems', out], { dataDir });
    const plain = await expectCli(3, ['mend', troubled(dir), '--json'], { dataDir });
    expect(plain.json()).toMatchObject({ error: { code: 'draft-mends-nothing' } });
    const elsewhere = await expectCli(3, ['mend', out, '--json'], { dataDir: tempDir() });
    expect(elsewhere.json()).toMatchObject({ error: { code: 'draft-mends-nothing' } });
    const unknown = await expectCli(2, ['problems', '--list', '9', '--out', out, '--json'], { dataDir });
    expect(unknown.json()).toMatchObject({ error: { code: 'not-found' } });
  });

  it('is never saved over the list or the report, nor where nothing can be written', async () => {
    const dataDir = tempDir();
    const dir = tempDir();
    const list = join(dir, 'daftar.xlsx');
    writeFileSync(list, 'bukan apa-apa');
    const over = await expectCli(2, ['import', list, '--problems', list, '--json'], { dataDir });
    expect(over.json()).toMatchObject({ error: { code: 'invalid-input' } });
    const report = join(dir, 'laporan.xlsx');
    await expectCli(2, ['process', troubled(dir), '--out', report, '--problems', report, '--json'], { dataDir });
    const nowhere = join(dir, 'tidak', 'ada.xlsx');
    const ended = await expectCli(3, ['import', troubled(dir), '--problems', nowhere, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code: 'file-not-writable' } });
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
  });
});

describe('template', { timeout: 60_000 }, () => {
  it('writes an empty workbook in the language asked for, which has nobody in it yet', async () => {
    const dataDir = tempDir();
    const out = join(tempDir(), 'templat.xlsx');
    expect((await expectCli(0, ['template', '--out', out, '--json'], { dataDir })).json()).toEqual({ out });
    expect(read(readFileSync(out)).SheetNames).toEqual(['Data', 'Examples']);
    await expectCli(0, ['template', '--out', out, '--language', 'id'], { dataDir });
    expect(read(readFileSync(out)).SheetNames).toEqual(['Data', 'Contoh']);
    const empty = await expectCli(3, ['import', out, '--json'], { dataDir });
    expect(empty.json()).toMatchObject({ error: { code: 'no-data-rows' } });
  });
});
