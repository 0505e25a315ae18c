/** The few words the system shows for us, outside the window: menus and dialogs. */
import type { SavedKind } from '../../../contract/files.ts';
import type { QueueReason } from '../../../contract/reasons.ts';
import { queueWords, reasonSentences, windowWays } from '../../../words/queue.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';
import type { UpdateFailure, UpdateQuestion } from './updates.ts';
import type { Work } from './work.ts';

export type Texts = {
  readonly openTitle: string;
  readonly openBackupTitle: string;
  readonly backups: string;
  readonly saveTitles: Readonly<Record<SavedKind, string>>;
  /** `{{name}}`: of the file that is there already. */
  readonly replace: { readonly question: string; readonly yes: string; readonly no: string };
  readonly folderTitle: string;
  readonly backupFolderTitle: string;
  /** `names`: of files that are in that folder already. */
  readonly replaceIn: (
    names: readonly string[],
    folder: string,
  ) => { readonly question: string; readonly yes: string; readonly no: string };
  readonly spreadsheets: string;
  readonly allFiles: string;
  readonly file: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly fullScreen: string;
  readonly importList: string;
  readonly print: string;
  readonly lock: string;
  readonly settings: string;
  readonly closeWindow: string;
  readonly find: string;
  readonly help: string;
  readonly helpHere: string;
  readonly shortcuts: string;
  readonly diagnostics: string;
  readonly openLogs: string;
  readonly about: string;
  readonly notice: {
    readonly listDone: string;
    /** `done` rows are through. */
    readonly done: (done: number) => string;
    readonly listNeeds: string;
    readonly doubts: (done: number, doubts: number) => string;
    readonly held: string;
    readonly stopped: string;
    readonly goesOn: string;
    readonly goesOnHow: string;
  };
  /** Why the queue does not run, with what to do in the window. */
  readonly reasons: Readonly<Record<QueueReason, string>>;
  readonly tray: {
    readonly open: string;
    readonly pause: string;
    readonly resume: string;
    readonly state: (work: Work) => string;
  };
  readonly closing: {
    readonly question: (left: number) => string;
    readonly detail: string;
    readonly background: string;
    readonly quit: string;
    readonly cancel: string;
  };
  /** A new version of the program. */
  readonly update: Readonly<Record<UpdateQuestion, UpdateWords>> & { readonly later: string };
  /** The server and the signer that somebody has typed. */
  readonly updateSource: {
    readonly question: (host: string) => string;
    readonly detail: (address: string, fingerprint: string) => string;
    readonly yes: string;
    readonly no: string;
  };
  /** Told at the start after it. */
  readonly updateFailed: (failure: UpdateFailure) => {
    readonly message: string;
    readonly detail: string;
    readonly close: string;
  };
  /** Of macOS alone. */
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly window: string;
  readonly minimize: string;
  readonly maximize: string;
  readonly front: string;
};

type UpdateWords = {
  readonly question: (version: string) => string;
  /** `host`: where it comes from; null: from the organisation, which has set it. */
  readonly detail: (host: string | null) => string;
  readonly yes: string;
};

