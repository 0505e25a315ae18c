/**
 * Takes the recovery key before there is a store, and so before the window: a small window of its own, whose page has no
 * script and whose preload (src-preload/recovery.ts) reaches the one channel below and nothing else.
 */
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import { CoreError } from '../../../core/kernel/errors.ts';
import { tryRecoveryKey } from '../../../core/store/recovery-at-start.ts';
import { type LaunchLanguage, launchError } from '../../common/launch-errors.ts';

// The other end is src-preload/recovery.ts.
const tryChannel = 'sambung:recovery';

const words = {
  id: {
    title: 'Buka dengan kunci pemulihan',
    about:
      'Ketik kunci dari lembar yang dicetak: delapan kelompok berisi lima huruf dan angka. Huruf besar atau kecil sama saja.',
    label: 'Kunci pemulihan',
    open: 'Buka data',
    cancel: 'Batal',
    after: 'Sesudah terbuka, data dikunci lagi dengan penyimpan kunci komputer ini. Kunci pemulihannya tetap berlaku.',
  },
  en: {
    title: 'Open with the recovery key',
    about: 'Type the key from the printed sheet: eight groups of five letters and digits. Capitals do not matter.',
    label: 'Recovery key',
    open: 'Open the data',
    cancel: 'Cancel',
    after: 'Once open, the data is sealed again with this computer’s keyring. The recovery key stays valid.',
  },
} satisfies Record<LaunchLanguage, object>;

/** The key, tried and right; null: the person closed the window. */
export async function askRecoveryKey(language: LaunchLanguage, dataDir: string): Promise<string | null> {
  const window = new BrowserWindow({
    ...{ width: 620, height: 440, useContentSize: true, resizable: false, maximizable: false, fullscreenable: false },
    ...{ title: words[language].title, autoHideMenuBar: true, show: false },
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'recovery.cjs'),
      ...{ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
      // A session of its own, kept nowhere: what is typed is in no profile.
      partition: 'recovery',
    },
  });
  window.setMenu(null);
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.once('ready-to-show', () => window.show());

  const { promise, resolve } = Promise.withResolvers<string | null>();
  ipcMain.handle(tryChannel, (event, typed: unknown): string | null => {
    if (event.sender !== window.webContents || event.senderFrame !== window.webContents.mainFrame) return '';
    if (typeof typed !== 'string') return closeWith(null);
    try {
      tryRecoveryKey(dataDir, typed);
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      const { sentence, advice } = launchError(error, language, dataDir, 'buttons', 'electron');
      return `${sentence} ${advice}`;
    }
    return closeWith(typed);
  });
  function closeWith(key: string | null): null {
    resolve(key);
    return null;
  }
  window.on('close', (event) => {
    event.preventDefault();
    resolve(null);
  });
  await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page(language))}`);
  try {
    return await promise;
  } finally {
    ipcMain.removeHandler(tryChannel);
    // It is the only window, and without one the program ends: it goes when the next one is there.
    window.hide();
    app.once('browser-window-created', () => window.destroy());
  }
}

function page(language: LaunchLanguage): string {
  const say = words[language];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.title}</title><style>
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{margin:0;padding:24px 28px}h1{font-size:19px;margin:0 0 8px}p{margin:0 0 14px}
label{display:block;font-weight:600;margin-bottom:4px}
textarea{box-sizing:border-box;width:100%;height:76px;font:17px/1.5 ui-monospace,Consolas,monospace;letter-spacing:.04em;
padding:8px 10px;resize:none;text-transform:uppercase;border:1px solid #888;border-radius:6px}
[role=alert]{min-height:46px;margin:6px 0 6px;color:#b3261e}@media(prefers-color-scheme:dark){[role=alert]{color:#ff9a91}}
.then{font-size:13px;opacity:.8}.ways{display:flex;gap:10px;justify-content:flex-end}
button{font:inherit;padding:7px 18px;border-radius:6px;border:1px solid #888;background:transparent;color:inherit}
button[type=submit]{background:#1864ab;border-color:#1864ab;color:#fff}
:focus-visible{outline:3px solid #74c0fc;outline-offset:1px}
</style></head><body><main><h1>${say.title}</h1><p>${say.about}</p><form>
<label for="key">${say.label}</label>
<textarea id="key" autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="wrong"></textarea>
<p id="wrong" role="alert"></p><p class="then">${say.after}</p>
<div class="ways"><button type="button" id="cancel">${say.cancel}</button><button type="submit">${say.open}</button></div>
</form></main></body></html>`;
}
