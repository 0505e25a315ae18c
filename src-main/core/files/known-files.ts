/**
 * Which opaque id stands for which file. Ids are random and live as long as the process; only the features that read
 * and write files get a path from here.
 */
import { randomBytes } from 'node:crypto';
import { mostKnownFiles } from '../../contract/files.ts';
import { CoreError } from '../kernel/errors.ts';

/**
 * What lies in our own folder is sealed under a key that is only here (sealed-bytes.ts).
 * chosen: a file of the person's, picked in a native dialog or named by its path. upload: sent in pieces. save: where a report goes, picked
 * in a native dialog or by its path; `written` once it is there. folder: the same for several files; chosen in a native dialog. download: where a report waits for the window to fetch it.
 */
export type KnownFile =
  | { kind: 'chosen'; path: string; name: string }
  | { kind: 'upload'; path: string; name: string; key: Uint8Array; bytes: number; received: number }
  | { kind: 'save'; path: string; name: string; written: boolean }
  | { kind: 'folder'; path: string; name: string; written: boolean }
  | { kind: 'download'; path: string; name: string; key: Uint8Array };

export type KnownFiles = {
  add(file: KnownFile, fileId?: string): string;
  /** Errors: `file-unknown`. */
  get(fileId: string): KnownFile;
  has(fileId: string): boolean;
  all(): Iterable<KnownFile>;
  /** The file that id stood for; null when there was none. */
  forget(fileId: string): KnownFile | null;
};

export function newFileId(): string {
  return randomBytes(16).toString('hex');
}

/** `dropped` is called with a file that was forgotten to make room. */
export function createKnownFiles(dropped: (file: KnownFile) => void): KnownFiles {
  const files = new Map<string, KnownFile>();

  function forget(fileId: string): KnownFile | null {
    const file = files.get(fileId) ?? null;
    files.delete(fileId);
    return file;
  }

  return {
    add(file, fileId = newFileId()) {
      const [oldest] = files.keys();
      // A window that never releases cannot fill memory or disk.
      if (files.size >= mostKnownFiles && oldest !== undefined) {
        const gone = forget(oldest);
        if (gone) dropped(gone);
      }
      files.set(fileId, file);
      return fileId;
    },
    get(fileId) {
      const file = files.get(fileId);
      if (!file) throw new CoreError('file-unknown', 'That file is no longer known. Choose it again.');
      return file;
    },
    has: (fileId) => files.has(fileId),
    all: () => files.values(),
    forget,
  };
}
