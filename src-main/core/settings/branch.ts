/** The branch's name and logo, in the store: one row, whose logo is the picture itself and no path to it. */
import { statSync } from 'node:fs';
import { type Branch, type branchCalls, mostLogoBytes } from '../../contract/branch.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import { readSealed } from '../kernel/sealed-bytes.ts';
import type { Store } from '../store/store.ts';
import { readLogo, refused } from './logo.ts';

type Row = { name: string | null; logo: Buffer | null };

/** Read anew each time: another process may have set it before this one took over. */
export function createBranch(store: Store): () => Branch {
  const select = store.prepare<Record<string, never>, Row>('SELECT name, logo FROM branch WHERE id = 1');
  return () => {
    const { name, logo } = select.get({}) ?? { name: null, logo: null };
    return { name, logo: logo && readLogo(Buffer.from(logo)) };
  };
}

export function branchHandlers({
  store,
  files,
  accessLog,
  read,
}: {
  store: Store;
  files: Pick<Files, 'pathOf'>;
  accessLog: Pick<AccessLog, 'record'>;
  read: () => Branch;
}): Handlers<keyof typeof branchCalls> {
  const setName = store.prepare<{ name: string | null }>(
    'INSERT INTO branch (id, name) VALUES (1, :name) ON CONFLICT DO UPDATE SET name = :name',
  );
  const setLogo = store.prepare<{ logo: Buffer | null }>(
    'INSERT INTO branch (id, logo) VALUES (1, :logo) ON CONFLICT DO UPDATE SET logo = :logo',
  );

  /** Errors: `logo-refused`, `file-unknown`, `file-not-readable`. */
  async function logoIn(fileId: string): Promise<Buffer> {
    const place = files.pathOf(fileId);
    let bytes: Buffer;
    try {
      // Never a film into memory because somebody chose it.
      if (statSync(place.path).size > mostLogoBytes) throw refused('bytes');
      bytes = await readSealed(place);
    } catch (error) {
      if (error instanceof CoreError) throw error;
      throw new CoreError('file-not-readable', 'The picture cannot be read.');
    }
    readLogo(bytes);
    return bytes;
  }

  return {
    'branch.get': read,
    'branch.set': async ({ name, logo }) => {
      const picture = logo == null ? logo : await logoIn(logo.fileId);
      store.transaction(() => {
        if (name !== undefined) setName.run({ name });
        if (picture !== undefined) setLogo.run({ logo: picture });
        accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: ['branch'] } });
      });
      return read();
    },
  };
}
