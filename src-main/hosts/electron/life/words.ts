/** What the system's own boxes say of the program's life: a page that died, a start while the last one still ends. */
import type { LaunchLanguage } from '../../common/launch-errors.ts';

export type LifeWords = {
  readonly close: string;
  readonly quit: string;
  readonly startAgain: string;
  readonly pageGone: string;
  readonly pageGoneMore: string;
  readonly loadAnew: string;
  readonly noReply: string;
  readonly noReplyMore: string;
  readonly wait: string;
  readonly stillClosing: string;
  readonly stillClosingMore: string;
  readonly cancel: string;
  readonly dumpsOn: string;
  readonly dumpsOnMore: (folder: string) => string;
};

export const lifeWords: Record<LaunchLanguage, LifeWords> = {
  id: {
    close: 'Tutup',
    quit: 'Keluar',
    startAgain: 'Buka lagi',
    pageGone: 'Tampilan Sambung berhenti berulang kali.',
    pageGoneMore:
      'Antrean tetap jalan dan tidak ada yang hilang. Bila muat ulang tidak menolong, keluar lalu buka lagi.',
    loadAnew: 'Muat ulang',
    noReply: 'Tampilan Sambung tidak menanggapi.',
    noReplyMore:
      'Antrean tetap jalan. Tunggu sebentar, atau muat ulang tampilannya; isian yang belum disimpan perlu diulang.',
    wait: 'Tunggu',
    stillClosing: 'Sambung yang tadi masih menutup.',
    stillClosingMore: 'Yang sedang dikirim ditunggu jawabannya dulu. Jendelanya terbuka sendiri sesudah itu.',
    cancel: 'Batal',
    dumpsOn: 'Berkas kerusakan sedang direkam.',
    dumpsOnMore: (folder) =>
      `Bila program rusak, isi memorinya ditulis ke ${folder}, termasuk data nasabah dan kunci, tanpa sandi. Berikan hanya kepada yang berhak. Semuanya dihapus begitu Sambung dibuka tanpa pilihan ini.`,
  },
  en: {
    close: 'Close',
    quit: 'Quit',
    startAgain: 'Open again',
    pageGone: 'The view of Sambung has stopped several times.',
    pageGoneMore: 'The queue goes on and nothing is lost. If loading it anew does not help, quit and open it again.',
    loadAnew: 'Load anew',
    noReply: 'The view of Sambung does not respond.',
    noReplyMore: 'The queue goes on. Wait a moment, or load the view anew; what was typed and not saved is lost then.',
    wait: 'Wait',
    stillClosing: 'The last Sambung is still closing.',
    stillClosingMore: 'It waits for the answers to what it has sent. The window opens by itself after that.',
    cancel: 'Cancel',
    dumpsOn: 'Crash files are being recorded.',
    dumpsOnMore: (folder) =>
      `If the program crashes, its memory is written to ${folder}, customers and keys included, in the clear. Give them only to those who may have them. All are deleted once Sambung is opened without this option.`,
  },
};
