/** How the data's key is sealed: a keyring that is changed, and the recovery key that opens the data anywhere. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import type { Core, CoreOptions } from '../../../src-main/core/core.ts';
import { createCore } from '../../../src-main/core/core.ts';
import type { Keyring } from '../../../src-main/core/kernel/ports.ts';
import { hasRecoveryKey, tryRecoveryKey } from '../../../src-main/core/store/recovery-at-start.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { openVault } from '../../../src-main/core/store/vault.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { passphraseKeyring } from '../../../src-main/hosts/common/keyrings/passphrase.ts';
import { memoryKeyring, tempDir, testPorts } from '../../fakes/ports.ts';

const cheap = { n: 2 ** 10, r: 8, p: 1 };
const account = {
  name: 'Bogor',
  baseUrl: 'https://provider.example/',
  partnerCode: 'BGR',
  partnerKey: 'kunci-mitra-9',
};
const phrase = () => passphraseKeyring('hujan', cheap);
/** The keyring of another machine, of the same kind and with another key. */
const elsewhere: Keyring = { ...memoryKeyring(Buffer.alloc(32, 9)), kind: 'os-keyring', weak: false };
const gone: Keyring = {
  ...memoryKeyring(Buffer.alloc(32, 8)),
  kind: 'os-keyring',
  weak: false,
  state: async () => 'absent',
};

async function open(dir: string, keyrings: readonly Keyring[], options: CoreOptions = {}): Promise<Core> {
  const core = await createCore(testPorts({ dir, keyrings }), { drain: false, ...options });
  onTestFinished(core.close);
  return core;
}

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: object }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw Object.assign(new Error(), settled.error);
  return settled.value;
}

/** The partner key of the account, as the core would use it. */
async function partnerKey(dir: string, keyrings: readonly Keyring[], key: string | null = null): Promise<string> {
  const store = await openStore(testPorts({ dir, keyrings }), key === null ? null : { key, sealAnew: false });
  try {
    const row = store
      .prepare<[], { sealed: Uint8Array; seal: string }>(
        `SELECT partner_key_sealed AS sealed, partner_key_seal AS seal FROM connections WHERE kind = 'account'`,
      )
      .get([]);
    expect(row?.seal).toBe('store');
    return Buffer.from(store.sealed.unseal(row?.sealed ?? Buffer.alloc(0), 'partner-key') ?? []).toString();
  } finally {
    store.close();
  }
}

async function withAccount(dir: string, keyrings: readonly Keyring[]): Promise<Core> {
  const core = await open(dir, keyrings);
  await value(core.call('connections.create', account));
  return core;
}

function opens(dir: string, key: string): boolean {
  try {
    tryRecoveryKey(dir, key);
    return true;
  } catch {
    return false;
  }
}

