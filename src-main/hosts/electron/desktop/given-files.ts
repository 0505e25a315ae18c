/**
 * Files somebody gave to the program itself: dropped on its window, opened with it. The page gets an id of our making and the
 * file's name; its path stays in this process.
 */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { ChosenFile } from '../../../contract/files.ts';
import type { NamedFile } from '../../../core/kernel/ports.ts';

/** What lists come in. Whether a file is what its name says is found out by whoever reads it. */
export const listExtensions = ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt', 'xlsm', 'xlsb'];

/** More than anybody gives at once; past it the oldest is forgotten. */
const mostFiles = 200;

export type GivenFiles = {
  /** null: no such file, not an ordinary one, or none that a list comes in. */
  give(path: string): ChosenFile | null;
  /**
   * The files among the arguments of a start; relative ones lie in the folder it was started in. `unopened`: the names of those
   * that `give` does not take.
   */
  fromArguments(args: readonly string[], folder: string): { files: ChosenFile[]; unopened: string[] };
  namedFile(fileId: string): NamedFile | null;
};

/** `own`: folders that a start may name and that are nothing to be opened, the program's and the data's. */
export function createGivenFiles(own: readonly string[]): GivenFiles {
  const paths = new Map<string, string>();

  function give(path: string): ChosenFile | null {
    if (!listExtensions.includes(extname(path).slice(1).toLowerCase())) return null;
    const bytes = sizeOf(path);
    if (bytes === null) return null;
    const fileId = randomBytes(16).toString('hex');
    const [oldest] = paths.keys();
    if (paths.size >= mostFiles && oldest !== undefined) paths.delete(oldest);
    paths.set(fileId, path);
    return { fileId, name: basename(path), bytes };
  }

  return {
    give,
    fromArguments(args, folder) {
      const named = args.filter((argument) => !argument.startsWith('-')).map((argument) => resolve(folder, argument));
      const tried = named.filter((path) => !own.includes(path)).map((path) => ({ path, file: give(path) }));
      return {
        files: tried.flatMap(({ file }) => file ?? []),
        unopened: tried.filter(({ file }) => file === null).map(({ path }) => basename(path)),
      };
    },
    namedFile(fileId) {
      const path = paths.get(fileId);
      return path === undefined ? null : { path, use: 'read' };
    },
  };
}

function sizeOf(path: string): number | null {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}
