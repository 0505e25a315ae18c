/** New versions of the program: when they are looked for, what is asked, and what waits. What fetches them is a stand-in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { nothingSet, type PolicyState } from '../../../src-main/contract/policy.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { type QueueReason, queueReasons, waitsFor } from '../../../src-main/contract/reasons.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { isUpdateAddress, isUpdateKey, type UpdateSource } from '../../../src-main/contract/updates.ts';
import { fingerprintOf, isSigned } from '../../../src-main/hosts/electron/desktop/update-signature.ts';
import {
  canUpdateItself,
  createUpdates,
  nothingLeaves,
  UpdateError,
} from '../../../src-main/hosts/electron/desktop/updates.ts';
import { manualClock, settle } from '../../fakes/clock.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { fakeQueue, fakeSettings, noStates } from '../../fakes/views.ts';

const day = 24 * 60 * 60_000;
const key = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;
const source: UpdateSource = { address: 'https://updates.bank.example/sambung', signer: key };
const idle = fakeQueue({ state: 'running', draining: true, open: 0, states: noStates });
const sending = fakeQueue({ state: 'running', draining: true, open: 3, states: { ...noStates, sending: 1 } });

type Changes = { policy?: PolicyState; updatesItself?: boolean; queue?: QueueStatus; from?: UpdateSource | null };

/** A program of version 1 whose server has version 2. */
async function open({ policy = null, updatesItself = true, queue = idle, from = source }: Changes = {}) {
  const clock = manualClock();
  const did: string[] = [];
  const hosts: (string | null)[] = [];
  const server = { version: '2.0.0' as string | null, fails: null as UpdateError | null };
  const answers: (boolean | Promise<boolean>)[] = [];
  let hear: (event: AnyEvent) => void = () => {};
  const settings = (updatesFrom: UpdateSource | null): Settings => ({ ...fakeSettings, updatesFrom });
  const core = {
    call: async (name: string) => ({ ok: true, value: name === 'queue.status' ? queue : settings(from) }),
    subscribe: (listener: (event: AnyEvent) => void) => {
      hear = listener;
      return () => {};
    },
  } as unknown as CoreClient;
  function step(name: string): void {
    did.push(name);
    if (server.fails !== null) throw server.fails;
  }
  const updates = createUpdates({
    ...{ updatesItself, policy, clock, logger: testPorts().logger },
    engine: async ({ address }) => {
      step(`engine ${address}`);
      return {
        look: async () => {
          step('look');
          return server.version;
        },
        download: async () => step('download'),
        prepare: async () => step('prepare'),
        install: async () => step('install'),
      };
    },
    async ask(question, version, host) {
      did.push(`ask ${question} ${version}`);
      hosts.push(host);
      return answers.shift() ?? false;
    },
    confirm: async () => false,
    failed: ({ version, fault }) => void did.push(`failed ${version} ${fault}`),
    quit: () => void did.push('quit'),
  });
  await updates.follow(core);
  await settle();
  return {
    updates,
    did,
    hosts,
    server,
    answers,
    clock,
    async queue(now: QueueStatus) {
      hear({ name: 'queue.changed', payload: now });
      await settle();
    },
    async typed(now: UpdateSource | null) {
      hear({ name: 'settings.changed', payload: settings(now) });
      await settle();
    },
  };
}
/** What docs/deployment.md signs with. */
const openssl3 = String(spawnSync('openssl', ['version']).stdout).startsWith('OpenSSL 3');
const begun = [`engine ${source.address}`, 'look', 'ask download 2.0.0'];

