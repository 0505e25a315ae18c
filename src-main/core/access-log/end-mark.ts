/**
 * Where the access log ended, written down outside the database: in two small files as the count of commits is (count-files.ts of
 * the store), one in the data folder, one in a folder of the host's outside it.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ports } from '../kernel/ports.ts';
import { accessLogEndFile } from '../store/data-folder.ts';
import type { Store } from '../store/store.ts';

/** The last entry: its number and its hash. */
export type EndMark = { readonly seq: number; readonly hash: string };

export type EndMarkFiles = {
  /** Of the marks that are this store's own, the one farther on; null: there is none. */
  read(): EndMark | null;
  /** Never throws: a file that cannot be written lets less be noticed. */
  write(mark: EndMark): void;
};

export function endMarkFiles(
  store: Pick<Store, 'digest'>,
  { dataDir, stateDir }: Pick<Ports, 'dataDir' | 'stateDir'>,
): EndMarkFiles {
  const nameOf = () => store.digest('access-log end file', '').slice(0, 16);
  const paths = [join(dataDir, accessLogEndFile), ...(stateDir === null ? [] : [join(stateDir, `${nameOf()}.end`)])];

  // Keyed: whoever cuts the log off cannot write down another end.
  const sealOf = (said: string) => store.digest('access-log end', said).slice(0, 32);

  function parse(text: string | null): EndMark | null {
    const [, said = '', seq, hash, seal] =
      /^(sambung-access-log 1 (\d{16}) ([0-9a-f]{64})) ([0-9a-f]{32})\n/.exec(text ?? '') ?? [];
    return hash !== undefined && seal === sealOf(said) ? { seq: Number(seq), hash } : null;
  }

  return {
    read() {
      const marks = paths.map((path) => parse(readable(path))).filter((mark) => mark !== null);
      return marks.reduce<EndMark | null>((far, mark) => (far === null || mark.seq > far.seq ? mark : far), null);
    },
    write({ seq, hash }) {
      const said = `sambung-access-log 1 ${String(seq).padStart(16, '0')} ${hash}`;
      for (const path of paths) overwrite(path, `${said} ${sealOf(said)}\n`);
    },
  };
}

function readable(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

/** In place, never emptied first: a kill between the two would lose the mark. */
function overwrite(path: string, line: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, readable(path) === null ? 'w' : 'r+', 0o600);
    try {
      writeSync(file, line, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    // A full or failing disk: the entry stands all the same.
  }
}
