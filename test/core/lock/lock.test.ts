/** The locked core: nothing is answered, nothing is told, the store is closed and its keys are gone, until somebody unlocks it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import { type CallName, calls, type InputOf, type OutputOf } from '../../../src-main/contract/index.ts';
import { type Core, type CoreOptions, createCore } from '../../../src-main/core/core.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { manualClock, settle } from '../../fakes/clock.ts';
import { memoryKeyring, tempDir, testPorts, usedDir } from '../../fakes/ports.ts';
import { until } from '../../fakes/queue-bench.ts';

const sari = { operator: 'Sari', passphrase: 'kucing hitam lompat' };
const budi = { operator: 'Budi', passphrase: 'payung biru besar' };

type Overrides = Partial<Ports> & { dir?: string };

async function start(overrides: Overrides = {}, options: CoreOptions = {}) {
  const ports = testPorts(overrides);
  const core: Core = await createCore(ports, { drain: false, lockable: true, ...options });
  onTestFinished(() => core.close());
  const told: AnyEvent[] = [];
  core.subscribe((event) => told.push(event));
  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await core.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  }
  async function code<N extends CallName>(name: N, input: InputOf<N>): Promise<string> {
    const result = await core.call(name, input);
    return result.ok ? 'ok' : result.error.code;
  }
  return { core, ports, told, ask, code };
}

/** With a checked recovery key, and the lock on for Sari. */
async function locking(overrides: Overrides = {}, options: CoreOptions = {}) {
  const program = await start(overrides, options);
  const { key } = await program.ask('recoveryKey.make', {});
  await program.ask('recoveryKey.check', { typed: key });
  await program.ask('lock.on', sari);
  return { ...program, key };
}

describe('switching the lock on', () => {
  it('takes a recovery key that somebody has checked, and a passphrase of ten characters', async () => {
    const { ask, code } = await start();
    expect(await code('lock.on', sari)).toBe('lock-needs-recovery-key');
    const { key } = await ask('recoveryKey.make', {});
    expect(await code('lock.on', sari)).toBe('lock-needs-recovery-key');
    await ask('recoveryKey.check', { typed: key });
    expect(await code('lock.on', { ...sari, passphrase: 'pendek123' })).toBe('invalid-input');
    expect(await code('lock.now', {})).toBe('lock-off');
    expect(await ask('lock.on', sari)).toMatchObject({ on: true, locked: false, operator: 'Sari' });
    expect(await code('lock.on', budi)).toBe('operator-name-taken');
  });

  it('is in the access log, with the name of whoever is at it from then on', async () => {
    const { ask } = await locking();
    await ask('settings.set', { theme: 'dark' });
    const { entries } = await ask('accessLog.page', {});
    expect(entries[0]).toMatchObject({ what: 'setting-changed', operator: 'Sari', systemUser: 'petugas uji' });
    expect(entries[1]).toMatchObject({ detail: { settings: ['lock'], change: 'added' }, operator: 'Sari' });
  });
});

describe('a locked core', () => {
  it('refuses every call of the contract but those of the lock, and tells nothing', async () => {
    const { core, ask, told } = await locking();
    await ask('lock.now', {});
    told.length = 0;
    const open = ['lock.status', 'lock.unlock', 'lock.recover', 'lock.now', 'lock.active'];
    for (const name of Object.keys(calls) as CallName[]) {
      if (open.includes(name)) continue;
      expect(await core.call(name, {} as never), name).toMatchObject({ ok: false, error: { code: 'locked' } });
    }
    expect(await ask('lock.status', {})).toMatchObject({ on: true, locked: true, operator: null });
    expect(told).toEqual([]);
  });

  it('has closed its store: another program owns the data meanwhile, and it opens beside that one', async () => {
    const dir = usedDir();
    const { ask } = await locking({ dir });
    await ask('lock.now', {});
    const terminal = await createCore(testPorts({ dir }), { drain: false, unlock: sari });
    expect(await terminal.call('system.info', {})).toMatchObject({ value: { role: 'owner' } });
    await ask('lock.unlock', sari);
    expect((await ask('system.info', {})).role).toBe('reader');
    await terminal.close();
  });

  it('says what it says at its start too, and opens for no program without a passphrase', async () => {
    const dir = usedDir();
    const first = await locking({ dir });
    await first.core.close();
    const { ask, code } = await start({ dir });
    expect(await ask('lock.status', {})).toMatchObject({ on: true, locked: true });
    expect(await code('lists.page', {})).toBe('locked');
    await expect(createCore(testPorts({ dir }))).rejects.toMatchObject({ code: 'locked' });
    await expect(
      createCore(testPorts({ dir }), { unlock: { ...sari, passphrase: 'salah semua ini' } }),
    ).rejects.toMatchObject({ code: 'unlock-wrong' });
    expect(await ask('lock.unlock', sari)).toMatchObject({ locked: false, operator: 'Sari' });
    expect(await code('lists.page', {})).toBe('ok');
  });

  it('tells that it locked and that it is open again, after which everything is read anew', async () => {
    const { ask, told } = await locking();
    told.length = 0;
    await ask('lock.now', {});
    expect(told.map(({ name }) => name)).toEqual(['lock.changed']);
    expect(told[0]).toMatchObject({ payload: { locked: true, operator: null } });
    await ask('lock.unlock', sari);
    expect(told.map(({ name }) => name)).toContain('system.reopened');
    expect(told.filter(({ name }) => name === 'lock.changed').at(-1)).toMatchObject({ payload: { locked: false } });
  });

  it('gives nothing out that was asked for before it locked', async () => {
    const { core, ask } = await locking();
    const asked = core.call('history.page', {} as never);
    const locked = ask('lock.now', {});
    expect(await asked).toMatchObject({ ok: false, error: { code: 'locked' } });
    await locked;
  });

  it('has none of its keys in the buffers it owns', async () => {
    const dir = tempDir();
    const store = await openStore(testPorts({ dir }));
    const { key } = store.copying();
    const sealed = store.sealed.seal(Buffer.from('rahasia'), 'x');
    expect(store.sealed.unseal(sealed, 'x')).not.toBeNull();
    const digest = store.digest('nik', '1');
    store.close();
    expect(Buffer.from(key).every((byte) => byte === 0)).toBe(true);
    expect(store.sealed.unseal(sealed, 'x')).toBeNull();
    expect(store.digest('nik', '1')).not.toBe(digest);
  });
});

