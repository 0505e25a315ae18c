/**
 * The text of a cell from its XML, as Excel reads it. Where bytes are given, they are UTF-8; a string `raw` has one
 * character per byte of them.
 */

const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", gt: '>', lt: '<', amp: '&' };

/** Whether a byte can mean more than itself: `&`, `_` (as in `_x000D_`), a line's end, or part of a longer character. */
export function isPlainByte(byte: number): boolean {
  return byte < 0x80 && byte !== 0x26 && byte !== 0x5f && byte !== 0x0d;
}

/** With the five names of XML and numbers of characters resolved, once; what is none of them stays as it stands. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(quot|apos|gt|lt|amp)|#x([\da-fA-F]{1,8})|#(\d{1,10}));/g,
    (whole, name: string | undefined, hex: string | undefined, decimal: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * The characters XML cannot hold, which Excel writes as `_x000D_` (and `_x` itself as `_x005F_x`); found as an ST_Xstring in
 * ECMA-376 Part 1, 22.9.2.19. Lines end as in Excel.
 */
export function excelText(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
  return whole.includes('\r') ? whole.replace(/\r\n/g, '\n') : whole;
}

/** What stands between two tags, from its bytes. */
export function textOfBytes(raw: string): string {
  const text = Buffer.from(raw, 'latin1').toString('utf8');
  return excelText(unescaped(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text));
}
