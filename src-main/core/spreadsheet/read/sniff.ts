/**
 * What a file is, by its first bytes and never by its name. Refuses what no list can be in (`file-empty`,
 * `file-not-spreadsheet`), before any library sees it.
 */
import { CoreError } from '../../kernel/errors.ts';
import { decodeText, isWide } from './text/decode-text.ts';
import { isBinary } from './text/stray-controls.ts';

export type FileKind = 'zip' | 'compound' | 'old-excel' | 'html' | 'mhtml' | 'xml' | 'text';

/** Formats branch staff are known to rename to .xls; most are refused because they hold pictures of a list, not a list. */
const foreign: readonly (readonly [string, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['bmp', [0x42, 0x4d]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['riff', [0x52, 0x49, 0x46, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Errors: `file-empty`, `file-not-spreadsheet`, `xml-dtd-forbidden`. */
export function sniff(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw new CoreError('file-empty', 'The file is empty.');
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'compound';
  // BIFF2–BIFF4 had no container: a BOF record stands first.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00) return 'old-excel';
  const beginning = bytes.subarray(0, 65_536).toString('latin1');
  // Two letters are also how a text may begin; `BM` is a picture only where binary bytes follow.
  const picture = foreign.find(([name, mark]) => startsWith(bytes, mark) && (name !== 'bmp' || isBinary(beginning)));
  if (picture) throw notSpreadsheet(picture[0]);
  if (bytes.subarray(0, 1024).includes('%PDF-')) throw notSpreadsheet('pdf');
  if (isLockFile(bytes)) throw notSpreadsheet('lock-file');
  const start = isWide(bytes) ? decodeText(bytes.subarray(0, 65_536)).text : beginning;
  if (isBinary(start)) throw notSpreadsheet('binary');
  return markupKind(start) ?? 'text';
}

/**
 * What an office program leaves beside a file that is open (`~$Nasabah.xlsx`): who has it open, twice, once in bytes and
 * once in UTF-16; LibreOffice's (`.~lock.…#`) is one line that ends with where its settings lie.
 */
function isLockFile(bytes: Buffer): boolean {
  const length = bytes[0] ?? 0;
  if ((bytes.length === 165 || bytes.length === 162) && length > 0 && length <= 54) {
    return bytes[55] === length && bytes[56] === 0;
  }
  return bytes.length < 2_000 && /^[^\n]*,[^\n]*,file:\/\/[^\n]*;\s*$/.test(bytes.toString('latin1'));
}

/** null: it is plain text. Errors: `file-not-spreadsheet`, `xml-dtd-forbidden`. */
function markupKind(text: string): Extract<FileKind, 'html' | 'mhtml' | 'xml'> | null {
  const start = text
    .slice(0, 4096)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^mime-version:/im.test(start) && /^[\w-]+:/.test(start)) return 'mhtml';
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|style|script|div|center|font)\b/i.test(start)) return 'html';
  // A page may begin with a remark of the program that wrote it.
  if (/^<!--/.test(start) && /<html|<table/i.test(start)) return 'html';
  if (/^<(?:\?xml|!--|!doctype|[a-z][\w:-]*[\s>/])/i.test(start)) {
    if (/<!doctype(?!\s+html)/i.test(start)) {
      throw new CoreError('xml-dtd-forbidden', 'The file declares XML entities, which are not read.');
    }
    return /<html/i.test(start) ? 'html' : 'xml';
  }
  return null;
}

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

export function notSpreadsheet(found: string): CoreError {
  return new CoreError('file-not-spreadsheet', 'The file is not a spreadsheet or a text list.', { details: { found } });
}
