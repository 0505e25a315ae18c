/** Bytes of a file → tables: what it is, whether it is safe to read, and the reader for that kind. */
import { CoreError } from '../../errors.ts';
import { guardCompound } from './compound-guard.ts';
import { decodeText } from './decode-text.ts';
import { readDelimited } from './delimited.ts';
import { createOdsHidden } from './ods-hidden.ts';
import { tameRecords } from './old-records.ts';
import { sniff } from './sniff.ts';
import { withoutStrays } from './stray-controls.ts';
import type { SourceFile } from './table.ts';
import { readWorkbook } from './workbook.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { zipDirectory } from './zip-directory.ts';
import { createUnpacker } from './zip-guard.ts';

/** `sheets`: all of the file's, in its own order; empty for text. */
export type OpenedSource = SourceFile & { sheets: string[] };

/**
 * Errors: `file-empty`, `file-corrupt`, `file-encrypted`, `file-not-spreadsheet`, `file-too-large`, `xml-dtd-forbidden`,
 * `sheet-unknown`.
 */
export async function openSource(bytes: Buffer, sheet: string | undefined): Promise<OpenedSource> {
  switch (sniff(bytes)) {
    case 'text':
      return openText(bytes, sheet);
    case 'zip':
      return { ...(await openZip(bytes, sheet)), encoding: null, delimiter: null };
    case 'compound':
      return { ...readWorkbook(guardCompound(bytes), sheet, { looks: 'all' }), encoding: null, delimiter: null };
    case 'old-excel':
      return { ...readWorkbook(tameRecords(bytes), sheet, { looks: 'all' }), encoding: null, delimiter: null };
  }
}

async function openZip(bytes: Buffer, sheet: string | undefined): Promise<Pick<OpenedSource, 'tables' | 'sheets'>> {
  const entries = zipDirectory(bytes);
  const unpacker = createUnpacker(entries);
  const content = entries.find((entry) => entry.name === 'content.xml');
  if (!content) {
    // What is left to the library is the binary form, an .xlsb.
    return (await readXlsx(entries, unpacker, sheet)) ?? readWorkbook(bytes, sheet, { looks: 'columns' });
  }
  const hidden = createOdsHidden();
  await unpacker.checkRest((entry, piece) => {
    if (entry === content) hidden.see(piece);
  });
  return readWorkbook(bytes, sheet, { looks: 'none', hidden: hidden.result() });
}

function openText(bytes: Buffer, sheet: string | undefined): OpenedSource {
  if (sheet !== undefined) {
    throw new CoreError('sheet-unknown', 'A text file has no sheets.', { details: { sheet } });
  }
  const { text: decoded, encoding } = decodeText(bytes);
  const text = withoutStrays(decoded);
  if (text === null) {
    throw new CoreError('file-not-spreadsheet', 'The file is not a text list.', { details: { found: 'binary' } });
  }
  if (text.trim() === '') throw new CoreError('file-empty', 'The file holds nothing but blanks.');
  const { table, delimiter } = readDelimited(text);
  return { tables: [table], sheets: [], encoding, delimiter };
}
