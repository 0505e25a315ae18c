/**
 * Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes around what holds
 * either.
 */

export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows may differ in length. A line end at the very end begins no row. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const { cell, end } = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at);
    row.push(cell);
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (at >= text.length) return rows;
  }
}

function plainAt(text: string, at: number): { cell: string; end: number } {
  let end = at;
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end += 1;
  return { cell: text.slice(at, end), end };
}

/** A quote that is never closed, or is followed by more text, is a plain cell that starts with one. */
function quotedAt(text: string, at: number): { cell: string; end: number } {
  let cell = '';
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] !== '"') cell += text[end];
    else if (text[end + 1] === '"') {
      cell += '"';
      end += 1;
    } else {
      const after = text[end + 1];
      if (after === undefined || '\t\r\n'.includes(after)) return { cell, end: end + 1 };
      break;
    }
  }
  return plainAt(text, at);
}
