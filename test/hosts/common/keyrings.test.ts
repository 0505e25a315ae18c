/** The keyrings a Node process can offer: what each seals opens with the same key and label, and with nothing else. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Keyring } from '../../../src-main/core/kernel/ports.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { hostKeyrings } from '../../../src-main/hosts/common/keyrings/keyrings.ts';
import { osKeyring } from '../../../src-main/hosts/common/keyrings/os-keyring.ts';
import { passphraseKeyring } from '../../../src-main/hosts/common/keyrings/passphrase.ts';
import type { SystemKeyring } from '../../../src-main/hosts/common/keyrings/system-keyring.ts';
import { tempDir } from '../../fakes/ports.ts';

const secret = Buffer.from('sandi rahasia dari mitra');
/** scrypt at its lowest: these tests are about seals, not about cost. */
const cheap = { n: 2 ** 10, r: 8, p: 1 };

/** A system keyring in memory. */
function memorySystem(): SystemKeyring & { stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    state: async () => 'works',
    get: async (account) => stored.get(account) ?? null,
    set: async (account, given) => void stored.set(account, Uint8Array.from(given)),
  };
}

type Case = [name: string, open: (dir: string) => Keyring];
const system = memorySystem();
const cases: Case[] = [
  ['the key file', (dir) => keyFileKeyring(dir)],
  ['a passphrase', () => passphraseKeyring('hujan di bulan juni', cheap)],
  ["the system's keyring", (dir) => osKeyring(dir, system)],
];

describe.each(cases)('%s', (_, open) => {
  test('gives back what it sealed, also after a restart', async () => {
    const dir = tempDir();
    const sealed = await open(dir).seal(secret, 'store-key');
    expect(Buffer.from(await open(dir).unseal(sealed, 'store-key'))).toEqual(secret);
  });

  test('does not open under another label', async () => {
    const keyring = open(tempDir());
    const sealed = await keyring.seal(secret, 'connection-1');
    await expect(keyring.unseal(sealed, 'connection-2')).rejects.toMatchObject({ code: 'store-key-lost' });
  });

  test('does not open when a single byte changed, wherever it is', async () => {
    const keyring = open(tempDir());
    const sealed = Buffer.from(await keyring.seal(secret, 'a'));
    for (const at of [0, Math.floor(sealed.length / 2), sealed.length - 3]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(keyring.unseal(changed, 'a'), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^(store-key-lost|passphrase-wrong)$/),
      });
    }
    await expect(keyring.unseal(Buffer.alloc(0), 'a')).rejects.toMatchObject({ code: 'store-key-lost' });
  });

  test('never seals the same twice, and nothing of the secret shows', async () => {
    const keyring = open(tempDir());
    const [one, two] = [Buffer.from(await keyring.seal(secret, 'a')), Buffer.from(await keyring.seal(secret, 'a'))];
    expect(one.equals(two)).toBe(false);
    expect(one.includes(secret)).toBe(false);
    expect(one.includes(secret.toString('base64'))).toBe(false);
  });
});

describe('the key file', () => {
  test.runIf(process.platform !== 'win32')(
    'is readable by its owner alone, also when a backup opened it up',
    async () => {
      const dir = tempDir();
      const sealed = await keyFileKeyring(dir).seal(secret, 'a');
      const [name = ''] = readdirSync(dir);
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
      chmodSync(join(dir, name), 0o644);
      await keyFileKeyring(dir).unseal(sealed, 'a');
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    },
  );

  test('is weak and says so', () => {
    expect(keyFileKeyring(tempDir())).toMatchObject({ weak: true, kind: 'key-file' });
  });

  test('that is gone or another one means the key is lost, and no new one is made over it', async () => {
    const dir = tempDir();
    const sealed = await keyFileKeyring(dir).seal(secret, 'a');
    const path = join(dir, 'sambung.key');
    rmSync(path);
    await expect(keyFileKeyring(dir).unseal(sealed, 'a')).rejects.toMatchObject({ code: 'store-key-lost' });
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'cut sho');
    await expect(keyFileKeyring(dir).seal(secret, 'a')).rejects.toMatchObject({ code: 'store-key-lost' });
    expect(readFileSync(path, 'utf8')).toBe('cut sho');
  });
});

describe('what processes left that were killed while they made the key', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const left = [`sambung.key.${dead}.part`, `sambung.key.${process.pid}.part`];
  const kept = [`sambung.key.${process.ppid}.part`, `sambung.key.${dead}.part.txt`, `x.sambung.key.${dead}.part`];
  const leaveIn = (dir: string) => {
    for (const name of [...left, ...kept]) writeFileSync(join(dir, name), `${Buffer.alloc(32).toString('base64')}\n`);
  };

  test('goes when a key is made; what a living process makes stays, and so does everything else', async () => {
    const dir = tempDir();
    leaveIn(dir);
    await keyFileKeyring(dir).seal(secret, 'a');
    expect(readdirSync(dir).sort()).toEqual(['sambung.key', ...kept].sort());
  });

  test('goes when the key is read', async () => {
    const dir = tempDir();
    const sealed = await keyFileKeyring(dir).seal(secret, 'a');
    leaveIn(dir);
    expect(Buffer.from(await keyFileKeyring(dir).unseal(sealed, 'a'))).toEqual(secret);
    expect(readdirSync(dir).sort()).toEqual(['sambung.key', ...kept].sort());
  });
});

