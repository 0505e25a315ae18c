/** Errors as the window says them: the words of every host, with what to do on the screen. */
import { type CallError, otherFileKind } from '../../src-main/contract/errors.ts';
import { type ErrorAdvice, errorSentences, errorWords, reportFault, wayFault } from '../../src-main/words/errors.ts';
import { currentLanguage, defineTexts, translate } from './texts.ts';

const onScreen = {
  id: {
    'invalid-input': 'Periksa kolom yang ditandai.',
    'not-found': 'Muat ulang layarnya.',
    closing: 'Buka lagi.',
    internal: 'Coba sekali lagi.',
    'store-missing': 'Tutup, lalu buka lagi Sambung: di sana Anda bisa memulihkan cadangan.',
    'store-gone': 'Kembalikan foldernya, lalu buka lagi Sambung.',
    'store-damaged': 'Tutup Sambung, lalu buka lagi: di sana ada langkah selanjutnya.',
    'store-key-lost': 'Kembalikan kunci yang sama, atau mulai baru; berkas lama tetap disimpan.',
    'passphrase-wrong': 'Coba lagi.',
    'connection-unknown': 'Pilih koneksi lain.',
    'connection-url-invalid': 'Salin lagi dari surat penyedia.',
    'connection-in-use': 'Selesaikan atau batalkan dulu.',
    'connection-key-missing': 'Isi di Pengaturan.',
    'connection-kind-differs': 'Pilih koneksi sejenis.',
    'set-by-organisation': 'Tanyakan kepada petugas TI bila perlu diubah.',
    'practice-list': 'Pindahkan lewat tombol Pindahkan di daftarnya bila memang itu maksudnya.',
    'no-data-rows': 'Pilih lembar lain.',
    'no-usable-column': 'Tunjukkan kolomnya.',
    'file-unknown': 'Pilih lagi berkasnya.',
    'file-not-readable': 'Tutup di Excel, lalu pilih lagi.',
    'file-not-opened': 'Cari di folder tempat menyimpannya.',
    'column-unknown': 'Pilih kolom lain.',
    'columns-uncertain': 'Jawab dulu pertanyaannya di langkah kolom.',
    'dialogs-unavailable': 'Seret berkasnya ke layar.',
    'nik-column-rounded': 'Cocokkan dengan KTP, lalu nyatakan di layar Periksa kolom.',
    'phone-column-rounded': 'Cocokkan, lalu nyatakan di layar Periksa kolom.',
    'person-invalid': 'Periksa kolom yang ditandai.',
    'charge-already-known': 'Lihat lagi di buku biaya.',
  },
  en: {
    'invalid-input': 'Check the marked fields.',
    'not-found': 'Reload the screen.',
    closing: 'Open it again.',
    internal: 'Try once more.',
    'store-missing': 'Close Sambung and open it again: there you can restore a backup.',
    'store-gone': 'Put it back, then open Sambung again.',
    'store-damaged': 'Close Sambung and open it again: it says what to do next.',
    'store-key-lost': 'Put the same key back, or start afresh; the old files are kept.',
    'passphrase-wrong': 'Try again.',
    'connection-unknown': 'Choose another one.',
    'connection-url-invalid': 'Copy it again from the provider’s letter.',
    'connection-in-use': 'Finish or cancel that first.',
    'connection-key-missing': 'Enter it in Settings.',
    'connection-kind-differs': 'Choose one of the same kind.',
    'set-by-organisation': 'Ask the IT department if it has to change.',
    'practice-list': 'Move it from the list’s own menu if that is what you want.',
    'no-data-rows': 'Choose another sheet.',
    'no-usable-column': 'Point them out.',
    'file-unknown': 'Choose it again.',
    'file-not-readable': 'Close it in Excel, then choose it again.',
    'file-not-opened': 'Look in the folder where you saved it.',
    'column-unknown': 'Choose another one.',
    'columns-uncertain': 'Answer the questions in the step of the columns first.',
    'dialogs-unavailable': 'Drag the file onto the screen.',
    'nik-column-rounded': 'Compare them with the KTPs, then say so on the screen of the columns.',
    'phone-column-rounded': 'Compare them, then say so on the screen of the columns.',
    'person-invalid': 'Check the marked fields.',
    'charge-already-known': 'Look again in the ledger.',
  },
} satisfies Record<string, ErrorAdvice>;

export const errorTexts = defineTexts('errors', {
  id: {
    code: errorSentences(errorWords.id, onScreen.id),
    otherFile: errorWords.id.otherFile,
    outOfMemory: errorWords.id.outOfMemory,
    listWithoutConnection:
      'Koneksi daftar itu sudah dihapus. Pindahkan dulu daftarnya ke koneksi lain, lalu coba lagi.',
    unlockWait: 'Kata sandi terlalu sering salah. Coba lagi dalam {{seconds}} detik, atau pakai kunci pemulihan.',
    recoveryGroup: 'Kelompok ke-{{group}} tidak seperti di kertas. Ketik lagi.',
    hostUnreachable: 'Sambung tidak menjawab. Pastikan programnya masih berjalan.',
    signedOut: 'Buka jendela ini dari program Sambung: alamatnya ditampilkan saat Sambung dijalankan.',
  },
  en: {
    code: errorSentences(errorWords.en, onScreen.en),
    otherFile: errorWords.en.otherFile,
    outOfMemory: errorWords.en.outOfMemory,
    listWithoutConnection:
      'The connection of that list was deleted. Move the list to another one first, then try again.',
    unlockWait: 'The passphrase was wrong too often. Try again in {{seconds}} seconds, or use the recovery key.',
    recoveryGroup: 'Group {{group}} is not as it stands on the paper. Type it again.',
    hostUnreachable: 'Sambung does not answer. Make sure that the program is still running.',
    signedOut: 'Open this window from the Sambung program: it showed the address when it started.',
  },
});

/** The sentence for an error, in the current language. */
export function errorSentence(error: CallError): string {
  const t = translate(errorTexts);
  if (error.details?.reason === 'host-unreachable') return t('hostUnreachable');
  if (error.details?.reason === 'signed-out') return t('signedOut');
  if (error.code === 'connection-unknown' && error.details?.reason === 'list') return t('listWithoutConnection');
  // The process that read it is gone, by whoever's hand: the file itself need not be too large.
  if (error.code === 'file-too-large' && error.details?.reason === 'memory') return t('outOfMemory');
  if (error.code === 'file-not-spreadsheet') return t(`otherFile.${otherFileKind(error)}`);
  if (error.code === 'unlock-wait') return t('unlockWait', { seconds: String(error.details?.seconds ?? '') });
  if (error.code === 'recovery-key-mistyped') return t('recoveryGroup', { group: String(error.details?.group ?? '') });
  const words = errorWords[currentLanguage()];
  const fault = wayFault(words, error) ?? reportFault(words, error);
  return fault ?? t(`code.${error.code}`);
}
