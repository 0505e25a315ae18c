/**
 * Checks where a report goes before anything is imported or paid for, so that a place that cannot be written is
 * reported at once.
 */
import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isSameFile } from '../../../core/files/same-file.ts';
import { couldNotRun, wrongUsage } from '../terminal/failure.ts';

export function mustBeWritable(path: string): void {
  // The report is written beside its place and moved there: the folder counts even where the file is there already.
  const folder = dirname(resolve(path));
  if (!isFolder(folder) || !canWrite(folder)) {
    throw couldNotRun('file-not-writable', ({ main }) => main.files.folderNotThere);
  }
  if (!isFreeOrReplaceable(path)) {
    throw couldNotRun('file-not-writable', ({ main }) => main.files.notReplaceable);
  }
}

/** The operator's list must not be replaced by the report about it. */
export function mustNotBeTheList(file: string, report: string): void {
  if (isSameFile(file, report)) throw wrongUsage((usage) => usage.outIsTheList);
}

/** An ordinary file that opens for writing (it is not while Excel has it open); nothing of it is changed. */
function isFreeOrReplaceable(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return true;
  if (!found.isFile()) return false;
  try {
    closeSync(openSync(path, 'r+'));
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
