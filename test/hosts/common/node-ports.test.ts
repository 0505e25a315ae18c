/** What a Node process brings to the core: a folder of its own, a name, a version, a clock, the network's signals. */
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ErrorCode } from '../../../src-main/contract/errors.ts';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import {
  chooseDataDir,
  dataDirArgument,
  defaultDataDir,
  ensureDataDir,
} from '../../../src-main/hosts/common/data-dir.ts';
import { launchError, launchLanguage } from '../../../src-main/hosts/common/launch-errors.ts';
import { watchNetwork } from '../../../src-main/hosts/common/network-watch.ts';
import { createNodePorts, systemLocale } from '../../../src-main/hosts/common/node-ports.ts';
import { tempDir } from '../../fakes/ports.ts';

describe('the data directory', () => {
  test('is where each system keeps such things', () => {
    expect(defaultDataDir({}, 'linux', '/home/siti')).toBe('/home/siti/.local/share/sambung');
    expect(defaultDataDir({ XDG_DATA_HOME: '/data' }, 'linux', '/home/siti')).toBe('/data/sambung');
    expect(defaultDataDir({}, 'darwin', '/Users/siti')).toBe('/Users/siti/Library/Application Support/sambung');
    expect(defaultDataDir({ LOCALAPPDATA: '/local' }, 'win32', '/u')).toBe('/local/sambung-data');
  });

  test('is on Windows not the one that roams, but where an older program made its data there', () => {
    const [LOCALAPPDATA, APPDATA] = [tempDir(), tempDir()];
    const chosen = () => defaultDataDir({ LOCALAPPDATA, APPDATA }, 'win32', '/u');
    expect(chosen()).toBe(join(LOCALAPPDATA, 'sambung-data'));
    // Its database is gone: that is no first start.
    mkdirSync(join(APPDATA, 'sambung'));
    writeFileSync(join(APPDATA, 'sambung', 'vault.json'), '{}');
    expect(chosen()).toBe(join(APPDATA, 'sambung'));
    mkdirSync(join(LOCALAPPDATA, 'sambung-data'));
    expect(chosen()).toBe(join(APPDATA, 'sambung'));
    writeFileSync(join(LOCALAPPDATA, 'sambung-data', 'vault.json'), '{}');
    expect(chosen()).toBe(join(LOCALAPPDATA, 'sambung-data'));
  });

  test('is what the argument says, then the environment, then the system', () => {
    expect(chooseDataDir('/a', { SAMBUNG_DATA_DIR: '/b' })).toBe('/a');
    expect(chooseDataDir(undefined, { SAMBUNG_DATA_DIR: '/b' })).toBe('/b');
    expect(chooseDataDir(undefined, { XDG_DATA_HOME: '/c', APPDATA: '/c' })).toMatch(/sambung$/);
    expect(dataDirArgument(['x', '--data-dir', '/a'])).toBe('/a');
    expect(dataDirArgument(['--data-dir=/a'])).toBe('/a');
    expect(dataDirArgument(['--data'])).toBeUndefined();
  });

  test.runIf(process.platform !== 'win32')('is made for its owner alone, and one of ours is narrowed again', () => {
    const dir = join(tempDir(), 'a', 'b');
    ensureDataDir(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    chmodSync(dir, 0o755);
    writeFileSync(join(dir, 'vault.json'), '{}');
    ensureDataDir(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  test.runIf(process.platform !== 'win32')('leaves a folder alone that others use', () => {
    const dir = join(tempDir(), 'shared');
    mkdirSync(dir);
    chmodSync(dir, 0o755);
    writeFileSync(join(dir, 'theirs.txt'), '');
    ensureDataDir(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o755);
  });

  test('that cannot be made is a plain error', () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    expect(() => ensureDataDir(join(file, 'dir'))).toThrow(expect.objectContaining({ code: 'disk-not-writable' }));
    expect(() => ensureDataDir(file)).toThrow(expect.objectContaining({ code: 'disk-not-writable' }));
  });
});

describe('the ports', () => {
  test('carry the version of the package, a name, a locale and a log', () => {
    const dataDir = tempDir();
    const { ports, close } = createNodePorts({ host: 'web', env: { SAMBUNG_KEYRING: 'key-file' }, dataDir });
    onTestFinished(close);
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(ports).toMatchObject({ host: 'web', version, dataDir, dialogs: null, namedFile: null });
    expect(ports.operator).not.toBe('');
    expect(ports.locale).toMatch(/^[a-z]{2}/);
    for (let n = 0; n < 100; n += 1) {
      const drawn = ports.random();
      expect(drawn >= 0 && drawn < 1).toBe(true);
    }
  });

  test.each([
    [{ LANG: 'id_ID.UTF-8' }, 'id-ID'],
    [{ LC_ALL: '', LANG: 'id_ID.UTF-8' }, 'id-ID'],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'id_ID.UTF-8' }, 'en-GB'],
    [{ LC_MESSAGES: 'id', LANG: 'en_US' }, 'id'],
    [{ LANG: 'ca_ES@valencia' }, 'ca-ES'],
  ])('take the locale from %j', (env, locale) => {
    expect(systemLocale(env)).toBe(locale);
  });

  test.each([{}, { LANG: 'C' }, { LC_ALL: 'POSIX' }, { LANG: 'C.UTF-8' }, { LANG: 'not a locale' }])(
    'take the locale of the system where %j says nothing',
    (env) => {
      expect(systemLocale(env)).toBe(Intl.DateTimeFormat().resolvedOptions().locale);
    },
  );

  test('have a clock whose waits can be called off and may be longer than a timer takes', async () => {
    const { ports, close } = createNodePorts({ host: 'web', env: {}, dataDir: tempDir() });
    onTestFinished(close);
    const ran: string[] = [];
    ports.clock.after(5, () => ran.push('short'));
    ports.clock.after(10, () => ran.push('called off'))();
    const callOff = ports.clock.after(2 ** 40, () => ran.push('far away'));
    await vi.waitFor(() => expect(ran).toEqual(['short']));
    await new Promise((resolve) => setTimeout(resolve, 30));
    callOff();
    expect(ran).toEqual(['short']);
  });
});

describe('the network watch', () => {
  function watch(addresses: { now: string }, clock: { now: number }, awake = { now: 0 }) {
    let looks = 0;
    const watching = watchNetwork(
      () => {
        looks += 1;
        return addresses.now;
      },
      () => clock.now,
      5,
      () => awake.now,
    );
    onTestFinished(watching.close);
    let woken = 0;
    watching.subscribe(() => {
      woken += 1;
    });
    watching.attend(true);
    return { woken: () => woken, looks: () => looks, wake: watching.wake, attend: watching.attend };
  }
  const moment = () => new Promise((resolve) => setTimeout(resolve, 40));

  test('wakes when an address comes, not when the last one goes', async () => {
    const addresses = { now: '10.0.0.2' };
    const { woken } = watch(addresses, { now: 0 });
    addresses.now = '';
    await moment();
    expect(woken()).toBe(0);
    addresses.now = '10.0.0.2';
    await moment();
    expect(woken()).toBe(1);
  });

  test('wakes when the machine slept', async () => {
    const clock = { now: 0 };
    const { woken } = watch({ now: 'a' }, clock);
    clock.now = 3_600_000;
    await moment();
    expect(woken()).toBe(1);
  });

  test('wakes when the host says so, and is quiet otherwise', async () => {
    const { woken, wake } = watch({ now: 'a' }, { now: 0 });
    await moment();
    expect(woken()).toBe(0);
    wake();
    expect(woken()).toBe(1);
  });

  test('does not look while nothing waits, and tells of what changed meanwhile as soon as something does', async () => {
    const addresses = { now: 'a' };
    const { woken, looks, attend } = watch(addresses, { now: 0 });
    attend(false);
    const before = looks();
    addresses.now = 'b';
    await moment();
    expect(looks()).toBe(before);
    expect(woken()).toBe(0);
    attend(true);
    expect(woken()).toBe(1);
    await moment();
    expect(woken()).toBe(1);
  });

  test('said again that something waits, it looks no more often', async () => {
    const { looks, attend } = watch({ now: 'a' }, { now: 0 });
    const before = looks();
    for (let n = 0; n < 100; n += 1) attend(true);
    expect(looks()).toBe(before);
  });

  test('hours in which nothing waited are no sleep; a sleep in them is one', async () => {
    const [clock, awake] = [{ now: 0 }, { now: 0 }];
    const { woken, attend } = watch({ now: 'a' }, clock, awake);
    attend(false);
    clock.now = awake.now = 3_600_000;
    attend(true);
    expect(woken()).toBe(0);
    attend(false);
    clock.now += 3_600_000;
    attend(true);
    expect(woken()).toBe(1);
  });
});

describe('a start that fails', () => {
  const codes: ErrorCode[] = [
    'data-dir-in-use',
    'store-newer',
    'store-damaged',
    'store-key-lost',
    'keyring-unavailable',
    'passphrase-wrong',
    'disk-full',
    'disk-not-writable',
    'disk-io-error',
    'store-locked',
    'store-missing',
  ];

  test.each(codes)('%s is a sentence of its own and an advice, in both languages', (code) => {
    const other = launchError(new Error('bug'), 'id', '/data');
    for (const language of ['id', 'en'] as const) {
      const told = launchError(new CoreError(code, 'x'), language, '/data');
      expect(told.code).toBe(code);
      expect(told.sentence).toMatch(/^[A-Z].+\.$/);
      expect(told.advice).toMatch(/^[A-Z].+\.$/);
      expect(told.sentence).not.toBe(other.sentence);
    }
  });

  test('for any other reason shows no stack and no message of it', () => {
    const told = launchError(new TypeError("reading 'x' of undefined"), 'en', '/data');
    expect(told.code).toBe('internal');
    expect(JSON.stringify(told)).not.toMatch(/undefined|TypeError|\bat\b .*:\d/);
  });

  test('speaks Indonesian on an Indonesian system', () => {
    expect(['id-ID', 'id', 'in-ID'].map(launchLanguage)).toEqual(['id', 'id', 'id']);
    expect(['en-US', 'ms-MY', 'idx'].map(launchLanguage)).toEqual(['en', 'en', 'en']);
  });
});
