/** `keyring` and `recovery-key`: what seals the data, sealing it anew, and opening it by the key on paper. */
import fs, { existsSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';

const phrase = { SAMBUNG_KEYRING: '', SAMBUNG_PASSPHRASE: 'hujan di bulan juni' };
const json = (out: string) => JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;

/** Data with a recovery key, and the key. */
async function withKey(env: Record<string, string> = {}) {
  const dataDir = tempDir();
  const out = join(tempDir(), 'lembar.txt');
  const made = await expectCli(0, ['recovery-key', 'make', '--out', out, '--json'], { dataDir, env });
  const sheet = readFileSync(out, 'utf8');
  const key = sheet.match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/g)?.join('-') ?? '';
  return { dataDir, out, key, fingerprint: json(made.stdout).fingerprint, said: made };
}

/** From now on the disk is full at the so manyth write into that file. */
function fullAt(path: string, call: number): void {
  let file = -1;
  let left = call;
  const [open, write, flush] = [fs.openSync, fs.writeSync, fs.fsyncSync];
  const full = () => Object.assign(new Error('full'), { code: 'ENOSPC' });
  const spies = [
    vi.spyOn(fs, 'openSync').mockImplementation((...given) => {
      const opened = open(...given);
      if (given[0] === path) file = opened;
      return opened;
    }),
    vi.spyOn(fs, 'writeSync').mockImplementation(((to: number, ...rest: [never]) => {
      if (to === file && left < 3 && --left === 0) throw full();
      return write(to, ...rest);
    }) as typeof fs.writeSync),
    vi.spyOn(fs, 'fsyncSync').mockImplementation((of) => {
      // The first is of the room that is taken.
      if (of === file && left >= 3 && ++left === 5) throw full();
      flush(of);
    }),
  ];
  syncBuiltinESMExports();
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  });
}

describe('recovery-key make', () => {
  test('writes a sheet for its owner alone, and says only the fingerprint', async () => {
    const { out, key, fingerprint, said } = await withKey();
    expect(json(said.stdout)).toEqual({ fingerprint });
    expect(fingerprint).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    for (const group of key.split('-')) expect(said.stdout + said.stderr).not.toContain(group);
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out, 'utf8')).toContain(String(fingerprint));
  });

  test('writes over nothing, and makes no key where it would be seen by nobody', async () => {
    const { dataDir, out, key } = await withKey();
    await expectCli(2, ['recovery-key', 'make', '--out', out, '--json'], { dataDir });
    await expectCli(2, ['recovery-key', 'make', '--json'], { dataDir });
    await expectCli(0, ['recovery-key', 'check', '--json'], { dataDir, input: `${key}\n` });
  });

  test.each([
    ['before the key is made', 1],
    ['while the sheet is written', 2],
    ['while the sheet comes to the disk', 3],
  ])(
    'on a disk that is full %s makes no key, leaves no file, and the key of before opens the data',
    async (_, call) => {
      const { dataDir, key, fingerprint } = await withKey();
      await expectCli(0, ['recovery-key', 'check'], { dataDir, input: key });
      const before = readFileSync(join(dataDir, 'vault.json'), 'utf8');
      const out = join(tempDir(), 'penuh.txt');
      fullAt(out, call);
      const { stdout, stderr } = await expectCli(3, ['recovery-key', 'make', '--out', out, '--json'], { dataDir });
      expect(json(stdout)).toMatchObject({ error: { code: 'disk-full' } });
      expect(stderr).toContain('one you have stays valid');
      expect(existsSync(out)).toBe(false);
      expect(JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8'))).toEqual(JSON.parse(before));
      await expectCli(0, ['recovery-key', 'check'], { dataDir, input: key });
      const status = await expectCli(0, ['recovery-key', 'status', '--json'], { dataDir });
      expect(json(status.stdout)).toMatchObject({ fingerprint, before: [] });
    },
  );

  test('says that the one before opens the data too until the new one is checked', async () => {
    const { dataDir, key, fingerprint } = await withKey();
    const out = join(tempDir(), 'baru.txt');
    const { stdout } = await expectCli(0, ['recovery-key', 'make', '--out', out], { dataDir });
    expect(stdout).toContain('until then the key of before opens the data too');
    const status = await expectCli(1, ['recovery-key', 'status'], { dataDir });
    expect(status.stdout).toContain(`Opens the data too until then: ${fingerprint}`);
    const older = await expectCli(0, ['recovery-key', 'check'], { dataDir, input: key });
    expect(older.stdout).toContain('A newer one');
    const next =
      readFileSync(out, 'utf8')
        .match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/g)
        ?.join('-') ?? '';
    await expectCli(0, ['recovery-key', 'check'], { dataDir, input: next });
    await expectCli(2, ['recovery-key', 'check'], { dataDir, input: key });
  });

  test('without --out shows it to whoever reads', async () => {
    const { stdout } = await expectCli(0, ['recovery-key', 'make'], { dataDir: tempDir() });
    expect(stdout).toMatch(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\n/);
  });
});

