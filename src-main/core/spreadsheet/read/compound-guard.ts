/**
 * Checks an old container (.xls) before the spreadsheet library reads it: finds protected workbooks and other
 * documents, on which the library would crash or return an empty sheet. What is encrypted with the password everybody
 * knows is opened: Excel does so silently, and whoever has the file does not know that it is encrypted.
 */
import { CFB } from 'xlsx';
import { CoreError } from '../../kernel/errors.ts';
import { encrypted } from '../file-errors.ts';
import { defaultPassword, openPackage } from './encryption/encrypted-package.ts';
import { openRecords, protectionOf } from './encryption/encrypted-records.ts';
import { tameRecords } from './guards/old-records.ts';

const beginOfFile = [0x0009, 0x0209, 0x0409, 0x0809];

/** `records`: of an old workbook, tamed. `package`: the zip of a later one, as it was before it was encrypted. */
export type Contained = { records: Buffer } | { package: Buffer };

/** `password`: tried after the one everybody knows. Errors: `file-corrupt`, `file-encrypted`, `file-not-spreadsheet`. */
export function guardCompound(bytes: Buffer, password?: string): Contained {
  const passwords = password === undefined ? [defaultPassword] : [defaultPassword, password];
  const container = open(bytes);
  const content = streamOf(container, '/EncryptedPackage');
  const info = streamOf(container, '/EncryptionInfo');
  if (content ?? info) {
    const opened = content && info && firstOf(passwords, (tried) => openPackage(info, content, tried));
    if (!opened) throw encrypted();
    return { package: opened };
  }
  const records = streamOf(container, '/Workbook') ?? streamOf(container, '/Book');
  if (!records) {
    throw new CoreError('file-not-spreadsheet', 'The file is an office document, but not a workbook.', {
      details: { found: 'document' },
    });
  }
  if (records.length < 4 || !beginOfFile.includes(records.readUInt16LE(0))) {
    throw new CoreError('file-corrupt', 'The file is damaged. Its workbook does not begin as one.');
  }
  return { records: tameRecords(unprotected(records, passwords)) };
}

function open(bytes: Buffer): ReturnType<typeof CFB.read> {
  try {
    return CFB.read(bytes, { type: 'buffer' });
  } catch {
    throw new CoreError('file-corrupt', 'The file is damaged. Its container cannot be opened.');
  }
}

/** A damaged directory can name a stream that has no content at all. null: it names none. */
function streamOf(container: ReturnType<typeof CFB.read>, path: string): Buffer | null {
  const stream = CFB.find(container, path);
  return stream && Buffer.from((stream.content as Uint8Array | undefined) ?? []);
}

function unprotected(records: Buffer, passwords: readonly string[]): Buffer {
  const at = protectionOf(records);
  if (at < 0) return records;
  const opened = firstOf(passwords, (tried) => openRecords(records, at, tried));
  if (!opened) throw encrypted();
  return opened;
}

function firstOf(passwords: readonly string[], opened: (password: string) => Buffer | null): Buffer | null {
  for (const password of passwords) {
    const found = opened(password);
    if (found) return found;
  }
  return null;
}
