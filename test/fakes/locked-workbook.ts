/** Opens a workbook that was written under a password: with our own reader of such files, which is written from the documents. */
import { CFB } from 'xlsx';
import { openPackage } from '../../src-main/core/spreadsheet/read/encryption/encrypted-package.ts';

/** The workbook's own bytes; null: the password does not open it. */
export function openLocked(bytes: Buffer, password: string): Buffer | null {
  const container = CFB.read(bytes, { type: 'buffer' });
  const stream = (name: string) => Buffer.from((CFB.find(container, name)?.content ?? []) as Uint8Array);
  return openPackage(stream('/EncryptionInfo'), stream('/EncryptedPackage'), password);
}
