/**
 * Counts what an OpenDocument sheet asks for: a row or a cell with content may be written once with the number of times
 * it stands there, and the library makes every one of them. Blank ones cost nothing and are not counted.
 */
import { CoreError } from '../../errors.ts';

/** Half a million rows of forty columns. */
const mostCells = 20_000_000;
/** What the largest sheet of any office suite has. */
const mostRows = 16_777_216;
/** Longer than any tag is believed to be. */
const longestTag = 100_000;

const tags = /<(\/?)(?:[\w.-]+:)?(table-row|table-cell|covered-table-cell|table)(?![\w:-])([^<>]*)>/g;
const repeats = /\bnumber-(?:rows|columns)-repeated\s*=\s*["']\s*([^"']*)/;

/** Errors: `file-too-large`. */
export function watchRepeats(): (piece: Buffer) => void {
  let rest = '';
  let cells = 0;
  let row = 0;
  let rowTimes = 1;

  function see(closing: string, tag: string, attributes: string): void {
    const times = Number(repeats.exec(attributes)?.[1] ?? 1) || 1;
    if (tag === 'table') row = 0;
    else if (tag === 'table-row') {
      if (!closing) rowTimes = times;
      if (closing || attributes.endsWith('/')) row += rowTimes;
    } else if (!closing && (tag === 'covered-table-cell' || !attributes.endsWith('/'))) {
      cells += tag === 'covered-table-cell' ? times : times * rowTimes;
      if (cells > mostCells || row + rowTimes > mostRows) {
        throw new CoreError(
          'file-too-large',
          'The file asks for more cells than this program reads at once. Split it.',
        );
      }
    }
  }

  return (piece) => {
    const text = rest + piece.toString('latin1').replaceAll('\0', '');
    tags.lastIndex = 0;
    for (const [, closing = '', tag = '', attributes = ''] of text.matchAll(tags)) see(closing, tag, attributes);
    const open = text.lastIndexOf('<');
    rest = open >= 0 && text.indexOf('>', open) < 0 && text.length - open < longestTag ? text.slice(open) : '';
  };
}
