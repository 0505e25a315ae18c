/** The vault: which keyring sealed the store's key, and what happens when it is not that one, or not there any more. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Keyring } from '../../../src-main/core/kernel/ports.ts';
import { openVault } from '../../../src-main/core/store/vault.ts';
import { passphraseKeyring } from '../../../src-main/hosts/common/keyrings/passphrase.ts';
import { memoryKeyring, tempDir } from '../../fakes/ports.ts';

const none = { store: false, any: false };
const there = { store: true, any: true };
const cheap = { n: 2 ** 10, r: 8, p: 1 };
const away: Keyring = { ...memoryKeyring(), kind: 'os-keyring', state: async () => 'absent' };

test('a new store gets 32 random bytes, and the same ones at the next start', async () => {
  const dir = tempDir();
  const first = await openVault(dir, [memoryKeyring()], none, 1);
  const second = await openVault(dir, [memoryKeyring()], there, 2);
  expect(first.storeKey).toHaveLength(32);
  expect(Buffer.from(second.storeKey).equals(first.storeKey)).toBe(true);
  const other = await openVault(tempDir(), [memoryKeyring()], none, 1);
  expect(Buffer.from(other.storeKey).equals(first.storeKey)).toBe(false);
});

test('the file says who sealed it, holds no key, and is ours alone', async () => {
  const dir = tempDir();
  const { storeKey } = await openVault(dir, [memoryKeyring()], none, 5);
  const text = readFileSync(join(dir, 'vault.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1, keyring: 'key-file', createdAt: 5 });
  expect(text).not.toContain(Buffer.from(storeKey).toString('base64'));
  if (process.platform !== 'win32') expect(statSync(join(dir, 'vault.json')).mode & 0o777).toBe(0o600);
});

test('the first keyring that is there seals it', async () => {
  const vault = await openVault(tempDir(), [away, passphraseKeyring('p', cheap), memoryKeyring()], none, 1);
  expect(vault.keyring().kind).toBe('passphrase');
});

test('a keyring that does not give back what it took is passed over', async () => {
  const lying: Keyring = { ...memoryKeyring(), kind: 'os-keyring', unseal: async () => Buffer.alloc(32) };
  const vault = await openVault(tempDir(), [lying, memoryKeyring()], none, 1);
  expect(vault.keyring().kind).toBe('key-file');
});

test('an old store only opens with the kind that sealed it, however many others are there', async () => {
  const dir = tempDir();
  await openVault(dir, [passphraseKeyring('p', cheap)], none, 1);
  const before = readFileSync(join(dir, 'vault.json'));
  for (const keyrings of [[memoryKeyring()], [passphraseKeyring(null), memoryKeyring()]]) {
    await expect(openVault(dir, keyrings, there, 2)).rejects.toMatchObject({
      code: 'keyring-unavailable',
      details: { keyring: 'passphrase' },
    });
  }
  expect(readFileSync(join(dir, 'vault.json'))).toEqual(before);
});

test('a wrong passphrase is told from a lost key', async () => {
  const dir = tempDir();
  await openVault(dir, [passphraseKeyring('benar', cheap)], none, 1);
  await expect(openVault(dir, [passphraseKeyring('salah', cheap)], there, 2)).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
});

test('a store without its vault is a lost key, and no new vault is made over it', async () => {
  const dir = tempDir();
  await openVault(dir, [memoryKeyring()], none, 1);
  rmSync(join(dir, 'vault.json'));
  await expect(openVault(dir, [memoryKeyring()], there, 2)).rejects.toMatchObject({ code: 'store-key-lost' });
  expect(existsSync(join(dir, 'vault.json'))).toBe(false);
});

test.each(['', '{', '{"version":1}', '{"version":2,"keyring":"key-file","sealedKey":"AAAA","createdAt":1}'])(
  'a vault that reads %j is a lost key and stays as it is',
  async (text) => {
    const dir = tempDir();
    writeFileSync(join(dir, 'vault.json'), text);
    await expect(openVault(dir, [memoryKeyring()], there, 1)).rejects.toMatchObject({ code: 'store-key-lost' });
    expect(readFileSync(join(dir, 'vault.json'), 'utf8')).toBe(text);
  },
);

test('no keyring at all is said plainly', async () => {
  await expect(openVault(tempDir(), [away], none, 1)).rejects.toMatchObject({ code: 'keyring-unavailable' });
});
