/**
 * The texts of workbooks before Excel 97 are bytes in the code page of the computer that wrote them; the library gives
 * each byte as the character of that number, and quotes and dashes become invisible controls.
 */

const codePageRecord = 0x0042;
const beginOfFile = new Set([0x0009, 0x0209, 0x0409]);
const laterBegin = 0x0809;
const firstWithUnicode = 0x0600;

/** The number in the record → what decoders call it. Others, and none, are that of western Windows. */
const names: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  32768: 'macintosh',
};

/** What the library's text means; null: it is right as it is (Excel 97 and later are in Unicode). */
export function oldTextOf(records: Buffer): ((text: string) => string) | null {
  if (records.length < 8 || hasUnicode(records)) return null;
  const decoder = new TextDecoder(names[codePageOf(records) ?? 0] ?? 'windows-1252');
  return (text) => (hasBytes(text) ? decoder.decode(Buffer.from(text, 'latin1')) : text);
}

function hasUnicode(records: Buffer): boolean {
  const type = records.readUInt16LE(0);
  if (beginOfFile.has(type)) return false;
  return type !== laterBegin || records.readUInt16LE(4) >= firstWithUnicode;
}

function codePageOf(records: Buffer): number | null {
  for (let at = 0; at + 6 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    if (records.readUInt16LE(at) === codePageRecord) return records.readUInt16LE(at + 4);
  }
  return null;
}

/** Something beyond a keyboard's characters, and nothing that no byte is. */
function hasBytes(text: string): boolean {
  let found = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return false;
    if (code >= 0x80) found = true;
  }
  return found;
}
