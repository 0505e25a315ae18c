/**
 * Text of a cell out of its XML, to the character as the spreadsheet library has it: the two ways of reading a workbook
 * must never disagree. Here a string `raw` has one character a byte of the part, which is UTF-8.
 */
import { unsure } from './unsure.ts';

const named: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&gt;': '>',
  '&lt;': '<',
  '&amp;': '&',
};

/** Whether a byte can mean more than itself: `&`, `_` (as in `_x000D_`), a line's end, or part of a longer character. */
export function isPlainByte(byte: number): boolean {
  return byte < 0x80 && byte !== 0x26 && byte !== 0x5f && byte !== 0x0d;
}

function unescaped(text: string): string {
  return text
    .replace(/&(?:quot|apos|gt|lt|amp|#x?([\da-f]+));/gi, (whole, digits: string | undefined) => {
      const code = digits === undefined ? 0 : Number.parseInt(digits, whole.includes('x') ? 16 : 10);
      return named[whole] ?? (String.fromCharCode(code) || whole);
    })
    .replace(/_x([\da-f]{4})_/gi, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function fromUtf8(raw: string): string {
  return Buffer.from(raw, 'latin1').toString('utf8');
}

function finished(raw: string): string {
  return unescaped(fromUtf8(raw)).replace(/\r\n/g, '\n');
}

/** What stands in a `v` that is no text. */
export function rawValue(raw: string): string {
  return unescaped(raw);
}

/** A `v` of a cell that says it is text. It is unescaped twice, as there. */
export function formulaText(raw: string): string {
  return finished(unescaped(raw));
}

/** What stands in an `si` or `is`: one text, or runs of it with their looks; how it is pronounced is left out. */
export function stringItem(raw: string): string {
  if (raw.includes('<!')) unsure('markup in a text');
  if (/^\s*<(?:\w+:)?t[^>]*>/.test(raw)) {
    return finished(raw.slice(raw.indexOf('>') + 1).split(/<\/(?:\w+:)?t>/)[0] ?? '');
  }
  if (!/<(?:\w+:)?r\b[^<>]*>/.test(raw)) return '';
  const spoken = withoutPhonetics(raw);
  const runs = spoken.matchAll(/<(?:\w+:)?t\b[^<>]*>([^<]*)<\/(?:\w+:)?t>/g);
  return finished([...runs].map((run) => run[1] ?? '').join(''));
}

/** Each end is looked for once, so that a text of nothing but beginnings takes no longer than another. */
function withoutPhonetics(raw: string): string {
  const begins = /<(?:\w+:)?rPh\b[^<>]*>/g;
  const ends = /<\/(?:\w+:)?rPh>/g;
  let kept = '';
  let at = 0;
  for (let begin = begins.exec(raw); begin; begin = begins.exec(raw)) {
    kept += raw.slice(at, begin.index);
    ends.lastIndex = begins.lastIndex;
    if (!ends.exec(raw)) unsure('a phonetic run without end');
    at = ends.lastIndex;
    begins.lastIndex = at;
  }
  return kept + raw.slice(at);
}