describe('off', () => {
  it('does nothing, not after days and not when asked to look', async () => {
    const { updates, did, clock } = await open({ from: null });
    updates.check();
    await clock.advance(3 * day);
    expect(did).toEqual([]);
    expect(updates.status()).toMatchObject({ state: 'off', address: null });
  });

  it('is what a copy is that somebody else updates, whatever was set', async () => {
    const { updates, did } = await open({ updatesItself: false });
    updates.check();
    await settle();
    expect(did).toEqual([]);
    expect(updates.status().state).toBe('managed');
  });

  it('is what it becomes at once when the address is taken away', async () => {
    const { updates, did, clock, typed } = await open();
    await typed(null);
    await clock.advance(3 * day);
    expect(did).toEqual(begun);
    expect(updates.status()).toMatchObject({ state: 'off', version: null });
  });

  it('is what the organisation can set, also by a policy that cannot be followed', async () => {
    const path = '/etc/sambung/policy.json';
    const none = await open({
      policy: { path, fault: null, name: null, set: { ...nothingSet, updateAddress: 'none' } },
    });
    const faulty = await open({ policy: { path, fault: 'not-json', name: null, set: nothingSet } });
    expect([none.did, faulty.did]).toEqual([[], []]);
    expect(none.updates.status()).toMatchObject({ state: 'off', setByOrganisation: true });
    const other = { updateAddress: 'https://it.bank.example/', updateSigner: key };
    const own = await open({ policy: { path, fault: null, name: null, set: { ...nothingSet, ...other } } });
    expect(own.did[0]).toBe('engine https://it.bank.example/');
    // Only what the organisation has set is called the organisation's.
    expect([own.hosts, (await open()).hosts]).toEqual([[null], ['updates.bank.example']]);
  });
});

describe('on', () => {
  it('looks at the start and once a day, and asks again after a no', async () => {
    const { updates, did, clock } = await open();
    expect(did).toEqual(begun);
    expect(updates.status()).toMatchObject({ state: 'found', version: '2.0.0', waits: false });
    await clock.advance(day);
    expect(did).toEqual([...begun, ...begun.slice(1)]);
  });

  it('asks nothing while something is sent, and goes on when it is not', async () => {
    const { updates, did, answers, queue } = await open({ queue: sending });
    expect(updates.status()).toMatchObject({ state: 'found', waits: true });
    answers.push(true, true);
    await queue(idle);
    expect(did).toEqual([...begun, 'download', 'ask install 2.0.0', 'prepare', 'quit']);
    await updates.installAgreed();
    expect(did.at(-1)).toBe('install');
  });

  it('keeps what went wrong at the very end for the next start', async () => {
    const { updates, did, answers, queue, server } = await open({ queue: sending });
    answers.push(true, true);
    await queue(idle);
    server.fails = new UpdateError('unsigned');
    await updates.installAgreed();
    expect(did.slice(-2)).toEqual(['install', 'failed 2.0.0 unsigned']);
  });

  it('waits with a yes that comes when a list has started meanwhile', async () => {
    const { updates, did, queue, answers } = await open({ queue: sending });
    let say: (yes: boolean) => void = () => {};
    answers.push(true, new Promise((resolve) => (say = resolve)));
    await queue(idle);
    expect(did.at(-1)).toBe('ask install 2.0.0');
    await queue(sending);
    say(true);
    await settle();
    expect(did).not.toContain('quit');
    expect(updates.status()).toMatchObject({ state: 'ready', waits: true });
    await queue(idle);
    expect(did.filter((one) => one.startsWith('ask install'))).toHaveLength(2);
  });

  it('installs nothing when the program ends without a yes', async () => {
    const { updates, did, answers, queue } = await open({ queue: sending });
    answers.push(true, false);
    await queue(idle);
    await updates.installAgreed();
    expect(did.at(-1)).toBe('ask install 2.0.0');
  });

  it('says what went wrong and tries a server that was away again in an hour', async () => {
    const away = await open();
    away.server.fails = new UpdateError('unreachable');
    away.updates.check();
    await settle();
    expect(away.updates.status()).toMatchObject({ state: 'failed', fault: 'unreachable' });
    away.server.fails = null;
    await away.clock.advance(60 * 60_000);
    expect(away.updates.status()).toMatchObject({ state: 'found', fault: null });
    away.server.fails = new UpdateError('unsigned');
    away.updates.check();
    await settle();
    const count = away.did.length;
    await away.clock.advance(2 * 60 * 60_000);
    expect(away.did).toHaveLength(count);
    expect(away.updates.status()).toMatchObject({ state: 'failed', fault: 'unsigned' });
  });
});

