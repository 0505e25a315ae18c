/**
 * The practice lists that come with the program, bundled into the window: a first import needs no file of one's own. They
 * go the same way as a dropped file.
 */
const bundled = import.meta.glob<string>('../../../resources/practice/*.xlsx', {
  query: '?url&inline',
  import: 'default',
});

/** The one offered first: the shortest name, because the variants of a list have longer ones. */
const offered = Object.keys(bundled).sort((a, b) => a.length - b.length || a.localeCompare(b))[0];

export const hasPracticeList = offered !== undefined;

const names = new Set(
  Object.keys(import.meta.glob('../../../resources/practice/*')).map((path) => path.split('/').at(-1)?.toLowerCase()),
);

/** A file of that name holds invented people, whichever way it came: it is not for an account that is paid. */
export function isPracticeList(fileName: string): boolean {
  return names.has(fileName.toLowerCase());
}

export async function openPracticeList(): Promise<File | null> {
  if (offered === undefined) return null;
  const dataUrl = await bundled[offered]?.();
  return dataUrl === undefined ? null : fileOfDataUrl(dataUrl, offered.split('/').at(-1) ?? 'practice');
}

/** Taken apart by hand: the content policy lets the window fetch nothing, not even a data address. */
export function fileOfDataUrl(dataUrl: string, name: string): File {
  const [head = '', body = ''] = dataUrl.split(',', 2);
  const text = head.endsWith(';base64') ? atob(body) : null;
  const bytes =
    text === null ? new TextEncoder().encode(decodeURIComponent(body)) : Uint8Array.from(text, (c) => c.charCodeAt(0));
  return new File([bytes], name);
}
