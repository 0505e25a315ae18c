/** JSON as it is kept in a golden file: what fits on one line stands on one, so that a diff shows one change a line. */

/**
 * Parses back to the same value. The order of the keys is the value's own, or the alphabet's with `sorted`. `levels`: so many
 * of them are broken into lines and nothing deeper is; else what is longer than a line of source text.
 */
export function goldenJson(value: unknown, { sorted = false, levels = null as number | null } = {}): string {
  const fits = (text: string, level: number) => (levels === null ? text.length < lineWidth : level >= levels);
  return `${write(sorted ? sort(value) : value, 0, '', fits)}\n`;
}

const lineWidth = 120;

type Fits = (line: string, level: number) => boolean;

/** `name`: what stands before it in its line. */
function write(value: unknown, level: number, name: string, fits: Fits): string {
  const indent = '  '.repeat(level);
  const short = `${indent}${name}${oneLine(value)}`;
  if (typeof value !== 'object' || value === null || fits(short, level)) return short;
  const lines = Array.isArray(value)
    ? value.map((item) => write(item, level + 1, '', fits))
    : entriesOf(value).map(([key, item]) => write(item, level + 1, `${JSON.stringify(key)}: `, fits));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${indent}${name}${open}\n${lines.join(',\n')}\n${indent}${close}`;
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
