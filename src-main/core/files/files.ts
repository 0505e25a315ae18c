/**
 * Files a person chose, behind opaque ids: what the native dialog gave, what the window uploaded in pieces, what was
 * named by its path where paths are typed, and where a report goes. Owns the temporary ones; a person's own file is
 * only read, or written where they said.
 */

import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type ChosenFile, type fileCalls, pieceBytes, type SavedKind, savedExtensions } from '../../contract/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Dialogs, Ports } from '../kernel/ports.ts';
import { type BytesPlace, newFileKey, sealedAt } from '../kernel/sealed-bytes.ts';
import { createKnownFiles, type KnownFile, newFileId } from './known-files.ts';
import { isSameFile } from './same-file.ts';

export type FilePlace = BytesPlace & {
  /** The name the person knows it by, without folders. */
  readonly name: string;
};

/** Where a file is to be written; whoever wrote it says so. */
export type SavePlace = FilePlace & {
  written(): void;
  /** Of a folder that the person chose: whether files of those names in it may be replaced. Absent: they may. */
  mayReplace?(names: readonly string[]): Promise<boolean>;
};

export type Files = {
  readonly handlers: Handlers<keyof typeof fileCalls>;
  /** A file to read. Errors: `file-unknown`, `file-not-readable` (not all of it was uploaded). */
  pathOf(fileId: string): FilePlace;
  /**
   * Where to write a report, once and from its beginning: what is asked for again is another key. Errors: `file-unknown`, `file-not-writable` (the id is of a file to read, or the place is one of those chosen).
   */
  targetOf(fileId: string): SavePlace;
  /** Removes every temporary file of this process. */
  close(): void;
};

/** `ownsDataDir`: the store's role at start; the owner clears what a killed process left in the temporary folder. */
export function createFiles({ ports, ownsDataDir }: { ports: Ports; ownsDataDir: boolean }): Files {
  const temp = openTempFolder(ports.dataDir, ownsDataDir);
  const known = createKnownFiles(removeTemporary);

  function wasChosen(path: string): boolean {
    for (const file of known.all()) if (file.kind === 'chosen' && isSameFile(file.path, path)) return true;
    return false;
  }

  function openDialogs(): Dialogs {
    if (ports.dialogs) return ports.dialogs;
    throw new CoreError('dialogs-unavailable', 'There is no file dialog here. Upload the file instead.');
  }

  /** Errors: `file-unknown`; of a file that was named by its path `file-not-readable`. */
  function find(fileId: string): KnownFile {
    const named = known.has(fileId) ? null : (ports.namedFile?.(fileId) ?? null);
    if (named) {
      const { path, use } = named;
      if (use === 'read') sizeOf(path);
      const name = basename(path);
      known.add(use === 'read' ? { kind: 'chosen', path, name } : { kind: 'save', path, name, written: false }, fileId);
    }
    return known.get(fileId);
  }

  function chosenAt(path: string): ChosenFile {
    const bytes = sizeOf(path);
    const name = basename(path);
    return { fileId: known.add({ kind: 'chosen', path, name }), name, bytes };
  }

  return {
    handlers: {
      'files.chooseOpen': async ({ kind }) => {
        const path = await openDialogs().open(kind);
        return { file: path === null ? null : chosenAt(path) };
      },

      'files.chooseSeveral': async () => {
        const dialogs = openDialogs();
        const paths = await (dialogs.openSeveral?.() ?? dialogs.open().then((path) => (path === null ? [] : [path])));
        return { files: paths.map(chosenAt) };
      },

      'files.begin': ({ name, bytes }) => {
        const fileId = newFileId();
        const path = temp.pathFor(fileId);
        writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
        known.add({ kind: 'upload', path, name: plainName(name), key: newFileKey(), bytes, received: 0 }, fileId);
        return { fileId };
      },

      'files.append': ({ fileId, base64 }) => {
        const file = known.get(fileId);
        if (file.kind !== 'upload') throw unknownUpload();
        const piece = Buffer.from(base64, 'base64');
        if (file.received + piece.length > file.bytes) {
          throw new CoreError('file-too-large', 'More of the file came than was announced.');
        }
        appendFileSync(file.path, sealedAt(file.received, piece, file.key));
        file.received += piece.length;
        return { receivedBytes: file.received };
      },

      'files.chooseSave': async ({ kind, suggestedName }) => {
        const suggested = savedName(suggestedName, kind);
        if (!ports.dialogs) {
          const fileId = newFileId();
          known.add({ kind: 'download', path: temp.pathFor(fileId), name: suggested, key: newFileKey() }, fileId);
          return { file: { fileId, name: suggested, download: true } };
        }
        const path = await ports.dialogs.save(suggested, kind);
        if (path === null) return { file: null };
        const name = basename(path);
        return { file: { fileId: known.add({ kind: 'save', path, name, written: false }), name, download: false } };
      },

      'files.chooseFolder': async ({ kind }) => {
        const dialogs = openDialogs();
        if (!dialogs.folder)
          throw new CoreError('dialogs-unavailable', 'There is no folder dialog here. Choose a zip.');
        const path = await dialogs.folder(kind);
        if (path === null) return { folder: null };
        const name = basename(path) || path;
        return { folder: { fileId: known.add({ kind: 'folder', path, name, written: false }), name } };
      },

      'files.showSaved': async ({ fileId, how }) => {
        const file = known.get(fileId);
        // Never a path that somebody only chose: what opens is what this program wrote.
        if ((file.kind !== 'save' && file.kind !== 'folder') || !file.written || !ports.shell) {
          throw new CoreError('file-unknown', 'Nothing was written there.');
        }
        const { path } = file;
        if (!existsSync(path)) throw new CoreError('file-not-opened', 'The file is not there any more.');
        const opened = file.kind === 'folder' ? isPlainFolder(path) : isOpened(path);
        if (how === 'folder' || (file.kind === 'folder' && !opened)) ports.shell.reveal(path);
        else if (!opened || !(await ports.shell.open(path)))
          throw new CoreError('file-not-opened', 'Nothing opened the file.');
        return {};
      },

      'files.read': ({ fileId, offset }) => {
        const file = known.get(fileId);
        // Only what was made for the window to fetch: never a file of the person's.
        if (file.kind !== 'download') throw new CoreError('file-unknown', 'That file is not there to be fetched.');
        return readPiece(file, offset);
      },

      'files.release': ({ fileId }) => {
        const file = known.forget(fileId);
        if (file) removeTemporary(file);
        return {};
      },
    },

    pathOf(fileId) {
      const file = find(fileId);
      if (file.kind === 'upload' && file.received < file.bytes) throw notReadable('The file was not uploaded whole.');
      if (file.kind !== 'upload' && file.kind !== 'chosen') throw notReadable('That is a file to be written.');
      return { path: file.path, name: file.name, ...(file.kind === 'upload' && { key: file.key }) };
    },

    targetOf(fileId) {
      const file = find(fileId);
      if (file.kind === 'chosen' || file.kind === 'upload') {
        throw new CoreError('file-not-writable', 'That is a file to be read. Choose where the report goes.');
      }
      if (file.kind === 'save' && wasChosen(file.path)) {
        throw new CoreError('file-not-writable', 'That is the list itself. Choose another place for the report.');
      }
      const { path, name } = file;
      if (file.kind === 'download') {
        file.key = newFileKey();
        return { path, name, key: file.key, written() {} };
      }
      const mayReplace = (names: readonly string[]) =>
        ports.dialogs?.mayReplace?.(path, names) ?? Promise.resolve(false);
      return {
        path,
        name,
        written() {
          file.written = true;
        },
        ...(file.kind === 'folder' && { mayReplace }),
      };
    },

    close: () => temp.remove(),
  };
}