describe('unlocking', () => {
  it('waits longer after each wrong passphrase, and the access log says how many there were', async () => {
    const dir = usedDir();
    const clock = manualClock();
    const { ask, code, core } = await locking({ dir, clock });
    await ask('lock.now', {});
    const wrong = { ...sari, passphrase: 'bukan ini orangnya' };
    for (let slip = 0; slip < 4; slip += 1) expect(await code('lock.unlock', wrong)).toBe('unlock-wrong');
    expect(await code('lock.unlock', sari)).toBe('unlock-wait');
    expect((await ask('lock.status', {})).waitSeconds).toBe(5);
    await core.close();
    const again = await start({ dir, clock });
    expect(await again.code('lock.unlock', sari)).toBe('unlock-wait');
    await clock.advance(5_000);
    await again.ask('lock.unlock', sari);
    const { entries } = await again.ask('accessLog.page', { kinds: ['unlocked'] });
    expect(entries.map(({ operator, detail }) => ({ operator, detail }))).toEqual([
      { operator: 'Sari', detail: { tries: 4 } },
    ]);
    expect(await again.ask('accessLog.verify', {})).toMatchObject({ intact: true });
  });

  it('by the recovery key gives that operator a new passphrase, without a wait', async () => {
    const { ask, code, key } = await locking({ clock: manualClock() });
    await ask('lock.now', {});
    for (let slip = 0; slip < 4; slip += 1) await code('lock.unlock', { ...sari, passphrase: 'bukan ini orangnya' });
    const fresh = { operator: 'Sari', passphrase: 'lampu taman terang' };
    expect(await code('lock.recover', { recoveryKey: 'x', ...fresh })).toBe('recovery-key-mistyped');
    expect(await code('lock.recover', { recoveryKey: key, operator: 'Budi', passphrase: fresh.passphrase })).toBe(
      'operator-unknown',
    );
    expect(await ask('lock.recover', { recoveryKey: key, ...fresh })).toMatchObject({
      locked: false,
      operator: 'Sari',
    });
    expect(await code('lock.off', { own: '' })).not.toBe('ok');
  });
});

describe('on another machine, whose keyring is not the one of the seals', () => {
  it('the recovery key opens it and gives a new passphrase, which opens it there from then on', async () => {
    const dir = usedDir();
    const first = await locking({ dir });
    await first.core.close();
    const here = { ...memoryKeyring(Buffer.alloc(32, 9)), kind: 'os-keyring' as const };
    const moved = await start({ dir, keyrings: [here] });
    expect(await moved.code('lock.unlock', sari)).toBe('keyring-unavailable');
    const fresh = { operator: 'Sari', passphrase: 'lampu taman terang' };
    expect(await moved.ask('lock.recover', { recoveryKey: first.key, ...fresh })).toMatchObject({ locked: false });
    await moved.ask('lock.now', {});
    expect(await moved.ask('lock.unlock', fresh)).toMatchObject({ locked: false, operator: 'Sari' });
    expect((await moved.ask('system.info', {})).keyring.kind).toBe('os-keyring');
  });
});

