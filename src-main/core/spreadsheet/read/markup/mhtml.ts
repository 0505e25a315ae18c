/**
 * Reads the pages out of a web page in one file (MIME), as Excel and reporting tools save it under the name .xls.
 * Nothing else of it is read.
 */
import { decodeHtmlBytes } from './html-bytes.ts';

export type MimePage = { name: string; html: string };

/** Parts of parts; more pages than a workbook has sheets are not believed. */
const mostDepth = 5;
const mostParts = 1_000;

/** null: it is no such file. */
export function readMhtml(bytes: Buffer): MimePage[] | null {
  const pages: MimePage[] = [];
  const start = bytes.subarray(0, 8192).toString('latin1');
  if (!/^[\w-]+:/.test(start) || !/^mime-version:/im.test(start) || !/^content-type:/im.test(start)) return null;
  walk(bytes.toString('latin1'), 0);
  return pages;

  /** `part`: one character a byte. */
  function walk(part: string, depth: number): void {
    const { headers, body } = split(part);
    const type = headers.get('content-type') ?? 'text/plain';
    const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
    if (boundary && depth < mostDepth) {
      for (const inner of partsOf(body, boundary[1] ?? boundary[2] ?? '')) walk(inner, depth + 1);
      return;
    }
    if (!/^\s*(text\/html|application\/xhtml)/i.test(type)) return;
    const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1] ?? null;
    const html = decodeHtmlBytes(decoded(body, headers.get('content-transfer-encoding') ?? ''), charset);
    pages.push({ name: nameOf(headers.get('content-location') ?? '', pages.length), html });
  }
}

function split(part: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(part);
  const head = part.slice(0, end?.index ?? part.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? part.slice(end.index + end[0].length) : '' };
}

function partsOf(body: string, boundary: string): string[] {
  if (boundary === '') return [];
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1, mostParts);
  return parts.filter((part) => !part.startsWith('--')).map((part) => part.replace(/^[ \t]*\r?\n/, ''));
}

function decoded(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([\da-fA-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** `file:///C:/x/sheet001.htm` → `sheet001`. */
function nameOf(location: string, index: number): string {
  return /([^/\\]+?)(?:\.x?html?)?$/i.exec(location.trim())?.[1] ?? `Sheet${index + 1}`;
}
