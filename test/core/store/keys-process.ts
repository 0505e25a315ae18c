/**
 * Makes a recovery key twice, checks both, puts a lock on, changes the keyring and takes the lock off, in a process that ends itself at the step it is told, as a power cut would:
 * `node keys-process.ts DIR STEP`. Exits with 0 where there are fewer steps.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { createCore } from '../../../src-main/core/core.ts';
import type { Keyring } from '../../../src-main/core/kernel/ports.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { passphraseKeyring } from '../../../src-main/hosts/common/keyrings/passphrase.ts';
import { testNetwork } from '../../fakes/network.ts';

const [dataDir = '', step = '0'] = process.argv.slice(2);
let steps = 0;

function passed(): void {
  steps += 1;
  if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
}

/** What lies on the way of the key alone: its files, by path or as they are open. */
const files = new Set<unknown>();
const ofKey = (what: unknown) => files.has(what) || /vault\.json|sambung\.key/.test(String(what));

for (const name of ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'] as const) {
  const whole = fs[name] as (...args: unknown[]) => unknown;
  fs[name] = ((...args: unknown[]) => {
    const counts = ofKey(args[0]);
    // A file is as it was when it is closed.
    if (counts && name !== 'closeSync') passed();
    const result = whole(...args);
    if (counts && name === 'openSync') files.add(result);
    if (name === 'closeSync') files.delete(args[0]);
    return result;
  }) as never;
}
syncBuiltinESMExports();

function watched(keyring: Keyring): Keyring {
  return {
    ...keyring,
    async seal(secret, label) {
      passed();
      return keyring.seal(secret, label);
    },
    async unseal(sealed, label) {
      passed();
      return keyring.unseal(sealed, label);
    },
  };
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const core = await createCore(
  {
    ...{ host: 'cli', version: '0', locale: 'id-ID', operator: 'uji', dataDir, logger: quiet, logs: null },
    ...{ stateDir: null, programDir: null, scryptCost: { n: 16, r: 1, p: 1 } },
    keyrings: [keyFileKeyring(dataDir), passphraseKeyring('hujan', { n: 2 ** 10, r: 8, p: 1 })].map(watched),
    clock: { now: Date.now, monotonic: () => performance.now(), after: () => () => {} },
    ...{
      random: Math.random,
      network: { subscribe: () => () => {}, attend: () => {} },
      dialogs: null,
      namedFile: null,
    },
    ...{ power: null, shell: null, asked: null, updates: null, machineNetwork: testNetwork(), policy: null },
    startWorker: () => {
      throw new Error('No process is needed.');
    },
  },
  { drain: false },
);
/** What a person has seen of it by then. */
function shown(key: string): void {
  fs.appendFileSync(join(dataDir, 'seen.txt'), `${key}\n`);
}

async function makeAndShow() {
  passed();
  const made = await core.call('recoveryKey.make', {});
  if (!made.ok) process.exit(2);
  passed();
  shown(made.value.key);
  return made.value;
}

const first = await makeAndShow();
if (!(await core.call('recoveryKey.check', { typed: first.key })).ok) process.exit(2);
const next = await makeAndShow();
const parts = next.ask.map((group) => ({ group, typed: next.key.split('-')[group - 1] ?? '' }));
if (!(await core.call('recoveryKey.checkPart', { parts })).ok) process.exit(2);
const passphrase = 'kucing hitam lompat';
if (!(await core.call('lock.on', { operator: 'Sari', passphrase })).ok) process.exit(2);
if (!(await core.call('keyring.change', { kind: 'passphrase' })).ok) process.exit(2);
if (!(await core.call('lock.off', { own: passphrase })).ok) process.exit(2);
process.exit(0);