describe('operators', () => {
  it('change only with the own passphrase, typed once more', async () => {
    const { ask, code } = await locking();
    expect(await code('operators.add', { ...budi, own: 'bukan ini orangnya' })).toBe('unlock-wrong');
    expect(await code('lock.off', { own: budi.passphrase })).toBe('unlock-wrong');
    const { operators } = await ask('operators.add', { ...budi, own: sari.passphrase });
    expect(operators.map(({ name }) => name)).toEqual(['Sari', 'Budi']);
    await ask('lock.now', {});
    expect(await ask('lock.unlock', budi)).toMatchObject({ operator: 'Budi' });
    expect(await code('operators.remove', { operator: 'Sari', own: sari.passphrase })).toBe('unlock-wrong');
    expect((await ask('operators.remove', { operator: 'Sari', own: budi.passphrase })).operators).toHaveLength(1);
    expect(await code('operators.remove', { operator: 'Budi', own: budi.passphrase })).toBe('operator-last');
    expect(await ask('lock.off', { own: budi.passphrase })).toMatchObject({ on: false, operator: null, operators: [] });
    expect(await code('operators.add', { ...budi, own: '' })).toBe('lock-off');
  });

  it('cannot take the lock off where the organisation wants it', async () => {
    const set = {
      ...(await import('../../../src-main/contract/policy.ts')).nothingSet,
      lockRequired: true as const,
      lockMinutes: 5,
    };
    const { ask, code } = await locking({ policy: { path: 'x', fault: null, name: null, set } });
    expect(await ask('lock.status', {})).toMatchObject({ required: true });
    expect(await code('lock.off', { own: sari.passphrase })).toBe('set-by-organisation');
    expect((await ask('settings.get', {})).lockMinutes).toBe(5);
    expect(await code('settings.set', { lockMinutes: 60 })).toBe('set-by-organisation');
  });

  it('are whose name a record bears', async () => {
    const { ask } = await locking();
    await ask('historyViews.save', { name: 'Gagal', filter: {} } as never);
    expect(JSON.stringify(await ask('historyViews.list', {}))).toContain('Sari');
  });
});

describe('nobody at the window', () => {
  it('locks after the minutes that are set, counted from when somebody was there last', async () => {
    const clock = manualClock();
    const { ask } = await locking({ clock });
    await ask('settings.set', { lockMinutes: 10 });
    await clock.advance(9 * 60_000);
    await ask('lock.active', {});
    await clock.advance(9 * 60_000);
    expect((await ask('lock.status', {})).locked).toBe(false);
    await clock.advance(61_000);
    await settle();
    expect((await ask('lock.status', {})).locked).toBe(true);
  });

  it('never locks by itself at 0 minutes, nor without a lock', async () => {
    const clock = manualClock();
    const { ask } = await locking({ clock });
    await ask('settings.set', { lockMinutes: 0 });
    await clock.advance(24 * 3_600_000);
    expect((await ask('lock.status', {})).locked).toBe(false);
    const without = await start({ clock });
    await clock.advance(24 * 3_600_000);
    expect((await without.ask('lock.status', {})).locked).toBe(false);
  });

  it('locks when the machine goes to sleep', async () => {
    const { ask, ports } = await locking();
    ports.machine('suspend');
    expect((await ask('lock.status', {})).locked).toBe(true);
  });
});

describe('what is still to be sent when it locks', () => {
  async function sending(lockedQueue: 'stop' | 'finish') {
    const program = await locking({}, { drain: true });
    const { ask } = program;
    await ask('settings.set', { lockedQueue });
    const { connections } = await ask('connections.list', {});
    const connectionId = connections[0]?.id ?? 0;
    for (let index = 0; index < 4; index += 1) {
      await ask('people.check', { nik: `32010141019000${10 + index}`, phone: `08123456000${index}`, connectionId });
    }
    return program;
  }

  it('stays until the next unlock, where it is set to stop', async () => {
    const { ask, core } = await sending('stop');
    const status = await ask('lock.now', {});
    expect(status).toMatchObject({ locked: true, finishing: false });
    expect(await core.call('queue.status', {})).toMatchObject({ error: { code: 'locked' } });
    await ask('lock.unlock', sari);
    let open = 4;
    await until(
      () => open === 0,
      () => open,
      8_000,
      async () => {
        open = (await ask('queue.status', {})).open;
      },
    );
  });

  it('is sent first, where it is set so, with the window locked at once; then the keys go', async () => {
    const { ask, code, ports } = await sending('finish');
    expect(await ask('lock.now', {})).toMatchObject({ locked: true, finishing: true });
    expect(await code('queue.status', {})).toBe('locked');
    let finishing = true;
    await until(
      () => !finishing,
      () => finishing,
      8_000,
      async () => {
        finishing = (await ask('lock.status', {})).finishing;
      },
    );
    const terminal = await createCore(testPorts({ dir: ports.dataDir }), { drain: false, unlock: sari });
    expect(await terminal.call('queue.status', {})).toMatchObject({ value: { open: 0 } });
    await terminal.close();
  });
});
