/**
 * Control characters in what should be text. A few stray ones are left by old systems in an export and stand for
 * blanks; more of them, or any at the very beginning, mean another format.
 */

/** What a text file may hold: tabs and line ends, the old mark of its end, the escapes of printers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0e-\x19\x1c-\x1f]/;
const everyControl = new RegExp(control, 'g');

/** Where other formats have their marks. */
const beginning = 16;
/** So many in a short text, and one in so many characters of a long one, are strays. */
const fewControls = 8;
const charactersPerControl = 1_000;

/** `text`: all of it or its beginning, as characters or bytes. */
export function isBinary(text: string): boolean {
  if (control.test(text.slice(0, beginning))) return true;
  if (!control.test(text)) return false;
  const kept = withoutPadding(text);
  return countOf(kept) > Math.max(fewControls, kept.length / charactersPerControl);
}

/** The text without what only fills its last block, and with blanks for strays; null: it is no text. */
export function withoutStrays(text: string): string | null {
  const kept = withoutPadding(text);
  if (!control.test(kept)) return kept;
  return isBinary(kept) ? null : kept.replace(everyControl, ' ');
}

function countOf(text: string): number {
  return text.match(everyControl)?.length ?? 0;
}

/** Programs of old end a text with 0x1A and fill the block with it or with zeros: neither is a row. */
function withoutPadding(text: string): string {
  let end = text.length;
  let padded = false;
  for (; end > 0; end--) {
    const code = text.charCodeAt(end - 1);
    if (code === 0 || code === 0x1a) padded = true;
    else if (code !== 0x20 && (code < 9 || code > 13)) break;
  }
  return padded ? text.slice(0, end) : text;
}