export const texts: Record<LaunchLanguage, Texts> = {
  id: {
    openTitle: 'Pilih daftar nasabah',
    openBackupTitle: 'Pilih cadangan',
    backups: 'Cadangan Sambung',
    saveTitles: {
      report: 'Simpan laporan',
      problems: 'Simpan baris bermasalah',
      ledger: 'Simpan buku biaya',
      'invoice-lines': 'Simpan baris tagihan',
      'access-log': 'Simpan catatan akses',
      backup: 'Simpan cadangan',
      person: 'Simpan semua data satu orang',
      certificate: 'Simpan berita acara penghapusan',
      support: 'Simpan paket bantuan',
      template: 'Simpan templat',
    },
    replace: { question: '{{name}} sudah ada. Ganti?', yes: 'Ganti', no: 'Pilih tempat lain' },
    backupFolderTitle: 'Pilih tempat kedua untuk cadangan',
    folderTitle: 'Pilih folder untuk lembar kunjungan',
    replaceIn: (names, folder) => ({
      question: `Di folder ${folder} sudah ada ${firstOf(names, 'lainnya')}. Ganti?`,
      yes: 'Ganti',
      no: 'Jangan ganti',
    }),
    spreadsheets: 'Lembar kerja (Excel, ODS, CSV)',
    allFiles: 'Semua berkas',
    file: 'Berkas',
    quit: 'Keluar',
    edit: 'Sunting',
    undo: 'Urungkan',
    redo: 'Ulangi',
    cut: 'Potong',
    copy: 'Salin',
    paste: 'Tempel',
    selectAll: 'Pilih semua',
    view: 'Tampilan',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    zoomReset: 'Ukuran asli',
    fullScreen: 'Layar penuh',
    importList: 'Impor daftar…',
    print: 'Cetak…',
    lock: 'Kunci Sambung',
    settings: 'Pengaturan…',
    closeWindow: 'Tutup jendela',
    find: 'Cari',
    help: 'Bantuan',
    helpHere: 'Bantuan untuk layar ini',
    shortcuts: 'Pintasan keyboard',
    diagnostics: 'Diagnostik dan paket bantuan',
    openLogs: 'Buka folder log',
    about: 'Tentang Sambung',
    notice: {
      listDone: 'Daftar selesai',
      done: (done) => `${whole('id', done)} baris selesai.`,
      listNeeds: 'Daftar menunggu keputusan',
      doubts: (done, doubts) =>
        `${whole('id', done)} baris selesai, ${whole('id', doubts)} tanpa jawaban perlu diputuskan.`,
      held: 'Antrean tertahan',
      stopped: 'Antrean berhenti',
      goesOn: 'Sambung tetap mengirim',
      goesOnHow: 'Buka lewat ikon Sambung di baki sistem, atau jalankan Sambung sekali lagi.',
    },
    reasons: reasonSentences(queueWords.id, windowWays.id),
    tray: {
      open: 'Buka Sambung',
      pause: 'Jeda antrean',
      resume: 'Lanjutkan antrean',
      state: ({ state, left }) =>
        ({
          idle: 'tidak ada yang dikirim',
          sending: `mengirim, sisa ${whole('id', left)}`,
          waits: `menunggu, sisa ${whole('id', left)}`,
          held: `tertahan, sisa ${whole('id', left)}`,
        })[state],
    },
    closing: {
      question: (left) => `Masih ada ${whole('id', left)} pengecekan yang belum dikirim. Tutup jendela?`,
      detail:
        'Di latar belakang pengiriman jalan terus; buka lagi lewat ikon Sambung di baki sistem, atau jalankan Sambung sekali lagi. Pilihan ini diingat dan bisa diubah di Pengaturan.',
      background: 'Lanjut di latar belakang',
      quit: 'Tutup, lanjut saat dibuka lagi',
      cancel: 'Batal',
    },
    update: {
      download: {
        question: (version) => `Ada Sambung versi ${version}. Unduh sekarang?`,
        detail: (host) =>
          `Datang dari ${host === null ? 'server kantor Anda' : host} dan sudah diperiksa tanda tangannya. Sebelum dipasang, Anda ditanya lagi.`,
        yes: 'Unduh',
      },
      install: {
        question: (version) => `Sambung versi ${version} siap dipasang. Pasang sekarang?`,
        detail: (host) =>
          `Datang dari ${host === null ? 'server kantor Anda' : host}. Sambung ditutup sebentar lalu terbuka lagi. Data dan antrean tetap ada.`,
        yes: 'Pasang dan buka lagi',
      },
      later: 'Nanti',
    },
    updateSource: {
      question: (host) => `Ambil versi baru Sambung dari ${host}?`,
      detail: (address, fingerprint) =>
        `Alamat: ${address}\nSidik kunci penanda tangan (SHA-256):\n${fingerprint}\n\nSiapa pun yang memegang kunci itu dapat menjalankan program apa saja di akun ini. Cocokkan keduanya dengan yang diberi tahu bagian TI. Bila bukan Anda yang memintanya, pilih Jangan.`,
      yes: 'Ya, dari alamat ini',
      no: 'Jangan',
    },
    updateFailed: ({ version, fault }) => ({
      message: `Sambung versi ${version} tidak terpasang. Yang terbuka ini versi lama.`,
      detail:
        fault === 'unsigned'
          ? 'Berkasnya berubah sejak diunduh, jadi tidak dipakai. Data tetap utuh. Beri tahu bagian TI.'
          : 'Data tetap utuh. Pastikan disk tidak penuh dan folder programnya dapat ditulis, lalu periksa lagi di Pengaturan → Tentang → Pembaruan.',
      close: 'Tutup',
    }),
    services: 'Layanan',
    hide: 'Sembunyikan Sambung',
    hideOthers: 'Sembunyikan yang lain',
    unhide: 'Tampilkan semua',
    window: 'Jendela',
    minimize: 'Kecilkan',
    maximize: 'Besarkan',
    front: 'Bawa semua ke depan',
  },
  en: {
    openBackupTitle: 'Choose a backup',
    backups: 'Backups of Sambung',
    openTitle: 'Choose a list of customers',
    saveTitles: {
      report: 'Save the report',
      problems: 'Save the rows with problems',
      ledger: 'Save the ledger',
      'invoice-lines': 'Save the invoice lines',
      'access-log': 'Save the access log',
      backup: 'Save the backup',
      person: 'Save everything held about one person',
      certificate: 'Save the certificate of erasure',
      support: 'Save the support bundle',
      template: 'Save the template',
    },
    replace: { question: '{{name}} is there already. Replace it?', yes: 'Replace', no: 'Choose another place' },
    backupFolderTitle: 'Choose the second place of backups',
    folderTitle: 'Choose a folder for the visit sheets',
    replaceIn: (names, folder) => ({
      question: `The folder ${folder} already has ${firstOf(names, 'more')}. Replace?`,
      yes: 'Replace',
      no: 'Do not replace',
    }),
    spreadsheets: 'Spreadsheets (Excel, ODS, CSV)',
    allFiles: 'All files',
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    importList: 'Import a list…',
    print: 'Print…',
    lock: 'Lock Sambung',
    settings: 'Settings…',
    closeWindow: 'Close window',
    find: 'Find',
    help: 'Help',
    helpHere: 'Help for this screen',
    shortcuts: 'Keyboard shortcuts',
    diagnostics: 'Diagnostics and support bundle',
    openLogs: 'Open the log folder',
    about: 'About Sambung',
    notice: {
      listDone: 'A list is done',
      done: (done) => `${counted(done, 'row', 'rows')} done.`,
      listNeeds: 'A list waits for your decision',
      doubts: (done, doubts) =>
        `${counted(done, 'row', 'rows')} done, ${whole('en', doubts)} without an answer to decide on.`,
      held: 'The queue is on hold',
      stopped: 'The queue has stopped',
      goesOn: 'Sambung goes on sending',
      goesOnHow: 'Open it by its icon in the tray, or start Sambung once more.',
    },
    reasons: reasonSentences(queueWords.en, windowWays.en),
    tray: {
      open: 'Open Sambung',
      pause: 'Pause the queue',
      resume: 'Resume the queue',
      state: ({ state, left }) =>
        ({
          idle: 'nothing to send',
          sending: `sending, ${whole('en', left)} left`,
          waits: `waiting, ${whole('en', left)} left`,
          held: `on hold, ${whole('en', left)} left`,
        })[state],
    },
    closing: {
      question: (left) => `${counted(left, 'check is', 'checks are')} still to be sent. Close the window?`,
      detail:
        'In the background it goes on sending; open it again by its icon in the tray, or start Sambung once more. This choice is remembered and can be changed in Settings.',
      background: 'Go on in the background',
      quit: 'Close, go on at the next start',
      cancel: 'Cancel',
    },
    update: {
      download: {
        question: (version) => `Sambung ${version} is here. Download it now?`,
        detail: (host) =>
          `It comes from ${host === null ? 'your organisation’s server' : host}, and its signature was checked. You are asked again before it is installed.`,
        yes: 'Download',
      },
      install: {
        question: (version) => `Sambung ${version} is ready. Install it now?`,
        detail: (host) =>
          `It comes from ${host === null ? 'your organisation’s server' : host}. Sambung closes and opens again. Your data and the queue stay.`,
        yes: 'Install and reopen',
      },
      later: 'Later',
    },
    updateSource: {
      question: (host) => `Get new versions of Sambung from ${host}?`,
      detail: (address, fingerprint) =>
        `Address: ${address}\nFingerprint of the signer’s key (SHA-256):\n${fingerprint}\n\nWhoever has that key can run any program in this account. Compare both with what IT told you. If it was not you who asked for this, choose No.`,
      yes: 'Yes, from this address',
      no: 'No',
    },
    updateFailed: ({ version, fault }) => ({
      message: `Sambung ${version} was not installed. This is the old version.`,
      detail:
        fault === 'unsigned'
          ? 'Its file has changed since it was downloaded, so it is not used. The data is untouched. Tell IT.'
          : 'The data is untouched. Make sure that the disk is not full and that the program’s folder can be written, then check again in Settings → About → Updates.',
      close: 'Close',
    }),
    services: 'Services',
    hide: 'Hide Sambung',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    window: 'Window',
    minimize: 'Minimise',
    maximize: 'Zoom',
    front: 'Bring all to front',
  },
};

/** English alone has a plural. */
function counted(count: number, one: string, many: string): string {
  return `${whole('en', count)} ${count === 1 ? one : many}`;
}

function whole(language: LaunchLanguage, count: number): string {
  // Nothing to group: Intl reads a language's tables with its first number, and most starts have none.
  if (count < 1000) return String(count);
  return count.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
}

/** The first few, and how many there are besides. */
function firstOf(names: readonly string[], more: string): string {
  const named = names.slice(0, 3);
  const left = names.length - named.length;
  return left === 0 ? named.join(', ') : `${named.join(', ')} (+${left} ${more})`;
}
