/** What the organisation has set holds, whoever asks; with a policy that cannot be followed nothing leaves and all can be seen. */
import { describe, expect, it, vi } from 'vitest';
import { nothingSet, type PolicyState } from '../../../src-main/contract/policy.ts';
import type { ProgramUpdates } from '../../../src-main/core/kernel/ports.ts';
import { updateStatus } from '../../../src-main/core/system/updates.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';

const account = { name: 'Cabang Melati', partnerCode: 'mitra-7', partnerKey: 'kunci-uji' };
const path = '/etc/sambung/policy.json';
const baseUrl = 'https://td.bank.example/asso';
const set = {
  baseUrl,
  proxy: 'http://proxy.bank.example:3128',
  dailyCap: 500_000,
  monthlyCap: null,
  reuseDays: null,
  retention: null,
  maskNumbers: null,
  backupEvery: null,
  lockRequired: null,
  lockMinutes: null,
  crashDumps: null,
  updateAddress: null,
  updateSigner: null,
};
const followed: PolicyState = { path, fault: null, name: null, set };

describe('what is set', () => {
  it('is what a new account has where nothing else was said', async () => {
    const { ask } = await coreBench({ ports: { policy: followed } });
    const made = await ask('connections.create', { ...account, baseUrl });
    expect(made).toMatchObject({ baseUrl, proxy: set.proxy, dailyCap: 500_000, monthlyCap: null });
    expect((await ask('system.info', {})).policy).toEqual(followed);
  });

  it('is not changed to anything else; a cap may be lower', async () => {
    const { ask, core } = await coreBench({ ports: { policy: followed } });
    const elsewhere = await core.call('connections.create', { ...account, baseUrl: 'https://elsewhere.example/' });
    expect(elsewhere).toMatchObject({ error: { code: 'set-by-organisation', details: { field: 'baseUrl' } } });
    const { id } = await ask('connections.create', { ...account, baseUrl, settings: { dailyCap: 100_000 } });
    for (const [field, change] of [
      ['baseUrl', { baseUrl: 'https://elsewhere.example/' }],
      ['proxy', { proxy: 'none' }],
      ['dailyCap', { settings: { dailyCap: 500_001 } }],
      ['dailyCap', { settings: { dailyCap: null } }],
    ] as const) {
      const answer = await core.call('connections.update', { id, ...change });
      expect(answer, field).toMatchObject({ error: { code: 'set-by-organisation', details: { field } } });
    }
    const same = { id, baseUrl, proxy: 'proxy.bank.example:3128', settings: { dailyCap: 400_000 } };
    expect(await ask('connections.update', same)).toMatchObject({ dailyCap: 400_000 });
  });

  it('takes hold of accounts that were there before it, and leaves practice alone', async () => {
    const dir = tempDir();
    const before = await coreBench({ ports: { dir } });
    const old = { ...account, baseUrl: 'https://old.example/', settings: { dailyCap: 900_000 } };
    const { id } = await before.ask('connections.create', old);
    await before.core.close();
    const { ask } = await coreBench({ ports: { dir, policy: followed } });
    const all = async () => (await ask('connections.list', {})).connections;
    await vi.waitFor(async () => {
      const found = (await all()).find((one) => one.id === id);
      expect(found).toMatchObject({ baseUrl, proxy: set.proxy, dailyCap: 500_000 });
    });
    expect((await all()).find(({ kind }) => kind === 'practice')).toMatchObject({ proxy: 'none', dailyCap: null });
  });
});

/** What a desktop has of new versions, whose person says so of a server and a signer. */
function fakeUpdates(confirm: ProgramUpdates['confirm']): ProgramUpdates {
  const status = updateStatus({ updates: null });
  return { status: () => status, check: () => {}, subscribe: () => () => {}, confirm };
}

describe('where new versions come from', () => {
  const signer = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;
  const updatesFrom = { address: 'https://updates.example', signer };

  it('is changed by no page: only where the person agrees outside of it', async () => {
    const asked: unknown[] = [];
    let says = false;
    const updates = fakeUpdates(async (source) => {
      asked.push(source);
      return says;
    });
    const { core, ask } = await coreBench({ ports: { updates } });
    const refused = await core.call('settings.set', { updatesFrom, keepAwake: false });
    expect(refused).toMatchObject({ error: { code: 'update-source-unconfirmed' } });
    expect(await ask('settings.get', {})).toMatchObject({ updatesFrom: null, keepAwake: true });
    says = true;
    expect(await core.call('settings.set', { updatesFrom })).toMatchObject({ value: { updatesFrom } });
    expect(asked).toEqual([updatesFrom, updatesFrom]);
    // Another signer is another question; what is stored, and none, are none.
    says = false;
    const other = { ...updatesFrom, signer: signer.replace('AAA=', 'AAB=') };
    expect(await core.call('settings.set', { updatesFrom: other })).toMatchObject({ ok: false });
    expect(await core.call('settings.set', { updatesFrom })).toMatchObject({ ok: true });
    expect(await core.call('settings.set', { updatesFrom: null })).toMatchObject({ ok: true });
    expect(asked).toHaveLength(3);
  });

  it('is changed by nobody where there is no dialog of the system', async () => {
    const { core } = await coreBench({ ports: { updates: null } });
    expect(await core.call('settings.set', { updatesFrom })).toMatchObject({
      error: { code: 'update-source-unconfirmed' },
    });
  });
});

