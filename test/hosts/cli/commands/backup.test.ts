/** `backup`: made, listed, and put back here and on another machine. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { writeList } from '../people.ts';

type Backups = { backups: { file: string; lookups: number; ok: boolean }[] };
type Failed = { error: { code: string } };

it('makes one, lists it, and puts it back on a clear yes alone', async () => {
  const dataDir = tempDir();
  await expectCli(0, ['import', writeList(tempDir(), 3), '--json'], { dataDir });
  const made = (await expectCli(0, ['backup', 'create', '--json'], { dataDir })).json<{
    out: string;
    lookups: number;
  }>();
  expect(made).toMatchObject({ lookups: 3, bytes: readFileSync(made.out).length });
  expect((await expectCli(0, ['backup', 'list', '--json'], { dataDir })).json<Backups>().backups).toEqual([
    expect.objectContaining({ file: made.out, lookups: 3, ok: true }),
  ]);
  await expectCli(0, ['import', writeList(tempDir(), 2), '--json'], { dataDir });
  const dry = await expectCli(0, ['backup', 'restore', made.out, '--dry-run', '--json'], { dataDir });
  expect(dry.json()).toEqual({ lookups: 3, missingAnswers: 0, missingRupiah: 0 });
  expect((await expectCli(2, ['backup', 'restore', made.out, '--json'], { dataDir })).stderr).toContain('--yes');
  const restored = await expectCli(0, ['backup', 'restore', made.out, '--yes', '--json'], { dataDir });
  expect(restored.json()).toEqual({ lookups: 3, missingAnswers: 0, missingRupiah: 0 });
  const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: unknown[] }>();
  expect(lists).toHaveLength(1);
  expect((await expectCli(1, ['data', '--json'], { dataDir })).json()).toMatchObject({ code: 'store-older' });
}, 60_000);

it('is opened on another machine by its recovery key, which is asked for', async () => {
  const [dataDir, stick] = [tempDir(), tempDir()];
  await expectCli(0, ['import', writeList(tempDir(), 3), '--json'], { dataDir });
  const sheet = join(stick, 'kunci.txt');
  await expectCli(0, ['recovery-key', 'make', '--out', sheet, '--json'], { dataDir });
  const key =
    readFileSync(sheet, 'utf8')
      .match(/[0-9A-Z]{5}(-[0-9A-Z]{5})+/g)
      ?.join('-') ?? '';
  const { out } = (await expectCli(0, ['backup', 'create', '--to', stick, '--json'], { dataDir })).json<{
    out: string;
  }>();
  // A machine of its own: another key file, and nothing known of what was sent.
  const there = { dataDir: tempDir(), env: { SAMBUNG_STATE_DIR: tempDir() } };
  const asked = await expectCli(3, ['backup', 'restore', out, '--yes', '--json'], there);
  expect(asked.json<Failed>().error.code).toBe('backup-needs-key');
  expect(existsSync(join(there.dataDir, 'sambung.db'))).toBe(false);
  const restore = ['backup', 'restore', out, '--recovery-key-stdin', '--yes', '--json'];
  expect((await cli(restore, { ...there, input: `${key.slice(0, -1)}!\n` })).code).toBe(2);
  const restored = await expectCli(0, restore, { ...there, input: `${key}\n` });
  expect(restored.json()).toEqual({ lookups: 3, missingAnswers: null, missingRupiah: null });
  const { lists } = (await expectCli(0, ['lists', '--json'], there)).json<{ lists: unknown[] }>();
  expect(lists).toHaveLength(1);
}, 60_000);

it('comes back where the data does not open any more, and says how many checks were sent since', async () => {
  const dataDir = tempDir();
  await expectCli(0, ['import', writeList(tempDir(), 3), '--json'], { dataDir });
  const { out } = (await expectCli(0, ['backup', 'create', '--json'], { dataDir })).json<{ out: string }>();
  await expectCli(0, ['lookup', '--nik', '3201010101900001', '--phone', '081234567890', '--json'], { dataDir });
  writeFileSync(join(dataDir, 'sambung.db'), Buffer.alloc(8_192, 1));
  rmSync(join(dataDir, 'sambung.db-wal'), { force: true });
  const dry = await expectCli(0, ['backup', 'restore', out, '--dry-run', '--json'], { dataDir });
  expect(dry.json()).toEqual({ lookups: 3, missingAnswers: 1, missingRupiah: null });
  await expectCli(0, ['backup', 'restore', out, '--yes', '--json'], { dataDir });
  expect((await expectCli(1, ['data', '--json'], { dataDir })).json()).toMatchObject({
    opens: true,
    older: { calls: 1 },
  });
}, 60_000);

it('refuses what is no backup, and a place that is not there', async () => {
  const dataDir = tempDir();
  mkdirSync(join(dataDir, 'x'));
  const other = join(dataDir, 'x', 'daftar.csv');
  writeFileSync(other, 'NIK');
  const refused = await expectCli(3, ['backup', 'restore', other, '--yes', '--json'], { dataDir: tempDir() });
  expect(refused.json<Failed>().error.code).toBe('backup-damaged');
  const gone = await expectCli(3, ['backup', 'create', '--to', join(dataDir, 'stik', 'a'), '--json'], {
    dataDir: tempDir(),
  });
  expect(gone.json<Failed>().error.code).toBe('file-not-writable');
}, 60_000);

it('puts damaged data together of a backup and what can still be read, and says what is missing', async () => {
  const dataDir = tempDir();
  await expectCli(0, ['import', writeList(tempDir(), 3), '--json'], { dataDir });
  await expectCli(0, ['backup', 'create', '--json'], { dataDir });
  await expectCli(0, ['lookup', '--nik', '3201010101900001', '--phone', '081234567890', '--json'], { dataDir });
  expect((await expectCli(2, ['backup', 'rebuild', '--json'], { dataDir })).stderr).toContain('--yes');
  const whole = await expectCli(0, ['backup', 'rebuild', '--dry-run', '--json'], { dataDir });
  expect(whole.json()).toMatchObject({ readable: true, complete: true, missingRupiah: 0, setAside: null });
  const damaged = readFileSync(join(dataDir, 'sambung.db')).fill(1, 0, 8_192);
  writeFileSync(join(dataDir, 'sambung.db'), damaged);
  rmSync(join(dataDir, 'sambung.db-wal'), { force: true });
  expect((await expectCli(1, ['data'], { dataDir })).stdout).toContain('backup rebuild');
  const rebuilt = await expectCli(1, ['backup', 'rebuild', '--yes', '--json'], { dataDir });
  const { setAside, ...account } = rebuilt.json<{ setAside: string }>();
  expect(account).toMatchObject({ readable: false, complete: false });
  expect(readFileSync(join(setAside, 'sambung.db'))).toEqual(damaged);
  expect(JSON.parse(readFileSync(join(setAside, 'rebuilt.json'), 'utf8'))).toMatchObject({ complete: false });
  // Older than it was: nothing is sent before somebody has decided.
  const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: unknown[] }>();
  expect(lists).toHaveLength(1);
  expect((await expectCli(1, ['data', '--json'], { dataDir })).json()).toMatchObject({
    opens: true,
    code: 'store-older',
  });
}, 60_000);