describe('a passphrase', () => {
  test('that is wrong is told from a damaged seal', async () => {
    const sealed = await passphraseKeyring('benar', cheap).seal(secret, 'a');
    await expect(passphraseKeyring('salah', cheap).unseal(sealed, 'a')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
  });

  test('keeps its salt and cost in the seal, so that the cost may change', async () => {
    const sealed = await passphraseKeyring('benar', cheap).seal(secret, 'a');
    expect(JSON.parse(Buffer.from(sealed).toString())).toMatchObject({ version: 1, n: 1024, r: 8, p: 1 });
    expect(Buffer.from(await passphraseKeyring('benar', { n: 2 ** 11, r: 8, p: 1 }).unseal(sealed, 'a'))).toEqual(
      secret,
    );
  });

  test('costs 2^17 by default', async () => {
    const sealed = await passphraseKeyring('benar').seal(secret, 'a');
    expect(JSON.parse(Buffer.from(sealed).toString())).toMatchObject({ n: 131_072 });
  });

  test('whose seal asks for all the memory there is, is refused', async () => {
    const sealed = JSON.parse(Buffer.from(await passphraseKeyring('benar', cheap).seal(secret, 'a')).toString());
    const greedy = Buffer.from(JSON.stringify({ ...sealed, n: 2 ** 30 }));
    await expect(passphraseKeyring('benar', cheap).unseal(greedy, 'a')).rejects.toMatchObject({
      code: 'store-key-lost',
    });
  });

  test('that was not given is not available', async () => {
    expect(await passphraseKeyring(null).state()).toBe('absent');
    expect(await passphraseKeyring('').state()).toBe('absent');
  });

  test('is the same however its letters were composed', async () => {
    const sealed = await passphraseKeyring('caf\u00e9', cheap).seal(secret, 'a');
    expect(Buffer.from(await passphraseKeyring('cafe\u0301', cheap).unseal(sealed, 'a'))).toEqual(secret);
  });
});

describe("the system's keyring", () => {
  test('keeps one key for a data directory, and none of it in a file', async () => {
    const dir = tempDir();
    const own = memorySystem();
    await osKeyring(dir, own).seal(secret, 'a');
    await osKeyring(dir, own).seal(secret, 'b');
    expect(own.stored.size).toBe(1);
    const [key = new Uint8Array()] = own.stored.values();
    for (const name of readdirSync(dir)) {
      const bytes = readFileSync(join(dir, name));
      expect(bytes.includes(Buffer.from(key))).toBe(false);
      expect(bytes.includes(Buffer.from(key).toString('hex'))).toBe(false);
    }
  });

  test('that gives back something else than it took is not trusted', async () => {
    const keyring = osKeyring(tempDir(), { ...memorySystem(), get: async () => Buffer.alloc(32) });
    await expect(keyring.seal(secret, 'a')).rejects.toMatchObject({ code: 'keyring-unavailable' });
  });

  test('that forgot the key says the key is lost', async () => {
    const dir = tempDir();
    const own = memorySystem();
    const sealed = await osKeyring(dir, own).seal(secret, 'a');
    own.stored.clear();
    await expect(osKeyring(dir, own).unseal(sealed, 'a')).rejects.toMatchObject({ code: 'store-key-lost' });
  });

  test('opens old seals when the file with its id is gone', async () => {
    const dir = tempDir();
    const own = memorySystem();
    const sealed = await osKeyring(dir, own).seal(secret, 'a');
    rmSync(join(dir, 'os-keyring-id'));
    expect(Buffer.from(await osKeyring(dir, own).unseal(sealed, 'a'))).toEqual(secret);
  });
});

describe('the choice of keyrings', () => {
  const kinds = (keyrings: readonly Keyring[]) => keyrings.map(({ kind }) => kind);

  test('goes from the best to the last resort', () => {
    const better: Keyring = { ...passphraseKeyring('x'), kind: 'safe-storage' };
    expect(kinds(hostKeyrings(tempDir(), {}, memorySystem(), [better]))).toEqual([
      'safe-storage',
      'os-keyring',
      'passphrase',
      'key-file',
    ]);
  });

  test('is narrowed by SAMBUNG_KEYRING', () => {
    expect(kinds(hostKeyrings(tempDir(), { SAMBUNG_KEYRING: 'passphrase' }, memorySystem()))).toEqual(['passphrase']);
  });

  test('that names a keyring which is not here is refused rather than weakened', () => {
    for (const SAMBUNG_KEYRING of ['safe-storage', 'keyfile']) {
      expect(() => hostKeyrings(tempDir(), { SAMBUNG_KEYRING }, memorySystem())).toThrow(
        expect.objectContaining({ code: 'keyring-unavailable' }),
      );
    }
  });
});
