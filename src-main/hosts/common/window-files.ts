/**
 * The built window's files, by the exact path a browser asks for. Only files that existed when the host started are
 * served: a path is looked up, never joined to a folder, so none can lead out of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

export type WindowFile = { readonly path: string; readonly type: string; readonly immutable: boolean };

export type WindowFiles = {
  /** `pathname` as in a URL, undecoded: names of built files need no escapes. */
  find(pathname: string): WindowFile | null;
  /** Read once and then the same bytes for everybody: whoever asks again and again and takes nothing costs no memory. */
  read(file: WindowFile): Buffer;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `dir` is out/renderer. Returns null when the window was not built. */
export function openWindowFiles(dir: string): WindowFiles | null {
  const files = new Map<string, WindowFile>();
  try {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const type = types[extname(entry.name).toLowerCase()];
      if (!type || !entry.isFile()) continue;
      const pathname = `/${relative(dir, path).replaceAll('\\', '/')}`;
      // The build puts a hash of the content into the names under assets/.
      files.set(pathname, { path, type, immutable: pathname.startsWith('/assets/') });
    }
  } catch {
    return null;
  }
  const index = files.get('/index.html');
  if (!index) return null;
  files.set('/', index);
  const read = new Map<string, Buffer>();
  return {
    find: (pathname) => files.get(pathname) ?? null,
    read({ path }) {
      const bytes = read.get(path) ?? readFileSync(path);
      read.set(path, bytes);
      return bytes;
    },
  };
}

/**
 * What the window may load: its own files and nothing else. Styles may be inline because Mantine sets them on elements.
 * `connect`: whom it may call; over Electron it calls nobody, it has the preload.
 */
export function contentSecurityPolicy(connect: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Go with every file of the window. */
export function windowHeaders(file: WindowFile, connect: "'self'" | "'none'"): Record<string, string> {
  return {
    'content-type': file.type,
    'content-security-policy': contentSecurityPolicy(connect),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  };
}
