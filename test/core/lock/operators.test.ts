/** The vault with a lock: neither the machine's keyring nor a passphrase opens it alone, and no kill or failure leaves it shut. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Keyring } from '../../../src-main/core/kernel/ports.ts';
import { openVault, unsealByPassphrase, type Vault } from '../../../src-main/core/store/vault.ts';
import { readVaultFile, vaultPath } from '../../../src-main/core/store/vault-file.ts';
import { memoryKeyring, tempDir } from '../../fakes/ports.ts';

const cost = { n: 16, r: 1, p: 1 };
const now = Date.UTC(2026, 10, 2);
const sari = { operator: 'Sari', passphrase: 'kucing hitam lompat' };
const budi = { operator: 'Budi', passphrase: 'payung biru besar' };

function open(dir: string, keyrings: readonly Keyring[] = [memoryKeyring()], recovery: string | null = null) {
  return openVault(dir, keyrings, { store: true, any: true }, now, recovery, { held: null, cost });
}

async function made(dir: string): Promise<Vault> {
  return openVault(dir, [memoryKeyring()], { store: false, any: false }, now, null, { held: null, cost });
}

async function opens(dir: string, given: typeof sari, keyrings = [memoryKeyring()]): Promise<string> {
  return Buffer.from(await unsealByPassphrase(readVaultFile(vaultPath(dir)), keyrings, given)).toString('hex');
}

/** Every text of the file that the keyring opens under any label that was ever used. */
async function openedByKeyringAlone(dir: string, key: string): Promise<boolean> {
  const texts = readFileSync(vaultPath(dir), 'utf8').match(/[A-Za-z0-9+/=]{24,}/g) ?? [];
  for (const text of texts) {
    for (const label of ['store-key', 'store-key by operator']) {
      const plain = await memoryKeyring()
        .unseal(Buffer.from(text, 'base64'), label)
        .catch(() => Buffer.alloc(0));
      if (Buffer.from(plain).toString('hex').includes(key)) return true;
    }
  }
  return false;
}

describe('a vault with a lock', () => {
  it('opens by keyring and passphrase together, by neither alone, and by the recovery key', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    const key = Buffer.from(vault.storeKey).toString('hex');
    expect(await openedByKeyringAlone(dir, key)).toBe(true);
    const recovery = vault.makeRecoveryKey(now).key;
    await vault.setOperator(sari, now);
    expect(await openedByKeyringAlone(dir, key)).toBe(false);
    await expect(open(dir)).rejects.toMatchObject({ code: 'locked' });
    expect(await opens(dir, sari)).toBe(key);
    expect(await opens(dir, { ...sari, operator: ' sari ' })).toBe(key);
    await expect(opens(dir, budi)).rejects.toMatchObject({ code: 'operator-unknown' });
    await expect(opens(dir, { ...sari, passphrase: 'kucing hitam lompa' })).rejects.toMatchObject({
      code: 'unlock-wrong',
    });
    await expect(opens(dir, sari, [memoryKeyring(Buffer.alloc(32, 9))])).rejects.toThrow();
    expect(Buffer.from((await open(dir, [], recovery)).storeKey).toString('hex')).toBe(key);
    expect(readFileSync(vaultPath(dir), 'utf8')).not.toContain('kucing');
  });

  it('has several operators, each with an own passphrase, and never loses the last', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    const key = Buffer.from(vault.storeKey).toString('hex');
    await vault.setOperator(sari, now);
    await vault.setOperator(budi, now + 1);
    expect(vault.operators()?.map(({ name }) => name)).toEqual(['Sari', 'Budi']);
    await vault.setOperator({ operator: 'SARI', passphrase: 'lampu taman terang' }, now + 2);
    expect(vault.operators()).toContainEqual({ name: 'Sari', createdAt: now, changedAt: now + 2 });
    await expect(opens(dir, sari)).rejects.toMatchObject({ code: 'unlock-wrong' });
    expect(await opens(dir, budi)).toBe(key);
    vault.removeOperator('sari');
    await expect(opens(dir, sari)).rejects.toMatchObject({ code: 'operator-unknown' });
    expect(() => vault.removeOperator('Budi')).toThrow(expect.objectContaining({ code: 'operator-last' }));
    expect(await opens(dir, budi)).toBe(key);
  });

  it('is the same vault before, during and after a lock, and opens by the keyring alone again', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    const key = Buffer.from(vault.storeKey).toString('hex');
    await vault.setOperator(sari, now);
    vault.begun();
    await vault.endLock();
    const after = await open(dir);
    expect(after.identity).toBe(vault.identity);
    expect(after.operators()).toBeNull();
    expect(Buffer.from(after.storeKey).toString('hex')).toBe(key);
    await after.sealAnew(memoryKeyring());
    expect((await open(dir)).identity).toBe(vault.identity);
  });

  it('goes over to another keyring without anybody’s passphrase', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    const key = Buffer.from(vault.storeKey).toString('hex');
    await vault.setOperator(sari, now);
    const other = { ...memoryKeyring(Buffer.alloc(32, 9)), kind: 'os-keyring' as const };
    const both = await openVault(dir, [memoryKeyring(), other], { store: true, any: true }, now, null, {
      held: vault.storeKey,
      cost,
    });
    await both.sealAnew(other);
    expect(await opens(dir, sari, [other])).toBe(key);
    await expect(opens(dir, sari)).rejects.toMatchObject({ code: 'keyring-unavailable' });
  });

  it('opened by the recovery key where its keyring is gone, keeps its operators until they have new passphrases', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    const key = Buffer.from(vault.storeKey).toString('hex');
    const recovery = vault.makeRecoveryKey(now).key;
    await vault.setOperator(sari, now);
    const here = { ...memoryKeyring(Buffer.alloc(32, 9)), kind: 'os-keyring' as const };
    const moved = await open(dir, [here], recovery);
    await moved.sealAnew(here);
    expect(moved.operators()?.map(({ name }) => name)).toEqual(['Sari']);
    await moved.setOperator({ ...sari, passphrase: 'lampu taman terang' }, now);
    expect(await opens(dir, { ...sari, passphrase: 'lampu taman terang' }, [here])).toBe(key);
  });

  it('overwrites its key when it is told to forget', async () => {
    const vault = await made(tempDir());
    const { storeKey } = vault;
    expect(Buffer.from(storeKey).every((byte) => byte === 0)).toBe(false);
    vault.forget();
    expect(Buffer.from(storeKey).every((byte) => byte === 0)).toBe(true);
  });
});

