/** Names of files made of what stands in a column: as Windows and Unix take them, no two alike. */

const mostBytes = 150;

/** Devices of Windows, whatever extension stands behind them. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** Without an extension. `otherwise`: where nothing is left of it. Reads as the value as far as a file system lets it. */
export function safeFileName(value: string, otherwise: string): string {
  const plain = value
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/g, ' ')
    // A leading dot hides it, a leading dash is an option; Windows drops dots and blanks at the end.
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  const cut = cutTo(plain, mostBytes).replace(/[\s.]+$/, '');
  if (cut === '') return otherwise;
  return device.test(cut) ? `_${cut}` : cut;
}

/** Of whole characters, at most so many bytes of UTF-8: 255 is what file systems take. */
function cutTo(text: string, bytes: number): string {
  let taken = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('id').segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > bytes) return taken;
    taken += segment;
  }
  return taken;
}

/** In the order of `values`, each with a name of its own: `A`, `a (2)`. File systems know no difference of case. */
export function fileNames(values: readonly (string | null)[], extension: string, empty: string): string[] {
  const taken = new Set<string>();
  return values.map((value) => {
    const base = value === null ? empty : safeFileName(value, empty);
    let name = base;
    for (let count = 2; taken.has(folded(name)); count += 1) name = `${base} (${count})`;
    taken.add(folded(name));
    return `${name}.${extension}`;
  });
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
