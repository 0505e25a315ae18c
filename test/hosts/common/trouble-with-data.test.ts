/** Trouble with the database is said by its own code with a sentence that helps, and the log lies where the sentence says. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { launchError, logLaunchFailure } from '../../../src-main/hosts/common/launch-errors.ts';
import { createNodePorts } from '../../../src-main/hosts/common/node-ports.ts';
import { openCore } from '../../../src-main/hosts/common/open-core.ts';
import { tempDir } from '../../fakes/ports.ts';

function host(dataDir: string) {
  const env = { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: tempDir() };
  const node = createNodePorts({ host: 'cli', env, dataDir });
  onTestFinished(() => node.close());
  return node.ports;
}

describe('a start', () => {
  test('beside another program that has locked the database says so, and goes on once it let go', async () => {
    const dataDir = tempDir();
    await (await openCore(host(dataDir), async () => null)).close();
    // As a database browser does: it knows nothing of the owner's lock.
    const other = new Database(join(dataDir, 'sambung.db'), { timeout: 0 });
    other.pragma(`cipher = 'aegis'`);
    const key = (await keyOf(dataDir)).toString('hex');
    other.pragma(`key = "x'${key}'"`);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    await expect(openCore(host(dataDir), async () => null)).rejects.toMatchObject({ code: 'store-locked' });
    expect(readFileSync(join(dataDir, 'logs', 'sambung.log'), 'utf8')).toContain('store-locked');
    other.exec('ROLLBACK');
    other.close();
    await (await openCore(host(dataDir), async () => null)).close();
  });

  test('that fails by a bug names a log, and it is there', () => {
    const dataDir = tempDir();
    logLaunchFailure(host(dataDir).logger, new TypeError('a bug'));
    const { code, advice } = launchError(new TypeError('a bug'), 'en', dataDir);
    const [path = ''] = /\/\S+\.log/.exec(advice) ?? [];
    expect(code).toBe('internal');
    expect(readFileSync(path, 'utf8')).toContain('"event":"launch-failed"');
  });

  test('whose data folder cannot even be looked into is told all the same', () => {
    // A link to itself: root, who may look into everything, cannot look there either.
    const dataDir = join(tempDir(), 'loop');
    symlinkSync(dataDir, dataDir);
    const refused = () => createNodePorts({ host: 'cli', env: { SAMBUNG_STATE_DIR: tempDir() }, dataDir });
    expect(refused).toThrow(expect.objectContaining({ code: 'disk-not-writable' }));
    const told = launchError(new CoreError('disk-not-writable', 'x'), 'id', dataDir, 'buttons', 'electron');
    expect(told.sentence).toBe('Folder data tidak dapat ditulisi.');
    expect(told.advice).toContain(dataDir);
  });

  test('where no log can be written names none', () => {
    vi.stubEnv('SAMBUNG_STATE_DIR', tempDir());
    onTestFinished(() => void vi.unstubAllEnvs());
    const { advice } = launchError(new Error('a bug'), 'en', tempDir());
    expect(advice).not.toMatch(/\.log|logs/);
  });
});

describe('the advice', () => {
  const told = (code: 'store-damaged' | 'store-missing' | 'store-key-lost', dataDir: string) =>
    launchError(new CoreError(code, 'x'), 'en', dataDir).advice;

  test.each(['store-damaged', 'store-missing'] as const)(
    'for %s speaks of a backup only where there is one',
    async (code) => {
      const dataDir = tempDir();
      expect(told(code, dataDir)).not.toContain('backup of');
      const { mkdirSync } = await import('node:fs');
      mkdirSync(join(dataDir, 'backups'));
      writeFileSync(join(dataDir, 'backups', 'sambung-schema-3.db'), 'x');
      expect(told(code, dataDir)).toContain('backup of');
    },
  );

  test('for a lost key says that a copy opens only with the same keyring, and speaks of no backup', () => {
    expect(told('store-key-lost', tempDir())).toContain('opens only with the same keyring');
    expect(told('store-key-lost', tempDir())).not.toContain('--restore-backup');
  });
});

describe('the key file', () => {
  test('that a killed process was making is removed, and one that is being made is left', async () => {
    const dataDir = tempDir();
    const gone = join(dataDir, 'sambung.key.999999999.part');
    const living = join(dataDir, `sambung.key.${process.ppid}.part`);
    for (const path of [gone, living]) writeFileSync(path, 'x');
    const keyring = keyFileKeyring(dataDir);
    const sealed = await keyring.seal(Buffer.from('rahasia'), 'l');
    expect([existsSync(gone), existsSync(living)]).toEqual([false, true]);
    writeFileSync(gone, 'x');
    expect(Buffer.from(await keyring.unseal(sealed, 'l')).toString()).toBe('rahasia');
    expect(existsSync(gone)).toBe(false);
  });
});

async function keyOf(dataDir: string): Promise<Buffer> {
  const { sealedKey } = JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8')) as { sealedKey: string };
  return Buffer.from(await keyFileKeyring(dataDir).unseal(Buffer.from(sealedKey, 'base64'), 'store-key'));
}
