/** The main job in one go, on the list that comes with the program. */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../../src-main/hosts/cli/session/scope.ts';
import { expectCli, startCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { expectCliProcess, sourceEntry } from '../cli-process.ts';
import { writeList } from '../people.ts';
import { connect, freePort } from '../provider.ts';

const small = fileURLToPath(new URL('../../../../resources/practice/kecil.csv', import.meta.url));

describe('process', { timeout: 60_000 }, () => {
  it('takes the practice list from file to report, every row final, on the practice connection, from its sources', async () => {
    const dataDir = tempDir();
    const out = join(tempDir(), 'laporan.xlsx');
    const ended = await expectCliProcess(0, ['process', small, '--out', out, '--json'], {
      dataDir,
      entry: sourceEntry,
    });
    const summary = ended.json<Summary>();
    expect(summary).toMatchObject({ list: 1, out, queue: { state: 'running', reason: null } });
    expect(summary.rows).toBe(summary.accepted + summary.rejected);
    const { answered, no_record, refused, reused } = summary.states;
    expect(answered + no_record + refused + reused).toBe(summary.accepted);
    expect(answered).toBeGreaterThan(0);
    expect(summary.charges).toMatchObject({ charged: answered, unknown: 0 });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');

    expect((await expectCli(0, ['status', '--list', '1', '--json'], { dataDir })).json()).toEqual({
      ...withoutReading(summary),
      out: null,
      // The day's sum is one over all lists.
      today: null,
    });
    expect((await expectCli(0, ['status', '--json'], { dataDir })).json()).toMatchObject({
      list: null,
      rows: summary.rows,
      states: summary.states,
    });
  });

  it('writes a CSV where the name says so, and another report later from the same answers', async () => {
    const dataDir = tempDir();
    const folder = tempDir();
    const list = writeList(folder, 5);
    const first = join(folder, 'a.csv');
    await expectCli(0, ['process', list, '--out', first, '--language', 'id'], { dataDir });
    expect(readFileSync(first, 'utf8').split('\n').length).toBeGreaterThan(5);
    const second = join(folder, 'b.xlsx');
    const ended = await expectCli(0, ['export', '--list', '1', '--out', second, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ list: 1, out: second, report: { format: 'xlsx', rows: 5 } });
    expect(statSync(second).size).toBeGreaterThan(0);
  });

  it('finds out before anything is asked that the report has nowhere to go', async () => {
    const dataDir = tempDir();
    const out = join(dataDir, 'tidak-ada', 'a.xlsx');
    const ended = await expectCli(3, ['process', writeList(tempDir(), 2), '--out', out, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code: 'file-not-writable' } });
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
  });

  it('finds out before anything is asked that something else stands where the report should go', async () => {
    const dataDir = tempDir();
    const out = join(tempDir(), 'a.xlsx');
    mkdirSync(out);
    for (const path of [out, join(writeList(tempDir(), 2), 'a.csv')]) {
      const ended = await expectCli(3, ['process', writeList(tempDir(), 2), '--out', path, '--json'], { dataDir });
      expect(ended.json()).toMatchObject({ error: { code: 'file-not-writable' } });
    }
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
  });

  it('does not replace the list by its report, by whatever name', async () => {
    const folder = tempDir();
    const list = writeList(folder, 2);
    const before = readFileSync(list);
    symlinkSync(list, join(folder, 'pintasan.csv'));
    linkSync(list, join(folder, 'kembar.csv'));
    for (const out of [list, join(folder, '.', 'pintasan.csv'), join(folder, 'kembar.csv')]) {
      const ended = await expectCli(2, ['process', list, '--out', out, '--json'], { dataDir: tempDir() });
      expect(ended.json()).toMatchObject({ error: { code: 'invalid-input' } });
      expect(readFileSync(list)).toEqual(before);
    }
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('says which list it was when the report fails at the end', async () => {
    const dataDir = tempDir();
    await connect(dataDir, `http://127.0.0.1:${await freePort()}/phone-association`);
    const out = join(tempDir(), 'a.xlsx');
    const args = ['process', writeList(tempDir(), 2), '--out', out, '--connection', 'Uji', '--for', '3'];
    for (const json of [true, false]) {
      const running = startCli(json ? [...args, '--json'] : args, { dataDir });
      await running.said('Waiting for connection');
      mkdirSync(out, { recursive: true });
      const ended = await running.ended;
      expect(ended.code).toBe(3);
      expect(ended.stderr).toContain('The file cannot be written.');
      if (json) {
        expect(ended.json()).toMatchObject({
          list: 1,
          accepted: 2,
          states: { queued: 2 },
          out: null,
          error: { code: 'file-not-writable', message: expect.stringMatching(/\.$/) },
        });
      } else expect(ended.stdout).toContain('export --list 2 --out');
      rmdirSync(out);
    }
  });

  it('with --dry-run asks nothing and writes nothing', async () => {
    const dataDir = tempDir();
    const out = join(tempDir(), 'a.xlsx');
    const ended = await expectCli(0, ['process', writeList(tempDir(), 2), '--out', out, '--dry-run', '--json'], {
      dataDir,
    });
    expect(ended.json()).toMatchObject({ list: null, accepted: 2, out: null });
    expect(existsSync(out)).toBe(false);
  });

  it('tells a person what became of the list in words', async () => {
    const dataDir = tempDir();
    const out = join(tempDir(), 'a.xlsx');
    const args = ['process', writeList(tempDir(), 3), '--out', out, '--language', 'id'];
    const { stdout } = await expectCli(0, args, { dataDir });
    expect(stdout).toMatch(/Baris +3: 3 diterima/);
    expect(stdout).toMatch(/Antrean +Berjalan/);
    expect(stdout).toContain(out);
  });
});

/** What `process` prints beyond a summary. */
function withoutReading({ ...summary }: Summary & { file?: unknown; problems?: unknown; forecast?: unknown }): object {
  delete summary.file;
  delete summary.problems;
  delete summary.forecast;
  return summary;
}
