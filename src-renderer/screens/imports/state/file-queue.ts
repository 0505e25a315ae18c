/** Files that wait for their import, in the order they came. Only their names and where they are: nothing is read before its turn. */
import { listNameSchema } from '../../../../src-main/contract/lists.ts';
import { longestOf } from '../../../core/contract-form.ts';

/** A file the window holds, or one the native dialog chose and the core knows by its id. */
export type FileSource = { kind: 'held'; file: File } | { kind: 'chosen'; fileId: string };

export type WaitingFile = { key: number; name: string; bytes: number; source: FileSource };

let lastKey = 0;

export function waitingFile(name: string, bytes: number, source: FileSource): WaitingFile {
  lastKey += 1;
  return { key: lastKey, name, bytes, source };
}

export function heldFiles(files: readonly File[]): WaitingFile[] {
  return files.map((file) => waitingFile(file.name, file.size, { kind: 'held', file }));
}

/** A list is called after its file until somebody says otherwise. */
export function listName(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, longestOf(listNameSchema));
}
