/** What `npm start` says, and the built program before anything of it runs, in the system's language. */
export type Words = {
  readonly building: string;
  readonly buildFailed: string;
  readonly fetching: string;
  /** Why the window is served to a browser instead; `detail` where there is one. */
  readonly instead: Readonly<Record<Instead, string>>;
  /** The installed program is started with a switch that it does not take. */
  readonly strangeSwitch: (given: string) => string;
};

export type Instead = 'asked' | 'no-display' | 'root' | 'no-program' | 'did-not-open';

const id: Words = {
  building: 'Menyiapkan jendela (hanya setelah ada perubahan) …',
  buildFailed: 'Jendela tidak dapat disiapkan. Jalankan `npm run build` untuk melihat sebabnya.',
  fetching: 'Mengambil Electron …',
  instead: {
    asked: 'Jendela disajikan di peramban.',
    'no-display': 'Tidak ada layar di sini; jendela disajikan di peramban.',
    root: 'Electron tidak berjalan sebagai root dengan aman; jendela disajikan di peramban.',
    'no-program': 'Program Electron tidak ada dan tidak dapat diambil; jendela disajikan di peramban.',
    'did-not-open': 'Electron tidak dapat dibuka di komputer ini; jendela disajikan di peramban.',
  },
  strangeSwitch: (given) =>
    `Sambung tidak dibuka: opsi ${given} tidak diterima. Mulai tanpa opsi itu; perintah terminal ditulis sesudah --cli --.`,
};

const en: Words = {
  building: 'Preparing the window (only after a change) …',
  buildFailed: 'The window could not be prepared. Run `npm run build` to see why.',
  fetching: 'Fetching Electron …',
  instead: {
    asked: 'Serving the window to a browser.',
    'no-display': 'There is no display here; serving the window to a browser.',
    root: 'Electron does not run safely as root; serving the window to a browser.',
    'no-program': 'The Electron program is not there and cannot be fetched; serving the window to a browser.',
    'did-not-open': 'Electron does not open on this computer; serving the window to a browser.',
  },
  strangeSwitch: (given) =>
    `Sambung does not open: it does not take ${given}. Start it without; a command of the terminal stands behind --cli --.`,
};

/** As the hosts find it out (hosts/common), which this folder may not import: it must run before anything is built. */
export function wordsFor(env: Readonly<Record<string, string | undefined>>): Words {
  const said = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean) ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^(id|in)([-_.@]|$)/i.test(said) ? id : en;
}
