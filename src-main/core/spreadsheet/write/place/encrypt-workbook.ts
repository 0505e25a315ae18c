/**
 * A workbook under a password, as Excel 2010 and later encrypt it (agile encryption of [MS-OFFCRYPTO]: AES-256, SHA-512,
 * 100,000 rounds). The library calls it after Word, whose files are encrypted the same way.
 */
import { encryptDocx } from '@cj-tech-master/excelts/word/crypto';

export function encrypted(workbook: Uint8Array, password: string): Promise<Uint8Array> {
  return encryptDocx(workbook, password);
}
