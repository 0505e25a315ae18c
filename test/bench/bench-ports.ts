/** What a host brings, for the benches: a folder of their own, a keyring that costs nothing, the real clock, no screen. */
import { join } from 'node:path';
import type { Keyring, Ports } from '../../src-main/core/kernel/ports.ts';
import { realClock } from '../fakes/clock.ts';
import { testNetwork } from '../fakes/network.ts';

/** Seals nothing: the partner key of the bench is invented. The store is encrypted all the same. */
const openKeyring: Keyring = {
  kind: 'key-file',
  weak: true,
  state: async () => 'works',
  seal: async (secret) => secret,
  unseal: async (sealed) => sealed,
};

export function benchPorts(dataDir: string): Ports {
  return {
    host: 'cli',
    version: '0.0.0-bench',
    locale: 'id-ID',
    operator: 'petugas uji',
    dataDir,
    // As a host has it: its file is written at every commit.
    stateDir: join(dataDir, 'state'),
    programDir: null,
    keyrings: [openKeyring],
    clock: realClock(),
    random: Math.random,
    logs: null,
    logger: {
      info: () => {},
      warn: () => {},
      error: (event, error) => console.error(event, error),
    },
    network: { subscribe: () => () => {}, attend: () => {} },
    power: null,
    machineNetwork: testNetwork(),
    policy: null,
    dialogs: null,
    shell: null,
    asked: null,
    updates: null,
    namedFile: null,
    startWorker: () => {
      throw new Error('The bench starts no worker.');
    },
  };
}
