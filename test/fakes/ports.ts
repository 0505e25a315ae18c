/** Ports for tests: a real data directory and store, a keyring in memory, quiet logs that can be read back. */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Keyring, Ports, Power } from '../../src-main/core/kernel/ports.ts';
import { realClock } from './clock.ts';
import { testNetwork } from './network.ts';
import { copyUsedStore } from './used-store.ts';
import { startWarmWorker } from './warm-workers.ts';

export type TestPorts = Ports & {
  /** Every log line, as JSON. */
  readonly logged: string[];
  /** What the host does when the network changed or the machine woke. */
  wakeNetwork(): void;
  /** Whether the host is asked to look for changes of the network. */
  attended(): boolean;
  /** What the host does when the machine goes to sleep, and when it is back. */
  machine(does: 'suspend' | 'resume'): void;
  /** What was asked of the machine about staying awake, in order. */
  readonly keptAwake: boolean[];
};

/** A fresh folder, removed when the test is over. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sambung-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** A folder of which the program was closed in order, with nothing stored yet. */
export function usedDir(): string {
  const dir = tempDir();
  copyUsedStore(dir);
  return dir;
}

/** The same key every time, so that a second core opens what a first one sealed. */
export function memoryKeyring(key: Uint8Array = Buffer.alloc(32, 7)): Keyring {
  return {
    kind: 'key-file',
    weak: true,
    state: async () => 'works',
    async seal(secret, label) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label));
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    async unseal(sealed, label) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(label));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    },
  };
}

export function testPorts(overrides: Partial<Ports> & { dir?: string } = {}): TestPorts {
  const { dir, ...ports } = overrides;
  const logged: string[] = [];
  const wakers = new Set<() => void>();
  let attended = false;
  const sleepers = new Set<Parameters<Power['subscribe']>[0]>();
  const keptAwake: boolean[] = [];
  return {
    host: 'cli',
    version: '0.0.0-test',
    locale: 'id-ID',
    operator: 'petugas uji',
    dataDir: dir ?? (ports.keyrings || ports.stateDir ? tempDir() : usedDir()),
    stateDir: null,
    programDir: null,
    shell: null,
    asked: null,
    updates: null,
    keyrings: [memoryKeyring()],
    scryptCost: { n: 16, r: 1, p: 1 },
    clock: realClock(),
    random: Math.random,
    logger: {
      info: (event, facts) => void logged.push(JSON.stringify({ level: 'info', event, ...facts })),
      warn: (event, facts) => void logged.push(JSON.stringify({ level: 'warn', event, ...facts })),
      error: (event, error, facts) =>
        void logged.push(
          JSON.stringify({
            level: 'error',
            event,
            error: error instanceof Error ? error.stack : String(error),
            ...facts,
          }),
        ),
    },
    logs: null,
    network: {
      subscribe(wake) {
        wakers.add(wake);
        return () => wakers.delete(wake);
      },
      attend(waits) {
        attended = waits;
      },
    },
    power: {
      subscribe(listener) {
        sleepers.add(listener);
        return () => sleepers.delete(listener);
      },
      keepAwake: (wanted) => void keptAwake.push(wanted),
    },
    machineNetwork: testNetwork(),
    policy: null,
    dialogs: null,
    namedFile: null,
    startWorker: startWarmWorker,
    ...ports,
    logged,
    keptAwake,
    machine(does) {
      for (const listener of sleepers) listener[does]();
    },
    wakeNetwork: () => {
      for (const wake of wakers) wake();
    },
    attended: () => attended,
  };
}
