/** JSON as it is kept in a golden file: what fits on one line stands on one, so that a diff shows one change a line. */

/** Parses back to the same value. The order of the keys is the value's own, or the alphabet's with `sorted`. */
export function goldenJson(value: unknown, { sorted = false, width = 120 } = {}): string {
  return `${write(sorted ? sort(value) : value, '', 0, width)}\n`;
}

function write(value: unknown, indent: string, before: number, width: number): string {
  const short = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + before + short.length < width) return short;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${deeper}${write(item, deeper, 0, width)}`)
    : entriesOf(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return `${deeper}${name}${write(item, deeper, name.length, width)}`;
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = entriesOf(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** As JSON has it: what is undefined is not there. */
function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sort((value as Record<string, unknown>)[key])]));
}