test('recovery-key check tells a slip with its group, and another key', async () => {
  const { dataDir, key, fingerprint } = await withKey();
  expect((await cli(['recovery-key', 'status', '--json'], { dataDir })).code).toBe(1);
  const groups = key.split('-');
  const slipped = [groups[1], groups[0], ...groups.slice(2)].join(' ');
  const wrong = await expectCli(2, ['recovery-key', 'check', '--json'], { dataDir, input: slipped });
  expect(json(wrong.stdout)).toMatchObject({ error: { code: 'recovery-key-mistyped' } });
  expect(wrong.stderr).toContain('group 1');
  const other = await withKey();
  const another = await expectCli(2, ['recovery-key', 'check', '--json'], { dataDir, input: other.key });
  expect(json(another.stdout)).toMatchObject({ error: { code: 'recovery-key-wrong' } });
  const right = await expectCli(0, ['recovery-key', 'check', '--json'], { dataDir, input: ` ${key.toLowerCase()}\n` });
  expect(json(right.stdout)).toEqual({ fingerprint, opens: true });
  const status = await expectCli(0, ['recovery-key', 'status', '--json'], { dataDir });
  expect(json(status.stdout)).toMatchObject({ fingerprint, checkedAt: expect.any(Number) });
});

test('status says that no recovery key was made, then that it was not checked, then nothing', async () => {
  const dataDir = tempDir();
  expect((await expectCli(0, ['status'], { dataDir })).stderr).toContain('No recovery key was made');
  const out = join(tempDir(), 'key.txt');
  await expectCli(0, ['recovery-key', 'make', '--out', out], { dataDir });
  expect((await expectCli(0, ['status'], { dataDir })).stderr).toContain('never checked');
});

describe('keyring', () => {
  test('says what seals the data, and seals it anew', async () => {
    const dataDir = tempDir();
    const env = { ...phrase };
    await expectCli(0, ['status'], { dataDir });
    const before = await expectCli(0, ['keyring', 'status', '--json'], { dataDir, env });
    expect(json(before.stdout)).toEqual({ keyring: 'key-file', weak: true, available: ['passphrase', 'key-file'] });
    const after = await expectCli(0, ['keyring', 'change', 'passphrase', '--json'], { dataDir, env });
    expect(json(after.stdout)).toEqual({ keyring: 'passphrase', weak: false, available: ['passphrase', 'key-file'] });
    expect(existsSync(join(dataDir, 'sambung.key'))).toBe(false);
    const without = await expectCli(3, ['status', '--json'], { dataDir });
    expect(json(without.stdout)).toMatchObject({ error: { code: 'keyring-unavailable' } });
  });

  test('refuses a kind nobody knows, and one that is not here', async () => {
    const dataDir = tempDir();
    await expectCli(2, ['keyring', 'change', 'brankas'], { dataDir });
    const absent = await expectCli(3, ['keyring', 'change', 'safe-storage', '--json'], { dataDir });
    expect(json(absent.stdout)).toMatchObject({ error: { code: 'keyring-unavailable' } });
  });
});

describe('--recovery-key-stdin', () => {
  test('opens data whose keyring is not here, and leaves its seal as it is', async () => {
    const { dataDir, key } = await withKey(phrase);
    const before = readFileSync(join(dataDir, 'vault.json'), 'utf8');
    const refused = await expectCli(3, ['status', '--json'], { dataDir });
    expect(refused.stderr).toContain('--recovery-key-stdin');
    await expectCli(0, ['status', '--recovery-key-stdin', '--json'], { dataDir, input: `${key}\n` });
    await expectCli(0, ['run', '--recovery-key-stdin', '--json'], { dataDir, input: `${key}\n` });
    expect(readFileSync(join(dataDir, 'vault.json'), 'utf8')).toBe(before);
    await expectCli(0, ['keyring', 'change', 'key-file', '--recovery-key-stdin'], { dataDir, input: `${key}\n` });
    await expectCli(0, ['status', '--json'], { dataDir });
  });

  test('leaves what follows its line to the command', async () => {
    const { dataDir, key } = await withKey(phrase);
    const person = JSON.stringify({ nik: '3273015507900001', phone: '081234567890' });
    const { stdout } = await expectCli(0, ['lookup', '--stdin', '--recovery-key-stdin', '--json'], {
      dataDir,
      input: `${key}\n${person}\n`,
    });
    expect(json(stdout)).toMatchObject({ person: { nik: '3273015507900001' } });
  });

  test('mistyped, wrong or missing is wrong usage; as an argument it is refused', async () => {
    const { dataDir, key } = await withKey(phrase);
    for (const input of ['', `${key.slice(0, -1)}\n`, `${(await withKey()).key}\n`]) {
      await expectCli(2, ['status', '--recovery-key-stdin', '--json'], { dataDir, input });
    }
    const { stdout, stderr } = await expectCli(2, ['status', `--recovery-key=${key}`, '--json'], { dataDir });
    expect(stdout + stderr).not.toContain(key.slice(0, 5));
  });
});