function removeTemporary(file: KnownFile): void {
  if (file.kind !== 'upload' && file.kind !== 'download') return;
  try {
    rmSync(file.path, { force: true });
  } catch {
    // A scanner holds it: it is sealed, and goes with the folder.
  }
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    if (found.isFile()) return found.size;
  } catch {
    // Gone, or not ours to look at: the same sentence either way.
  }
  throw notReadable('The chosen file cannot be read.');
}

function readPiece({ path, key }: BytesPlace, offset: number): { base64: string; nextOffset: number | null } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw notReadable('Nothing has been written there yet.');
  }
  try {
    const { size } = fstatSync(file);
    const piece = Buffer.alloc(Math.max(0, Math.min(pieceBytes, size - offset)));
    const read = readSync(file, piece, 0, piece.length, offset);
    const next = offset + read;
    const opened = sealedAt(offset, piece.subarray(0, read), key);
    return { base64: opened.toString('base64'), nextOffset: next < size ? next : null };
  } finally {
    closeSync(file);
  }
}

/** A name to show and to suggest: its folders, control characters and what Windows does not take are left out. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  const plain = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '').replace(/^\.+/, '');
  return plain.trim() || 'file';
}

/** As `plainName`, with an extension of that kind. */
function savedName(name: string, kind: SavedKind): string {
  const plain = plainName(name);
  const extensions: readonly string[] = savedExtensions[kind];
  return extensions.includes(extensionOf(plain)) ? plain : `${plain}.${extensions[0]}`;
}

/** What the system makes of a file depends on its extension alone: whatever path it came by, no program is started by it. */
function isOpened(path: string): boolean {
  return Object.values<readonly string[]>(savedExtensions).some((extensions) => extensions.includes(extensionOf(path)));
}

/** macOS runs a folder with the right extension as a program: one with any is only shown. */
function isPlainFolder(path: string): boolean {
  return extname(path) === '';
}

function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}

function notReadable(message: string): CoreError {
  return new CoreError('file-not-readable', message);
}

function unknownUpload(): CoreError {
  return new CoreError('file-unknown', 'That file does not take any more pieces.');
}

/**
 * The files this process keeps, sealed, for the window between an upload and an import, or between a report and its download.
 * Each process has a folder of its own under `temp`, so that two copies of the program never remove each other's files;
 * what a killed process left behind goes when the next owner of the data directory starts.
 */
type TempFolder = {
  /** Where a file of that id lies. The folder exists; names people chose are never part of a path. */
  pathFor(fileId: string): string;
  /** Removes this process's folder and all in it. */
  remove(): void;
};

/** `ownsDataDir`: only the owner clears what others left, because a reader cannot know whether the owner still uses it. */
function openTempFolder(dataDir: string, ownsDataDir: boolean): TempFolder {
  const root = join(dataDir, 'temp');
  if (ownsDataDir) rmSync(root, { recursive: true, force: true });
  const own = join(root, randomBytes(9).toString('hex'));
  return {
    pathFor(fileId) {
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return join(own, fileId);
    },
    remove() {
      rmSync(own, { recursive: true, force: true });
    },
  };
}
