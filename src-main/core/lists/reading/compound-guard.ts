/**
 * Stands in front of the spreadsheet library for the old container (.xls): finds protected workbooks and other
 * documents, which the library would meet with a crash or an empty sheet.
 */
import { CFB } from 'xlsx';
import { CoreError } from '../../errors.ts';
import { tameRecords } from './old-records.ts';

const filePass = 0x002f;
const beginOfFile = [0x0009, 0x0209, 0x0409, 0x0809];

/** The workbook's records, tamed. Errors: `file-corrupt`, `file-encrypted`, `file-not-spreadsheet`. */
export function guardCompound(bytes: Buffer): Buffer {
  const container = open(bytes);
  // An encrypted .xlsx is kept as one stream of the old container.
  if (CFB.find(container, '/EncryptedPackage') ?? CFB.find(container, '/EncryptionInfo')) throw encrypted();
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (!stream) {
    throw new CoreError('file-not-spreadsheet', 'The file is an office document, but not a workbook.', {
      details: { found: 'document' },
    });
  }
  // A damaged directory can name a stream that has no content at all.
  const records = Buffer.from((stream.content as Uint8Array | undefined) ?? []);
  if (records.length < 4 || !beginOfFile.includes(records.readUInt16LE(0))) {
    throw new CoreError('file-corrupt', 'The file is damaged. Its workbook does not begin as one.');
  }
  if (isProtected(records)) throw encrypted();
  return tameRecords(records);
}

function open(bytes: Buffer): ReturnType<typeof CFB.read> {
  try {
    return CFB.read(bytes, { type: 'buffer' });
  } catch {
    throw new CoreError('file-corrupt', 'The file is damaged. Its container cannot be opened.');
  }
}

/** FILEPASS stands among the first records of the workbook, right after its beginning. */
function isProtected(records: Buffer): boolean {
  let at = 0;
  for (let read = 0; read < 32 && at + 4 <= records.length; read++) {
    if (records.readUInt16LE(at) === filePass) return true;
    at += 4 + records.readUInt16LE(at + 2);
  }
  return false;
}

function encrypted(): CoreError {
  return new CoreError('file-encrypted', 'The file is protected with a password. Save it without one.');
}