describe('another keyring', () => {
  test('opens the data from then on, with its partner keys, and the one before does not', async () => {
    const dir = tempDir();
    const core = await withAccount(dir, [keyFileKeyring(dir), phrase()]);
    const told: AnyEvent[] = [];
    core.subscribe((event) => told.push(event));
    expect(await value(core.call('keyring.status', {}))).toEqual({
      ...{ keyring: 'key-file', weak: true, available: ['key-file', 'passphrase'], silent: [] },
    });
    expect(await value(core.call('keyring.change', { kind: 'passphrase' }))).toMatchObject({
      keyring: 'passphrase',
      weak: false,
    });
    expect(told).toContainEqual({
      name: 'system.changed',
      payload: expect.objectContaining({ keyring: { kind: 'passphrase', weak: false } }),
    });
    await core.close();
    // What opened it beside the data is gone.
    expect(existsSync(join(dir, 'sambung.key'))).toBe(false);
    await expect(open(dir, [keyFileKeyring(dir)])).rejects.toMatchObject({ code: 'keyring-unavailable' });
    expect(await partnerKey(dir, [phrase()])).toBe(account.partnerKey);
  });

  test('leaves the count of commits as it was: it is no older copy', async () => {
    const dir = tempDir();
    const stateDir = tempDir();
    const opened = async () => {
      const ports = testPorts({ dir, stateDir, keyrings: [keyFileKeyring(dir), phrase()] });
      return createCore(ports, { drain: false });
    };
    const core = await opened();
    await value(core.call('connections.create', account));
    await value(core.call('keyring.change', { kind: 'passphrase' }));
    await core.close();
    copyFileSync(join(dir, 'sambung.db'), join(dir, 'older.db'));
    const later = await opened();
    await value(later.call('connections.create', { ...account, name: 'Depok' }));
    await later.close();
    copyFileSync(join(dir, 'older.db'), join(dir, 'sambung.db'));
    const older = await opened();
    onTestFinished(older.close);
    expect((await value(older.call('system.info', {}))).older).not.toBeNull();
  });

  test('that is not there, or does not answer, changes nothing', async () => {
    const dir = tempDir();
    const silent: Keyring = { ...elsewhere, state: async () => 'silent' };
    const core = await open(dir, [silent, memoryKeyring()].toReversed());
    const before = readFileSync(join(dir, 'vault.json'));
    await expect(value(core.call('keyring.change', { kind: 'os-keyring' }))).rejects.toMatchObject({
      code: 'keyring-silent',
    });
    await expect(value(core.call('keyring.change', { kind: 'safe-storage' }))).rejects.toMatchObject({
      code: 'keyring-unavailable',
    });
    expect(await value(core.call('keyring.status', {}))).toMatchObject({ silent: ['os-keyring'] });
    expect(readFileSync(join(dir, 'vault.json'))).toEqual(before);
  });

  test('that does not give back what it took is not trusted', async () => {
    const dir = tempDir();
    const lying: Keyring = { ...elsewhere, unseal: async () => Buffer.alloc(32) };
    const core = await open(dir, [memoryKeyring(), lying]);
    await expect(value(core.call('keyring.change', { kind: 'os-keyring' }))).rejects.toMatchObject({
      code: 'keyring-unavailable',
    });
    expect((await value(core.call('system.info', {}))).keyring.kind).toBe('key-file');
  });
});

test('a first start does not settle on a weaker keyring because the better one was slow', async () => {
  const dir = tempDir();
  const silent: Keyring = { ...elsewhere, state: async () => 'silent' };
  await expect(open(dir, [silent, memoryKeyring()])).rejects.toMatchObject({ code: 'keyring-silent' });
  expect(existsSync(join(dir, 'vault.json'))).toBe(false);
});

test('partner keys that an older program sealed by the keyring are moved under the store at the next start', async () => {
  const dir = tempDir();
  const keyrings = [memoryKeyring()];
  const core = await withAccount(dir, keyrings);
  await core.close();
  const store = await openStore(testPorts({ dir, keyrings }));
  store
    .prepare<{ sealed: Uint8Array }>(
      `UPDATE connections SET partner_key_sealed = :sealed, partner_key_seal = 'keyring' WHERE kind = 'account'`,
    )
    .run({ sealed: await store.keyring.seal(Buffer.from('kunci-lama'), 'partner-key') });
  store.close();
  const next = await open(dir, keyrings);
  await value(next.call('recoveryKey.make', {}));
  await next.close();
  expect(await partnerKey(dir, keyrings)).toBe('kunci-lama');
});

