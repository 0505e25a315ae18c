/**
 * The last resort: a random key in a 0600 file beside the data. It protects a copied database, not a copied folder;
 * therefore it is `weak`, and the window keeps saying so.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring } from '../../../core/kernel/ports.ts';
import { openBox, sealBox } from '../../../core/kernel/sealed-box.ts';

export function keyFileKeyring(dataDir: string): Keyring {
  const path = join(dataDir, 'sambung.key');
  return {
    kind: 'key-file',
    weak: true,
    state: async () => 'works',
    async seal(secret, label) {
      removeAbandonedParts(path);
      return sealBox(existsSync(path) ? read(path) : create(path), secret, label);
    },
    async unseal(sealed, label) {
      removeAbandonedParts(path);
      if (!existsSync(path)) throw lost();
      const secret = openBox(read(path), sealed, label);
      if (!secret) throw lost();
      return secret;
    },
    forget() {
      try {
        rmSync(path, { force: true });
      } catch {
        // Held by another program: it opens nothing any more.
      }
    },
  };
}

function read(path: string): Buffer {
  // A backup tool may have restored it open to everybody.
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw lost();
  return key;
}

/** Written beside and linked into place: whole or not there, and never over one that another process just made. */
function create(path: string): Buffer {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(part, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EEXIST') writeFileSync(path, readFileSync(part), { mode: 0o600, flag: 'wx', flush: true });
  } finally {
    rmSync(part, { force: true });
  }
  return read(path);
}

/** Of processes that were killed while they made a key: theirs never became the key, or is the same file as it. */
function removeAbandonedParts(path: string): void {
  const pattern = /^sambung\.key\.(\d+)\.part$/;
  try {
    for (const name of readdirSync(dirname(path))) {
      const pid = Number(pattern.exec(name)?.[1] ?? 0);
      // Our own number as well: this process is making none now, so it is of an earlier one with the same number.
      if (pid > 0 && (pid === process.pid || !isAlive(pid))) rmSync(join(dirname(path), name), { force: true });
    }
  } catch {
    // A folder that cannot be listed or changed: the key in it opens all the same.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function lost(): CoreError {
  return new CoreError('store-key-lost', 'The key file of the stored data is missing or is another one.');
}
