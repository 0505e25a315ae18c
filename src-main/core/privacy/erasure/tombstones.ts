/**
 * Who was erased, outside the database: a keyed digest of the NIK and when, a line each, in a file of the data folder and in one of
 * the host's folder outside it, as the count of commits is (store/count-files.ts). Only added to, and flushed: a copy of the data
 * that is put back does not bring the person back.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ports } from '../../kernel/ports.ts';
import { erasedFile } from '../../store/data-folder.ts';
import type { Store } from '../../store/store.ts';

/** `digest`: of the NIK (`digestOfNik`); `at`: milliseconds since the epoch. */
export type Tombstone = { readonly digest: string; readonly at: number };

/** The same in every copy of this store, and nobody without its key can make it of a NIK. */
export function digestOfNik(store: Pick<Store, 'digest'>, nik: string): string {
  return store.digest('erased person', nik);
}

export function tombstoneFiles(
  store: Pick<Store, 'digest'>,
  { dataDir, stateDir }: Pick<Ports, 'dataDir' | 'stateDir'>,
) {
  const nameOf = () => store.digest('erased file', '').slice(0, 16);
  const paths = [join(dataDir, erasedFile), ...(stateDir === null ? [] : [join(stateDir, `${nameOf()}.erased`)])];
  const sealOf = (said: string) => store.digest('erased line', said).slice(0, 16);

  function parse(line: string): Tombstone[] {
    const [, said = '', digest, at, seal] =
      /^(sambung-erased 1 ([0-9a-f]{64}) (\d{16})) ([0-9a-f]{16})$/.exec(line) ?? [];
    return digest !== undefined && seal === sealOf(said) ? [{ digest, at: Number(at) }] : [];
  }

  return {
    /** Of all files, each once. A line that a power cut left half, or of another store, counts for nothing. */
    read(): Tombstone[] {
      const all = paths.flatMap((path) => readable(path).split('\n').flatMap(parse));
      return [...new Map(all.map((one) => [`${one.digest} ${one.at}`, one])).values()];
    },
    /** On the disk when it returns. Errors: those of the data folder; outside of it what cannot be written is let be. */
    add({ digest, at }: Tombstone): void {
      const said = `sambung-erased 1 ${digest} ${String(at).padStart(16, '0')}`;
      for (const [index, path] of paths.entries()) {
        try {
          append(path, `\n${said} ${sealOf(said)}\n`);
        } catch (error) {
          if (index === 0) throw error;
        }
      }
    },
  };
}

function readable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function append(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