describe('the recovery key', () => {
  async function made() {
    const dir = tempDir();
    const core = await withAccount(dir, [memoryKeyring()]);
    expect(hasRecoveryKey(dir)).toBe(false);
    const recovery = await value(core.call('recoveryKey.make', {}));
    return { dir, core, recovery };
  }

  test('opens the data where its keyring is not, with its partner keys, and is sealed anew there', async () => {
    const { dir, core, recovery } = await made();
    await core.close();
    await expect(open(dir, [gone])).rejects.toMatchObject({ code: 'keyring-unavailable' });
    const there = await open(dir, [elsewhere], { recovery: { key: recovery.key, sealAnew: true } });
    expect((await value(there.call('system.info', {}))).keyring).toEqual({ kind: 'os-keyring', weak: false });
    expect(await value(there.call('connections.list', {}))).toMatchObject({ connections: [{ name: 'Bogor' }, {}] });
    await there.close();
    expect(await partnerKey(dir, [elsewhere])).toBe(account.partnerKey);
    // It stays valid.
    expect(await partnerKey(dir, [gone], recovery.key)).toBe(account.partnerKey);
  });

  test('opens without sealing anew where that was not asked', async () => {
    const { dir, core, recovery } = await made();
    await core.close();
    const before = readFileSync(join(dir, 'vault.json'));
    const there = await open(dir, [elsewhere], { recovery: { key: recovery.key, sealAnew: false } });
    expect((await value(there.call('system.info', {}))).keyring.kind).toBe('key-file');
    await there.close();
    expect(readFileSync(join(dir, 'vault.json'))).toEqual(before);
  });

  test('made anew opens the data beside the one before, until the new one is checked', async () => {
    const { dir, core, recovery } = await made();
    await value(core.call('recoveryKey.check', { typed: recovery.key }));
    const next = await value(core.call('recoveryKey.make', {}));
    const both = await value(core.call('recoveryKey.status', {}));
    expect(both.made).toMatchObject({ fingerprint: next.fingerprint, checkedAt: null });
    expect(both.before).toMatchObject([{ fingerprint: recovery.fingerprint, checkedAt: expect.any(Number) }]);
    for (const { key } of [recovery, next]) expect(await partnerKey(dir, [gone], key)).toBe(account.partnerKey);
    const [one = 0, other = 0] = next.ask;
    const parts = [one, other].map((group) => ({ group, typed: next.key.split('-')[group - 1] ?? '' }));
    expect(await value(core.call('recoveryKey.checkPart', { parts }))).toMatchObject({ before: [] });
    await core.close();
    await expect(
      open(dir, [memoryKeyring()], { recovery: { key: recovery.key, sealAnew: true } }),
    ).rejects.toMatchObject({ code: 'recovery-key-wrong' });
    expect(() => tryRecoveryKey(dir, next.key)).not.toThrow();
  });

  test('of before that is checked says so, and leaves the newer one unchecked', async () => {
    const { dir, core, recovery } = await made();
    const next = await value(core.call('recoveryKey.make', {}));
    const checked = await value(core.call('recoveryKey.check', { typed: recovery.key }));
    expect(checked).toMatchObject({ fingerprint: recovery.fingerprint, made: { checkedAt: null } });
    for (const { key } of [recovery, next]) expect(() => tryRecoveryKey(dir, key)).not.toThrow();
  });

  test('that nobody has seen is dropped, one that was checked is not', async () => {
    const { dir, core, recovery } = await made();
    const unseen = await value(core.call('recoveryKey.make', {}));
    expect(await value(core.call('recoveryKey.drop', {}))).toMatchObject({
      ...{ made: { fingerprint: recovery.fingerprint }, before: [] },
    });
    expect(() => tryRecoveryKey(dir, unseen.key)).toThrow(expect.objectContaining({ code: 'recovery-key-wrong' }));
    const seen = await value(core.call('recoveryKey.make', {}));
    await value(core.call('recoveryKey.check', { typed: seen.key }));
    await expect(value(core.call('recoveryKey.drop', {}))).rejects.toMatchObject({ code: 'not-found' });
    expect(() => tryRecoveryKey(dir, seen.key)).not.toThrow();
  });

  test('of which a person has seen one opens the data, whatever was made, checked, dropped or killed before it was shown', async () => {
    type Seen = { key: string; fingerprint: string };
    const step = fc.constantFrom('make', 'make-unseen', 'check-newest', 'check-oldest', 'drop', 'start-anew');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const dir = tempDir();
        const first = await openVault(dir, [memoryKeyring()], { store: false, any: false }, 1);
        first.begun();
        let vault = first;
        let seen: Seen[] = [];
        let last: Seen | null = null;
        const openers = () => seen.filter(({ key }) => opens(dir, key));
        for (const [now, what] of steps.entries()) {
          if (what === 'start-anew') {
            vault = await openVault(dir, [memoryKeyring()], { store: true, any: true }, 1);
          } else if (what === 'make' || what === 'make-unseen') {
            last = vault.makeRecoveryKey(now);
            if (what === 'make') seen = [...seen, last];
          } else if (what === 'drop') {
            // Only what was not shown is dropped.
            if (last !== null && !seen.includes(last)) vault.dropRecoveryKey(last.fingerprint);
          } else {
            const one = openers().at(what === 'check-newest' ? -1 : 0);
            if (one) vault.recoveryChecked(vault.checkRecoveryKey(one.key), now);
          }
          if (seen.length > 0) expect(openers().length, what).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('mistyped is told with its group, of other data as wrong, of none as none', async () => {
    const { dir, core, recovery } = await made();
    const groups = recovery.key.split('-');
    const slipped = [...groups.slice(0, 2), groups[3], groups[2], ...groups.slice(4)].join('-');
    await expect(value(core.call('recoveryKey.check', { typed: slipped }))).rejects.toMatchObject({
      code: 'recovery-key-mistyped',
      details: { group: 3 },
    });
    const other = await made();
    await expect(value(core.call('recoveryKey.check', { typed: other.recovery.key }))).rejects.toMatchObject({
      code: 'recovery-key-wrong',
    });
    expect(() => tryRecoveryKey(tempDir(), other.recovery.key)).toThrow(
      expect.objectContaining({ code: 'recovery-key-none' }),
    );
    expect((await value(core.call('recoveryKey.status', {}))).made?.checkedAt).toBeNull();
    expect(hasRecoveryKey(dir)).toBe(true);
  });

  test('is checked by the two groups that are asked for, one of each half', async () => {
    const { core, recovery } = await made();
    const [one = 0, other = 0] = recovery.ask;
    expect([one >= 1 && one <= 4, other >= 5 && other <= 8]).toEqual([true, true]);
    const group = (number: number) => recovery.key.split('-')[number - 1]?.toLowerCase() ?? '';
    const parts = (second: string) => [
      { group: one, typed: group(one) },
      { group: other, typed: second },
    ];
    await expect(value(core.call('recoveryKey.checkPart', { parts: parts(group(one)) }))).rejects.toMatchObject({
      code: 'recovery-key-mistyped',
      details: { group: other },
    });
    const status = await value(core.call('recoveryKey.checkPart', { parts: parts(group(other)) }));
    expect(status.made).toMatchObject({ fingerprint: recovery.fingerprint, checkedAt: expect.any(Number) });
    // Asked once: the groups are kept no longer than needed.
    await expect(value(core.call('recoveryKey.checkPart', { parts: parts(group(other)) }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is in no file, log or event', async () => {
    const dir = tempDir();
    const ports = testPorts({ dir, keyrings: [memoryKeyring()] });
    const core = await createCore(ports, { drain: false });
    const told: AnyEvent[] = [];
    core.subscribe((event) => told.push(event));
    const { key } = await value(core.call('recoveryKey.make', {}));
    await value(core.call('recoveryKey.check', { typed: key }));
    await value(core.call('keyring.change', { kind: 'key-file' }));
    await core.close();
    const files = readdirSync(dir).flatMap((name) => {
      const path = join(dir, name);
      return name.includes('.') ? [readFileSync(path).toString('latin1')] : [];
    });
    for (const group of key.split('-')) {
      expect([...files, ...ports.logged, JSON.stringify(told)].join('\n')).not.toContain(group);
    }
  });
});
