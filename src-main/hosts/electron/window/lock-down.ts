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
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  // Reports go through the native save dialog; what the page offers itself may only come from itself.
  own.on('will-download', (event, item) => {
    if (!mayLoad(item.getURL())) event.preventDefault();
  });
}

/** Itself, what it made itself, and the developer tools. The CSP says the same; this holds if the CSP does not. */
function mayLoad(url: string): boolean {
  return isWindowUrl(url) || /^(data|blob:app|devtools):/.test(url);
}
