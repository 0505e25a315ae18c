/** Cells copied in a spreadsheet, as a file like any other: text with tabs, which the reader knows. */

/** null: nothing in it but blanks. */
export function fileOfCells(text: string, name: string): File | null {
  return text.trim() === '' ? null : new File([text], name, { type: 'text/plain' });
}

/** Where a paste is the field's own affair. */
export function takesPaste(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=grid]') !== null
  );
}
