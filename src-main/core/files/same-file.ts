/** Whether two paths lead to one file: as written, through links, or as two names of it. */
import { realpathSync, statSync } from 'node:fs';

/** false where either is not there: what is not there cannot be lost. */
export function isSameFile(one: string, other: string): boolean {
  try {
    if (realpathSync(one) === realpathSync(other)) return true;
    const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
    // Some network drives number no files.
    return a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}
