/** A stored answer made readable: JSON gets line breaks, anything else is shown as it came. */

/** Characters; a login page can be long, and nobody reads on. */
const shownAtMost = 20_000;

export function readableAnswer(raw: string): string {
  const text = indented(raw) ?? raw;
  return text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text;
}

function indented(raw: string): string | null {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return null;
  }
}