/** The nth time it is asked for anything it fails. */
function failing(at: number): { keyring: Keyring; asked: () => number } {
  const whole = memoryKeyring();
  let asked = 0;
  const ask = <T>(answer: () => Promise<T>): Promise<T> => {
    asked += 1;
    return asked === at ? Promise.reject(new Error('The keyring is gone.')) : answer();
  };
  const keyring: Keyring = {
    ...whole,
    seal: (secret, label) => ask(() => whole.seal(secret, label)),
    unseal: (sealed, label) => ask(() => whole.unseal(sealed, label)),
  };
  return { keyring, asked: () => asked };
}

describe('a change of the lock that fails on its way', () => {
  const changes = {
    'switching it on': { before: async () => {}, change: (vault: Vault) => vault.setOperator(sari, now) },
    'adding an operator': {
      before: (vault: Vault) => vault.setOperator(sari, now),
      change: (vault: Vault) => vault.setOperator(budi, now),
    },
    'switching it off': {
      before: (vault: Vault) => vault.setOperator(sari, now),
      change: (vault: Vault) => vault.endLock(),
    },
  };
  for (const [name, { before, change }] of Object.entries(changes)) {
    it(`leaves the vault as it was: ${name}, at every answer of the keyring`, async () => {
      for (let at = 1; at <= 2; at += 1) {
        const dir = tempDir();
        const vault = await made(dir);
        await before(vault);
        const text = readFileSync(vaultPath(dir), 'utf8');
        const { keyring, asked } = failing(at);
        const again = await openVault(dir, [keyring], { store: true, any: true }, now, null, {
          held: vault.storeKey,
          cost,
        });
        await expect(change(again)).rejects.toThrow();
        expect(asked()).toBe(at);
        expect(readFileSync(vaultPath(dir), 'utf8')).toBe(text);
      }
    });
  }

  it('killed before the new file took its place, opens as before, whatever the half-written one holds', async () => {
    const dir = tempDir();
    const vault = await made(dir);
    await vault.setOperator(sari, now);
    const whole = readFileSync(vaultPath(dir));
    for (const length of [0, 1, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(join(dir, 'vault.json.part'), whole.subarray(0, length));
      expect(await opens(dir, sari)).toBe(Buffer.from(vault.storeKey).toString('hex'));
    }
    await vault.setOperator(budi, now);
    expect(vault.operators()).toHaveLength(2);
  });
});
