/** Report files from the terminal: one that a scanner holds for a moment, and the one for Excel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { scriptedPhone, writeList } from './people.ts';

const busyRename = new URL('../../fixtures/busy-rename.mjs', import.meta.url).href;
const kecil = fileURLToPath(new URL('../../../resources/practice/kecil.csv', import.meta.url));

describe('a report', { timeout: 60_000 }, () => {
  it('that a scanner holds for a moment is there all the same', async () => {
    const out = join(tempDir(), 'laporan.xlsx');
    const env = { NODE_OPTIONS: `--import ${busyRename}` };
    const ended = await expectCli(0, ['process', kecil, '--out', out, '--json'], { dataDir: tempDir(), env });
    expect(ended.json()).toMatchObject({ out });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  it('for Excel has semicolons and keeps digits; without being asked for, it is as it was', async () => {
    const dataDir = tempDir();
    const folder = tempDir();
    const list = writeList(folder, 1, () => scriptedPhone(0));
    const places = { plain: join(folder, 'a.csv'), excel: join(folder, 'b.csv'), ledger: join(folder, 'c.csv') };
    const { list: id } = (
      await expectCli(0, ['process', list, '--out', places.excel, '--excel-csv', '--json'], { dataDir })
    ).json<{ list: number }>();
    const exported = await expectCli(0, ['export', '--list', String(id), '--out', places.plain], { dataDir });
    expect(exported.stderr).toContain('This report is of practice: its answers are made up');
    await expectCli(0, ['charges', '--out', places.ledger, '--excel-csv'], { dataDir });
    const phone = scriptedPhone(0);
    expect(readFileSync(places.excel, 'utf8')).toMatch(/^\uFEFFsep=;\r\n/);
    expect(readFileSync(places.excel, 'utf8')).toContain(`"=""${phone}"""`);
    expect(readFileSync(places.ledger, 'utf8')).toMatch(/^\uFEFFsep=;\r\n/);
    expect(readFileSync(places.plain, 'utf8')).toContain(`,${phone},`);
    expect(readFileSync(places.plain, 'utf8')).not.toContain('sep=');
    await expectCli(2, ['export', '--list', String(id), '--out', join(folder, 'd.xlsx'), '--excel-csv'], { dataDir });
  });

  it('gets its password from standard input, behind nothing else, and says that a lost one is lost', async () => {
    const dataDir = tempDir();
    const list = writeList(tempDir(), 1, () => scriptedPhone(0));
    const places = { plain: join(tempDir(), 'a.csv'), locked: join(tempDir(), 'b.xlsx') };
    const { list: id } = (await expectCli(0, ['process', list, '--out', places.plain, '--json'], { dataDir })).json<{
      list: number;
    }>();
    const order = ['export', '--list', String(id), '--password-stdin', '--out'];
    const ended = await expectCli(0, [...order, places.locked], { dataDir, input: 'rahasia 1\r\n' });
    expect(ended.stdout).toContain('If this password is lost');
    expect(ended.stdout + ended.stderr).not.toContain('rahasia');
    expect(readFileSync(places.locked).subarray(0, 4).toString('hex')).toBe('d0cf11e0');
    await expectCli(2, [...order, places.locked], { dataDir, input: '\n' });
    await expectCli(2, [...order, places.plain], { dataDir, input: 'rahasia 1\n' });
  });
});
