/**
 * Erases a person in a process that ends itself at the step it is told, as a power cut would: `node erase-process.ts DIR NIK STEP`.
 * A step is a write outside the database, or a turn of work within a transaction. Exits with 0 where there are fewer steps.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createCore } from '../../../../src-main/core/core.ts';
import { keyFileKeyring } from '../../../../src-main/hosts/common/keyrings/key-file.ts';
import { testNetwork } from '../../../fakes/network.ts';

const [dataDir = '', nik = '', step = '0'] = process.argv.slice(2);
let steps = 0;
let counting = false;

function passed(): void {
  if (!counting) return;
  steps += 1;
  if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
}

/** The file of the erased, and the copies that go. */
for (const name of ['openSync', 'fsyncSync', 'rmSync'] as const) {
  const whole = fs[name] as (...args: unknown[]) => unknown;
  fs[name] = ((...args: unknown[]) => {
    if (name === 'fsyncSync' || /sambung\.erased|backups/.test(String(args[0]))) passed();
    return whole(...args);
  }) as never;
}
syncBuiltinESMExports();

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const core = await createCore(
  {
    ...{ host: 'cli', version: '0', locale: 'id-ID', operator: 'uji', dataDir, logger: quiet, logs: null },
    ...{ stateDir: null, programDir: null },
    keyrings: [keyFileKeyring(dataDir)],
    clock: {
      now: Date.now,
      // Asked in every turn, within its transaction.
      monotonic: () => {
        passed();
        return performance.now();
      },
      after: () => () => {},
    },
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
counting = true;
const result = await core.call('privacy.erase', { person: { nik } });
if (!result.ok) throw new Error(result.error.code);
counting = false;
await core.close();
