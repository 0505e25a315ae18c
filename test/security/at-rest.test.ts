/**
 * Nothing of a secret or a person lies in the clear in any file of the data directory: every byte is looked at, while the
 * program runs (with its write-ahead log) and after it was closed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCore } from '../../src-main/core/core.ts';
import type { Keyring } from '../../src-main/core/ports.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { tempDir } from '../fakes/ports.ts';

const partnerKey = 'K7-rahasia-mitra-9f2c41d8';
const person = { nik: '3273014507900001', phone: '081234567890', name: 'Siti Nurhaliza Ramadhani' };

/** Every form in which a text could lie in a file. */
function forms(text: string | Buffer): Buffer[] {
  const bytes = Buffer.from(text);
  const asText = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), bytes.toString('base64url')];
  return [bytes, Buffer.from(bytes.toString('utf8'), 'utf16le'), ...asText.map((form) => Buffer.from(form))];
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}

function expectNothingOf(secrets: readonly (string | Buffer)[], dir: string): void {
  const paths = filesIn(dir);
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) {
    const bytes = readFileSync(path);
    for (const [n, secret] of secrets.entries()) {
      for (const form of forms(secret)) expect(bytes.includes(form), `secret ${n} in ${path}`).toBe(false);
    }
  }
}

/** Remembers what the core asked it to seal: those are the secrets. */
function watched(keyring: Keyring, sealed: Buffer[]): Keyring {
  return {
    ...keyring,
    seal(secret, label) {
      sealed.push(Buffer.from(secret));
      return keyring.seal(secret, label);
    },
  };
}

describe.each([
  ['key-file', {}],
  ['passphrase', { SAMBUNG_PASSPHRASE: 'hujan di bulan juni' }],
])('sealed by %s', (kind, env) => {
  test('no partner key, no store key, no passphrase and no person lies in the clear', async () => {
    const dataDir = tempDir();
    const node = createNodePorts({
      host: 'cli',
      env: { SAMBUNG_KEYRING: kind, SAMBUNG_STATE_DIR: tempDir(), ...env },
      dataDir,
    });
    onTestFinished(node.close);
    const sealed: Buffer[] = [];
    const keyrings = node.ports.keyrings.map((keyring) => watched(keyring, sealed));
    const core = await createCore({ ...node.ports, keyrings });
    onTestFinished(core.close);

    const made = await core.call('connections.create', {
      name: 'Cabang',
      baseUrl: 'https://provider.invalid',
      partnerCode: 'BDG',
      partnerKey,
    });
    expect(made.ok).toBe(true);
    const { connections } = settled(await core.call('connections.list', {}));
    const practice = connections.find(({ kind: of }) => of === 'practice')?.id ?? 0;
    const { lookupId } = settled(await core.call('people.check', { ...person, connectionId: practice }));
    await vi.waitFor(
      async () => {
        const { state } = settled(await core.call('history.get', { lookupId }));
        expect(['answered', 'no_record']).toContain(state);
      },
      { timeout: 15_000, interval: 100 },
    );
    // An error that is written to the log, with the person in its input.
    await core.call('people.check', { ...person, connectionId: 999 });

    const secrets = [partnerKey, person.nik, person.phone, person.name, ...sealed];
    if ('SAMBUNG_PASSPHRASE' in env) secrets.push(env.SAMBUNG_PASSPHRASE);
    expect(sealed.length).toBeGreaterThan(0);
    expectNothingOf(secrets, dataDir);
    await core.close();
    expectNothingOf(secrets, dataDir);
  });
});

test.runIf(process.platform !== 'win32')('the folder and what opens the store are for their owner alone', async () => {
  const dataDir = join(tempDir(), 'sambung');
  const node = createNodePorts({
    host: 'cli',
    env: { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: tempDir() },
    dataDir,
  });
  onTestFinished(node.close);
  const core = await createCore(node.ports);
  onTestFinished(core.close);
  node.ports.logger.info('something');
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  for (const name of ['sambung.key', 'vault.json', 'logs/sambung.log']) {
    expect(statSync(join(dataDir, name)).mode & 0o777, name).toBe(0o600);
  }
});

function settled<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