it('where new versions come from is changed by nobody here when it is set, nor when there shall be none', async () => {
  const key = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;
  const updatesFrom = { address: 'https://updates.example', signer: key };
  for (const locked of [{ updateAddress: 'https://it.example/', updateSigner: key }, { updateAddress: 'none' }]) {
    const policy = { ...followed, set: { ...set, ...locked } };
    const { core } = await coreBench({ ports: { policy } });
    expect(await core.call('settings.set', { updatesFrom })).toMatchObject({
      error: { code: 'set-by-organisation', details: { field: 'updatesFrom' } },
    });
    expect(await core.call('settings.set', { keepAwake: false })).toMatchObject({ ok: true });
  }
  const { core } = await coreBench({ ports: { policy: followed, updates: fakeUpdates(async () => true) } });
  expect(await core.call('settings.set', { updatesFrom })).toMatchObject({ value: { updatesFrom } });
  expect(await core.call('settings.set', { updatesFrom: { address: 'http://a.example', signer: key } })).toMatchObject({
    ok: false,
  });
});

it('how long a paid answer counts is the organisation’s where it says so, and the branch’s own again without it', async () => {
  const dir = tempDir();
  const own = await coreBench({ ports: { dir } });
  await own.ask('settings.set', { reuseDays: 60 });
  await own.core.close();
  const held = await coreBench({ ports: { dir, policy: { ...followed, set: { ...set, reuseDays: 7 } } } });
  expect(await held.ask('settings.get', {})).toMatchObject({ reuseDays: 7 });
  expect(await held.core.call('settings.set', { reuseDays: 60 })).toMatchObject({
    error: { code: 'set-by-organisation', details: { field: 'reuseDays' } },
  });
  expect(await held.ask('settings.set', { theme: 'dark' })).toMatchObject({ reuseDays: 7, theme: 'dark' });
  await held.core.close();
  const after = await coreBench({ ports: { dir } });
  expect(await after.ask('settings.get', {})).toMatchObject({ reuseDays: 60, theme: 'dark' });
});

it('a policy that cannot be followed: nothing leaves, and everything can be looked at', async () => {
  const { ask } = await coreBench({ ports: { policy: { path, fault: 'not-json', name: null, set: nothingSet } } });
  const [practice] = (await ask('connections.list', {})).connections;
  const person = { nik: '3201014101900000', phone: '081234560003', connectionId: practice?.id ?? 0 };
  const { listId } = await ask('people.check', person);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await ask('queue.status', {})).toMatchObject({ state: 'paused', reason: 'policy-faulty' });
  expect((await ask('lists.get', { listId })).states).toMatchObject({ queued: 1, answered: 0 });
});

it('decides whether numbers are masked, over what was set here', async () => {
  for (const maskNumbers of [true, false]) {
    const { core } = await coreBench({ ports: { policy: { ...followed, set: { ...nothingSet, maskNumbers } } } });
    expect(await core.call('settings.get', {})).toMatchObject({ value: { maskNumbers } });
    expect(await core.call('settings.set', { maskNumbers: !maskNumbers })).toMatchObject({
      error: { code: 'set-by-organisation', details: { field: 'maskNumbers' } },
    });
  }
  const { core } = await coreBench({ ports: { policy: followed } });
  expect(await core.call('settings.set', { maskNumbers: false })).toMatchObject({ value: { maskNumbers: false } });
});

it('lets nobody record the memory of what crashes where it says so, or where it is not known', async () => {
  for (const policy of [
    { ...followed, set: { ...nothingSet, crashDumps: false as const } },
    { path, fault: 'not-json' as const, name: null, set: nothingSet },
  ]) {
    const { core } = await coreBench({ ports: { policy } });
    expect(await core.call('settings.set', { crashDumps: true })).toMatchObject({
      error: { code: 'set-by-organisation', details: { field: 'crashDumps' } },
    });
    expect(await core.call('settings.set', { crashDumps: false })).toMatchObject({ value: { crashDumps: false } });
  }
  const { core } = await coreBench({ ports: { policy: followed } });
  expect(await core.call('settings.get', {})).toMatchObject({ value: { crashDumps: false } });
  expect(await core.call('settings.set', { crashDumps: true })).toMatchObject({ value: { crashDumps: true } });
});

it('how often backups are made is what it says', async () => {
  const policy = { ...followed, set: { ...nothingSet, backupEvery: 7 } };
  const { core } = await coreBench({ ports: { policy } });
  expect(await core.call('settings.get', {})).toMatchObject({ value: { backupEvery: 7 } });
  expect(await core.call('settings.set', { backupEvery: 0 })).toMatchObject({
    error: { code: 'set-by-organisation', details: { field: 'backupEvery' } },
  });
});