describe('what may be in mid-list', () => {
  const waiting = (reason: QueueReason | null): QueueStatus =>
    fakeQueue({ ...inIt(reason), open: 3, states: { ...noStates, queued: 3 } });
  const inIt = (reason: QueueReason | null) => (reason === null ? { state: 'running' as const } : waitsFor(reason));
  const bothOf = (first: QueueReason, second: QueueReason | null): QueueStatus => {
    const [one, other] = [waiting(first).connections, waiting(second).connections];
    const connections = [...one, ...other.map((connection) => ({ ...connection, id: 2 }))];
    return { ...waiting(first), connections, working: [1, 2] };
  };
  it.each([
    ['nothing open', idle, true],
    ['rows under way', sending, false],
    ['paused, a row still under way', { ...waiting('operator'), states: sending.states }, false],
    ['one connection stopped, another between two sends', bothOf('key-refused', null), false],
    ['one connection stopped, the other paused', bothOf('key-refused', 'operator'), true],
    ['another copy drains', { ...idle, draining: false }, false],
  ] as const)('%s', (_, queue, quiet) => {
    expect(nothingLeaves(queue)).toBe(quiet);
  });

  it('is only what waits until somebody acts: each reason', () => {
    expect(queueReasons.filter((reason) => nothingLeaves(waiting(reason)))).toEqual([
      ...['operator', 'traffic-blocked', 'traffic-insufficient', 'daily-maximum'],
      ...['unknown-answers', 'unreadable-answers', 'answers-lost', 'server-errors', 'internal', 'proxy-password'],
      ...['store-gone', 'store-older', 'policy-faulty'],
      ...['not-purchased', 'not-effective', 'expired', 'country-not-open', 'key-refused'],
      ...['filter-page', 'wrong-address', 'proxy-refused'],
    ]);
  });
});

describe('who updates a copy', () => {
  it('is the program itself as AppImage, installed by NSIS or in macOS; else who installed it', () => {
    expect(canUpdateItself(false, 'linux', { APPIMAGE: '/x' })).toBe(false);
    expect(canUpdateItself(true, 'linux', {})).toBe(false);
    expect(canUpdateItself(true, 'linux', { APPIMAGE: '/x' })).toBe(true);
    expect(canUpdateItself(true, 'win32', {})).toBe(true);
    expect(canUpdateItself(true, 'win32', { PORTABLE_EXECUTABLE_DIR: 'E:\\' })).toBe(false);
    expect(canUpdateItself(true, 'darwin', {})).toBe(true);
  });
});

describe('the address and the signature', () => {
  it('is https, in a folder, without a name, a password or a question', () => {
    expect(['https://a.example', 'https://a.example:8443/x/y/'].every(isUpdateAddress)).toBe(true);
    const bad = ['http://a.example', 'https://u:p@a.example', 'https://a.example/?x', 'file:///x', 'https://', ''];
    expect(bad.filter(isUpdateAddress)).toEqual([]);
  });

  it.skipIf(!openssl3)('shows of the key what the documented command says of it', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'key.der'), Buffer.from(key, 'base64'));
    const said = execFileSync('openssl', ['dgst', '-sha256', 'key.der'], { cwd: dir }).toString();
    expect(said).toContain(fingerprintOf(key).replaceAll(/\s/g, ''));
  });

  it.skipIf(!openssl3)(
    'accepts what the documented commands sign, and nothing that was changed, signed by another, or not at all',
    () => {
      const dir = tempDir();
      const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir });
      openssl('genpkey', '-algorithm', 'ed25519', '-out', 'update-key.pem');
      const publicKey = openssl('pkey', '-in', 'update-key.pem', '-pubout', '-outform', 'DER').toString('base64');
      expect(isUpdateKey(publicKey)).toBe(true);
      const text = 'version: 2.0.0\n# é\n';
      writeFileSync(join(dir, 'latest.yml'), text);
      openssl('pkeyutl', '-sign', '-rawin', '-inkey', 'update-key.pem', '-in', 'latest.yml', '-out', 'raw.sig');
      openssl('base64', '-A', '-in', 'raw.sig', '-out', 'latest.yml.sig');
      const signature = readFileSync(join(dir, 'latest.yml.sig'), 'utf8');
      expect(isSigned(text, `${signature}\n`, publicKey)).toBe(true);
      expect(isSigned(text.replace('2', '3'), signature, publicKey)).toBe(false);
      const other = sign(null, Buffer.from(text), generateKeyPairSync('ed25519').privateKey).toString('base64');
      expect(isSigned(text, other, publicKey)).toBe(false);
      expect([isSigned(text, '', publicKey), isSigned(text, signature, key)]).toEqual([false, false]);
      expect(isSigned(text, signature, 'not a key')).toBe(false);
    },
  );
});
