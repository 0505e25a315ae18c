/**
 * Sends what waits, in a process that ends itself between writing a call down outside the database and sending it:
 * `node sent-process.ts DIR`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createCore } from '../../../src-main/core/core.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { testNetwork } from '../../fakes/network.ts';

const [dataDir = ''] = process.argv.slice(2);
const journal = new Set<unknown>();
const open = fs.openSync as (...args: unknown[]) => number;
fs.openSync = ((...args: unknown[]) => {
  const handle = open(...args);
  if (String(args[0]).includes('sambung.sent')) journal.add(handle);
  return handle;
}) as never;
const write = fs.writeSync as (...args: unknown[]) => number;
fs.writeSync = ((...args: unknown[]) => {
  const written = write(...args);
  if (journal.has(args[0])) process.kill(process.pid, 'SIGKILL');
  return written;
}) as never;
syncBuiltinESMExports();

await createCore({
  ...{ host: 'cli', version: '0', locale: 'id-ID', operator: 'uji', dataDir, stateDir: null, programDir: null },
  logs: null,
  logger: { info: () => {}, warn: () => {}, error: () => {} },
  keyrings: [keyFileKeyring(dataDir)],
  clock: {
    now: Date.now,
    monotonic: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
  network: { subscribe: () => () => {}, attend: () => {} },
  ...{ dialogs: null, namedFile: null, power: null, shell: null, asked: null, updates: null, policy: null },
  machineNetwork: testNetwork(),
  startWorker: () => {
    throw new Error('No process is needed.');
  },
});
