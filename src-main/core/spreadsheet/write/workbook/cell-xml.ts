/**
 * Cells as the XML of a sheet. A text is written as a text whatever it begins with: nothing in it is ever read as a
 * formula. Strings stand in their cells, not in a table beside them, so that memory does not grow with the rows.
 */
import type { SheetCell } from '../model/sheet-cell.ts';

/** The styles of one column, as the workbook numbers them, by what its cell holds. */
export type ColumnStyles = Readonly<
  Record<'text' | 'number' | 'plainNumber' | 'date' | 'minute' | 'second' | 'link', number>
> & {
  /** An empty cell is written too: it is shaded, and open where the sheet is protected. */
  fillIn: boolean;
  /** Characters that stand in one line of a cell, where a text goes on in further lines. */
  lineLength: number | null;
};

/** Lines that the text needs in its cell. */
export function linesOf(text: string, { lineLength }: ColumnStyles): number {
  if (lineLength === null) return 1;
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / lineLength)), 0);
}

/** UTF-16 units Excel holds in one cell. */
export const longestCell = 32_767;

/** What was written otherwise than it was given, because a workbook cannot hold it; `links`: they became texts. */
export type Losses = { cutTexts: number; brokenTexts: number; links: number; columns: number };

const errors = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

/** `at`: its address. `link`: takes a target, and says whether the workbook has room for it. */
export function cellXml(
  at: string,
  cell: SheetCell,
  styles: ColumnStyles,
  losses: Losses,
  link: (at: string, target: string) => boolean,
): string {
  if (cell === null || cell === '') return styles.fillIn ? `<c r="${at}" s="${styles.text}"/>` : '';
  if (typeof cell === 'string') return textXml(at, cell, styles.text, losses);
  if (typeof cell === 'number') return numberXml(at, cell, styles.number);
  if ('number' in cell) return numberXml(at, cell.number, styles.plainNumber);
  if ('error' in cell) {
    const error = cell.error.toUpperCase();
    return errors.has(error)
      ? `<c r="${at}" s="${styles.text}" t="e"><v>${error}</v></c>`
      : textXml(at, cell.error, styles.text, losses);
  }
  if ('link' in cell) {
    const target = safeTarget(cell.link);
    if (target !== null && link(at, target)) return textXml(at, cell.text, styles.link, losses);
    losses.links += 1;
    return textXml(at, cell.text, styles.text, losses);
  }
  const text = 'date' in cell ? cell.date : cell.moment;
  const serial = serialOf(text);
  if (serial === null) return textXml(at, text, styles.text, losses);
  return numberXml(at, serial, 'date' in cell ? styles.date : text.length > 16 ? styles.second : styles.minute);
}

function numberXml(at: string, value: number, style: number): string {
  return Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : '';
}

function textXml(at: string, text: string, style: number, losses: Losses): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${textInXml(text, losses)}</t></is></c>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML cannot hold.
const needsCare = /[&<>_\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const unwritable = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[\da-f]{4}_)/gi;

/**
 * Characters that XML cannot hold are written as Excel writes them, `_x000D_`, and come back (ECMA-376 Part 1, 22.9.2.19);
 * half a character becomes U+FFFD.
 */
export function textInXml(given: string, losses: Losses): string {
  const text = given.length > longestCell ? cut(given, losses) : given;
  if (!needsCare.test(text)) return text;
  if (!text.isWellFormed()) losses.brokenTexts += 1;
  return text
    .toWellFormed()
    .replace(unwritable, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function cut(text: string, losses: Losses): string {
  losses.cutTexts += 1;
  const end = text.charCodeAt(longestCell - 1) >> 10 === 0xd800 >> 10 ? longestCell - 1 : longestCell;
  return text.slice(0, end);
}

/** Days since 1899-12-30, as Excel counts them. null: no such date, or before March 1900, where Excel counts a day that never was. */
export function serialOf(text: string): number | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const days = date.getTime() / 86_400_000 + 25_569;
  return days < 61 ? null : days + (Number(hour) * 3_600 + Number(minute) * 60 + Number(second)) / 86_400;
}

/** Characters of a link that Excel opens. */
const longestLink = 2_079;

/** null: not a link that may be opened from a list of customers. */
export function safeTarget(link: string): string | null {
  if (/^tel:\+?[\d-]{3,20}$/.test(link)) return link;
  if (!/^(?:https|mailto):/i.test(link) || !URL.canParse(link)) return null;
  const { href } = new URL(link);
  return href.length > longestLink ? null : href;
}
