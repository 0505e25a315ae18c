/**
 * A workbook's package (the zip) that is encrypted inside the old container, opened with a password that is known. Excel
 * encrypts one with a password everybody knows where its structure is protected or it is recommended to be read only, and
 * opens it without asking.
 */
import { CoreError } from '../../../kernel/errors.ts';
import { corrupt } from '../guards/zip-directory.ts';
import { openAgile } from './agile.ts';
import { openStandard } from './standard.ts';

/** [MS-OFFCRYPTO] 2.4.2.1 and [MS-XLS] 2.2.10. */
export const defaultPassword = 'VelvetSweatshop';

/**
 * `info`, `content`: the streams `EncryptionInfo` and `EncryptedPackage`. null: it has another password, or is encrypted in a
 * way that is not known here. Errors: `file-corrupt`, `file-encrypted`.
 */
export function openPackage(info: Buffer, content: Buffer, password: string): Buffer | null {
  if (info.length < 8 || content.length < sizeBytes) return null;
  try {
    return open(info, content, password);
  } catch (error) {
    if (error instanceof CoreError) throw error;
    // A field is cut short or lies about its length. All that is known then is that the workbook is protected.
    return null;
  }
}

const sizeBytes = 8;

function open(info: Buffer, content: Buffer, password: string): Buffer | null {
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  const body = info.subarray(8);
  const packed = content.subarray(sizeBytes);
  // What is encrypted are whole blocks; a container that fills up its sectors may add something.
  const blocks = packed.subarray(0, packed.length - (packed.length % 16));
  const opened =
    major === 4 && minor === 4
      ? openAgile(body.toString('utf8'), blocks, content, password)
      : major >= 2 && major <= 4 && minor === 2
        ? openStandard(body, blocks, password)
        : null;
  if (!opened) return null;
  const size = content.readBigUInt64LE(0);
  if (size > BigInt(opened.length)) throw corrupt('What is encrypted is shorter than it says.');
  return opened.subarray(0, Number(size));
}
