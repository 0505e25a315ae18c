/** Why the program could not start, as one plain sentence and what to do, in the person's language. Never a stack trace. */
import type { ErrorCode } from '../../contract/errors.ts';
import { CoreError } from '../../core/errors.ts';

export type LaunchError = { readonly code: ErrorCode; readonly sentence: string; readonly advice: string };
export type LaunchLanguage = 'id' | 'en';

/** Indonesian on an Indonesian system, else English. */
export function launchLanguage(locale: string): LaunchLanguage {
  return /^(id|in)\b/i.test(locale) ? 'id' : 'en';
}

/** `dataDir` is named where the person has to look there; null when it is not known yet. */
export function launchError(error: unknown, language: LaunchLanguage, dataDir: string | null): LaunchError {
  const code = error instanceof CoreError ? error.code : 'internal';
  const keyring = error instanceof CoreError ? String(error.details?.keyring ?? '') : '';
  const [sentence, advice] = sentences[language](code, dataDir ?? defaults[language], keyring);
  return { code, sentence, advice };
}

const defaults: Record<LaunchLanguage, string> = { id: 'folder data', en: 'the data folder' };

type Sentences = (code: ErrorCode, dir: string, keyring: string) => readonly [sentence: string, advice: string];

const sentences: Record<LaunchLanguage, Sentences> = {
  id(code, dir, keyring) {
    switch (code) {
      case 'data-dir-in-use':
        return ['Sambung lain sedang memakai data ini.', 'Tutup dahulu, atau pakai jendela yang sudah terbuka.'];
      case 'store-newer':
        return ['Data ini ditulis oleh Sambung yang lebih baru.', 'Perbarui Sambung, lalu buka lagi. Data tetap utuh.'];
      case 'store-damaged':
        return [
          'Data yang tersimpan tidak dapat dibaca.',
          `Pulihkan cadangan dari ${dir} (folder backups). Berkas lama jangan dihapus.`,
        ];
      case 'store-key-lost':
        return [
          'Kunci untuk membuka data yang tersimpan hilang atau rusak.',
          `Pulihkan cadangan ${dir}, atau mulai baru dengan --data-dir folder lain. Berkas lama tidak diubah.`,
        ];
      case 'keyring-unavailable':
        if (keyring === 'safe-storage') {
          return [
            'Data ini dikunci oleh jendela Sambung (Electron) dan tidak dapat dibuka dari sini.',
            'Buka lewat jendela Sambung, atau pakai --data-dir folder lain.',
          ];
        }
        if (keyring === 'passphrase') {
          return ['Data ini dikunci dengan frasa sandi.', 'Isi SAMBUNG_PASSPHRASE, lalu mulai lagi.'];
        }
        return [
          'Penyimpanan kunci yang mengunci data ini tidak tersedia di sini.',
          'Masuk ke sesi desktop yang sama seperti sebelumnya dan buka gembok penyimpanan kuncinya, lalu mulai lagi.',
        ];
      case 'passphrase-wrong':
        return ['Frasa sandinya salah.', 'Perbaiki SAMBUNG_PASSPHRASE, lalu mulai lagi. Data tetap utuh.'];
      case 'disk-full':
        return ['Disk penuh.', 'Kosongkan sebagian ruang, lalu mulai lagi. Data yang tersimpan tetap utuh.'];
      case 'disk-not-writable':
        return ['Folder data tidak dapat ditulis.', `Periksa izin ${dir}, atau pakai --data-dir folder lain.`];
      default:
        return [
          'Sambung tidak dapat dimulai karena kesalahan di dalam program.',
          `Rinciannya ada di ${dir} (folder logs).`,
        ];
    }
  },
  en(code, dir, keyring) {
    switch (code) {
      case 'data-dir-in-use':
        return ['Another Sambung is using this data.', 'Close it first, or use the window that is already open.'];
      case 'store-newer':
        return [
          'This data was written by a newer Sambung.',
          'Update Sambung and open it again. The data is untouched.',
        ];
      case 'store-damaged':
        return [
          'The stored data cannot be read.',
          `Restore a backup from ${dir} (folder backups). Do not delete the old file.`,
        ];
      case 'store-key-lost':
        return [
          'The key that opens the stored data is lost or damaged.',
          `Restore a backup of ${dir}, or start afresh with --data-dir and another folder. The old files stay as they are.`,
        ];
      case 'keyring-unavailable':
        if (keyring === 'safe-storage') {
          return [
            'This data was locked by the Sambung window (Electron) and cannot be opened from here.',
            'Open it in the Sambung window, or use --data-dir with another folder.',
          ];
        }
        if (keyring === 'passphrase') {
          return ['This data is locked with a passphrase.', 'Set SAMBUNG_PASSPHRASE and start again.'];
        }
        return [
          'The keyring that locked this data is not available here.',
          'Log in to the same desktop session as before, unlock its keyring, and start again.',
        ];
      case 'passphrase-wrong':
        return ['The passphrase is wrong.', 'Correct SAMBUNG_PASSPHRASE and start again. The data is untouched.'];
      case 'disk-full':
        return ['The disk is full.', 'Free some space and start again. Nothing stored is lost.'];
      case 'disk-not-writable':
        return [
          'The data folder cannot be written.',
          `Check the permissions of ${dir}, or use --data-dir with another folder.`,
        ];
      default:
        return [
          'Sambung could not start because of an error inside the program.',
          `Details are in ${dir} (folder logs).`,
        ];
    }
  },
};
