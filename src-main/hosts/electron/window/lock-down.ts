/**
 * What no page in this program may do, whatever gets into it: navigate elsewhere, open windows, embed others, ask for
 * the camera, reach the network.
 */
import { app, type Session, session, type WebContents } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import { isWindowUrl } from './window-origin.ts';

/** Before the first window is made. */
export function lockDown(logger: Logger): void {
  app.on('web-contents-created', (_, contents) => lockDownContents(contents, logger));
  lockDownSession(session.defaultSession);
}

function lockDownContents(contents: WebContents, logger: Logger): void {
  const deny = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    logger.warn('window-denied', { what });
  };
  // The window is one page; even its own address is loaded by us and by nobody else.
  contents.on('will-navigate', deny('navigate'));
  contents.on('will-frame-navigate', deny('frame-navigate'));
  contents.on('will-redirect', deny('redirect'));
  contents.on('will-attach-webview', deny('webview'));
  contents.setWindowOpenHandler(() => {
    logger.warn('window-denied', { what: 'open' });
    return { action: 'deny' };
  });
}

function lockDownSession(own: Session): void {
  // What a page asks a person for, and what it looks up without asking: Chromium decides which of the two it is.
  own.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(mayHave(contents, permission, details)),
  );
  own.setPermissionCheckHandler((contents, permission, _origin, details) => mayHave(contents, permission, details));
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  // Reports go through the native save dialog; what the page offers itself may only come from itself.
  own.on('will-download', (event, item) => {
    if (!mayLoad(item.getURL())) event.preventDefault();
  });
}

/** Its buttons copy, and one pastes; only while a person is at the window: what they copy elsewhere is not listened to. */
function mayHave(
  contents: WebContents | null,
  permission: string,
  { isMainFrame, requestingUrl = '' }: { isMainFrame: boolean; requestingUrl?: string },
): boolean {
  const clipboard = permission === 'clipboard-sanitized-write' || permission === 'clipboard-read';
  return clipboard && isMainFrame && isWindowUrl(requestingUrl) && contents?.isFocused() === true;
}

/** Itself, what it made itself, and the developer tools. The CSP says the same; this holds if the CSP does not. */
function mayLoad(url: string): boolean {
  return isWindowUrl(url) || /^(data|blob:app|devtools):/.test(url);
}
