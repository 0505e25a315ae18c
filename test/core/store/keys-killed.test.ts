/**
 * Killed at any step of sealing its key anew, of putting a lock on or of taking it off, the data opens, with the partner key that an older program had sealed; and a recovery
 * key that a person has seen by then opens it too.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createCaps } from '../../../src-main/core/connections/caps.ts';
import { createConnections } from '../../../src-main/core/connections/connections.ts';
import { tryRecoveryKey } from '../../../src-main/core/store/recovery-at-start.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { unsealByPassphrase } from '../../../src-main/core/store/vault.ts';
import { readVaultFile, vaultPath } from '../../../src-main/core/store/vault-file.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { passphraseKeyring } from '../../../src-main/hosts/common/keyrings/passphrase.ts';
import { builtProgram } from '../../fakes/built-programs.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const program = builtProgram('keys-process') ?? fileURLToPath(new URL('./keys-process.ts', import.meta.url));

/** Found with the lock on. */
let locked = 0;

async function opened(dir: string) {
  const keyrings = [keyFileKeyring(dir), passphraseKeyring('hujan', { n: 2 ** 10, r: 8, p: 1 })];
  const ports = testPorts({ dir, keyrings });
  const file = existsSync(vaultPath(dir)) ? readVaultFile(vaultPath(dir)) : null;
  const sari = { operator: 'Sari', passphrase: 'kucing hitam lompat' };
  const store = await openStore(ports, null, file?.operators ? await unsealByPassphrase(file, keyrings, sari) : null);
  if (file?.operators) locked += 1;
  const urls = { practiceUrl: async () => 'http://127.0.0.1:9/', practiceUrlNow: () => 'http://127.0.0.1:9/' };
  const connections = await createConnections({
    accessLog: noAccessLog,
    store,
    ports,
    caps: createCaps(store),
    ...urls,
  });
  return { store, connections };
}

/** As an older program left it. */
async function olderData(): Promise<string> {
  const dir = tempDir();
  const { store, connections } = await opened(dir);
  await connections.create({
    ...{ name: 'Bogor', baseUrl: 'https://provider.example/', partnerCode: 'BGR', partnerKey: 'x', settings: {} },
  });
  store
    .prepare<{ sealed: Uint8Array }>(
      `UPDATE connections SET partner_key_sealed = :sealed, partner_key_seal = 'keyring' WHERE kind = 'account'`,
    )
    .run({ sealed: await store.keyring.seal(Buffer.from('kunci-lama'), 'partner-key') });
  store.close();
  return dir;
}

function seenIn(dir: string): string[] {
  const path = join(dir, 'seen.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

function opens(dir: string, key: string): boolean {
  try {
    tryRecoveryKey(dir, key);
    return true;
  } catch {
    return false;
  }
}

test.runIf(process.platform !== 'win32')(
  'the data opens whenever the process is killed',
  async () => {
    const older = await olderData();
    const kinds = new Set<string>();
    let killed = 0;
    for (let from = 1; ; from += 1) {
      const dir = tempDir();
      cpSync(older, dir, { recursive: true });
      const { status, signal } = spawnSync(process.execPath, [program, dir, String(from)], { encoding: 'utf8' });
      const { store, connections } = await opened(dir);
      kinds.add(store.keyring.kind);
      const row = connections.all().find(({ kind }) => kind === 'account');
      expect((await connections.account(row?.id ?? 0)).partnerKey, `killed at step ${from}`).toBe('kunci-lama');
      store.close();
      const seen = seenIn(dir);
      if (seen.length > 0)
        expect(
          seen.filter((key) => opens(dir, key)),
          `killed at step ${from}`,
        ).not.toEqual([]);
      if (status === 0) {
        expect(seen.map((key) => opens(dir, key))).toEqual([false, true]);
        break;
      }
      expect(signal, `step ${from}`).toBe('SIGKILL');
      killed += 1;
    }
    expect(kinds).toEqual(new Set(['key-file', 'passphrase']));
    expect(killed).toBeGreaterThan(12);
    expect(locked).toBeGreaterThan(3);
  },
  240_000,
);
