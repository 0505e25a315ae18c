/**
 * Whether the data lies where a database does not belong: a network drive, on which two machines may open it unseen, or a folder that
 * a program copies to others while it is written. By the folder's own path, behind links.
 */
import { realpathSync, statfsSync } from 'node:fs';

export type SharedPlace = 'network' | 'sync' | null;

/** As their programs name them; also on Windows and macOS. */
const syncFolder =
  /^(OneDrive( - .+)?|Dropbox( \(.+\))?|Google ?Drive|GoogleDrive-.+|My Drive|Drive Saya|iCloud ?Drive|com~apple~CloudDocs|Nextcloud|ownCloud|Box Sync|MEGAsync|pCloud ?Drive)$/i;

/** `f_type` of Linux: nfs, smb, cifs, smb2, afs, coda, ceph, 9p. What goes through FUSE may be a disk of this machine. */
const networkTypes = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42],
  ...[0x5346414f, 0x73757245, 0x00c36400, 0x01021997],
]);

/** null: neither, as far as can be told. Never throws. */
export function sharedPlace(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
  typeOf: (path: string) => number = (path) => statfsSync(path).type,
): SharedPlace {
  const path = behindLinks(dataDir);
  if (path.split(/[/\\]/).some((name) => syncFolder.test(name))) return 'sync';
  if (platform === 'win32') return /^[/\\]{2}(?![.?][/\\](?!UNC))/i.test(path) ? 'network' : null;
  if (platform !== 'linux') return null;
  try {
    // Some systems say it with a sign.
    return networkTypes.has(typeOf(path) >>> 0) ? 'network' : null;
  } catch {
    return null;
  }
}

function behindLinks(path: string): string {
  try {
    // What the system itself says: a letter of a mapped drive becomes its share.
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
