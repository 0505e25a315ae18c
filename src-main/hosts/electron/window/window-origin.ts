/**
 * The origin of the window's own content: `app://sambung/`, a scheme of ours. Not `file:`, because a file page has no
 * origin to check, may reach other files, and takes no headers; here the Content-Security-Policy is a header, and what
 * is not in out/renderer does not exist.
 */
import { protocol } from 'electron';
import { openWindowFiles, windowHeaders } from '../../common/window-files.ts';

const scheme = 'app';
const host = 'sambung';

export const windowUrl = `${scheme}://${host}/`;

/** Whether a page at that URL is the window itself. */
export function isWindowUrl(url: string): boolean {
  try {
    const parsed = new URL(url);
    return parsed.protocol === `${scheme}:` && parsed.host === host && parsed.username === '';
  } catch {
    return false;
  }
}

/** Before the app is ready: afterwards it is too late. */
export function registerWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme, // The page's code, compiled, is kept for the next start.
      privileges: { standard: true, secure: true, codeCache: true },
    },
  ]);
}

/** `rendererDir` is out/renderer. Rejects when the window was not built. */
export function serveWindow(rendererDir: string): void {
  const files = openWindowFiles(rendererDir);
  if (!files) throw new Error('The window is not built: out/renderer is missing.');
  protocol.handle(scheme, (request) => {
    const file = isWindowUrl(request.url) ? files.find(new URL(request.url).pathname) : null;
    if (request.method !== 'GET' || !file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(files.read(file)), { headers: windowHeaders(file, "'none'") });
  });
}
