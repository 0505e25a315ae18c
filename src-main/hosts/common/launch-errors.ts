/** Why the program could not start, as one plain sentence and what to do, in the person's language. Never a stack trace. */
import type { ErrorCode } from '../../contract/errors.ts';
import { CoreError } from '../../core/kernel/errors.ts';
import type { Logger, Ports } from '../../core/kernel/ports.ts';
import { newestBackup, remainsOf } from '../../core/store/data-folder.ts';
import { hasRecoveryKey } from '../../core/store/recovery-at-start.ts';
import { errorWords } from '../../words/errors.ts';
import { newestLog } from './log-file.ts';

export type LaunchError = { readonly code: ErrorCode; readonly sentence: string; readonly advice: string };
export type LaunchLanguage = 'id' | 'en';

/** Indonesian on an Indonesian system, else English. */
export function launchLanguage(locale: string): LaunchLanguage {
  return /^(id|in)\b/i.test(locale) ? 'id' : 'en';
}

const logged = new WeakSet<Error>();

/** The sentence says that the log has the rest: so it must. Also of an expected failure, for whoever is asked to help. */
export function logLaunchFailure(logger: Logger, error: unknown): void {
  if (error instanceof Error) {
    // On its way out it passes several that would write it down.
    if (logged.has(error)) return;
    logged.add(error);
  }
  if (error instanceof CoreError) {
    const { keyring } = error.details ?? {};
    logger.warn('launch-refused', { code: error.code, ...(typeof keyring === 'string' && { keyring }) });
  } else logger.error('launch-failed', error);
}

/** What the person has before them: a terminal with commands, or buttons under the sentence. */
export type Ways = 'commands' | 'buttons';

/** `dataDir` is named where the person has to look there; null when it is not known yet. `host`: who says it. */
export function launchError(
  error: unknown,
  language: LaunchLanguage,
  dataDir: string | null,
  ways: Ways = 'commands',
  host: Ports['host'] = 'cli',
): LaunchError {
  const code = error instanceof CoreError ? error.code : 'internal';
  const backup = dataDir === null ? null : seen(() => newestBackup(dataDir), null);
  const [sentence, advice] = sentences[language](code, {
    dir: dataDir ?? defaults[language],
    keyring: error instanceof CoreError ? String(error.details?.keyring ?? '') : '',
    group: error instanceof CoreError ? Number(error.details?.group ?? 0) : 0,
    seconds: error instanceof CoreError ? Number(error.details?.seconds ?? 0) : 0,
    recovery: dataDir !== null && hasRecoveryKey(dataDir),
    fresh: dataDir !== null && seen(() => !remainsOf(dataDir).any, false),
    host,
    backup:
      backup === null ? null : new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(backup.at),
    log: dataDir === null ? null : newestLog(dataDir),
    commands: ways === 'commands',
  });
  return { code, sentence, advice };
}

/** A folder that nobody here may look into must not keep its own sentence from being said. */
function seen<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

const defaults: Record<LaunchLanguage, string> = { id: 'folder data', en: 'the data folder' };
const locales: Record<LaunchLanguage, string> = { id: 'id-ID', en: 'en-GB' };

/** How times and amounts are said before there is a window. */
export function launchFormats(language: LaunchLanguage) {
  const [number, rupiah, time] = [
    new Intl.NumberFormat(locales[language]),
    new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 }),
    new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }),
  ];
  return {
    number: (value: number) => number.format(value),
    rupiah: (value: number) => rupiah.format(value),
    time: (at: number) => time.format(at),
  };
}

type Facts = {
  dir: string;
  keyring: string;
  /** Of a recovery key, the one that is mistyped; 0: none. */
  group: number;
  /** Until the next passphrase is tried. */
  seconds: number;
  /** The data has a recovery key. */
  recovery: boolean;
  /** There is no data yet. */
  fresh: boolean;
  host: Ports['host'];
  /** The day of the newest backup; null: there is none. */
  backup: string | null;
  /** Where to look for the rest; null: nothing could be written down. */
  log: string | null;
  /** The ways on are commands, to be named; else buttons say them. */
  commands: boolean;
};

const waitWords: Record<LaunchLanguage, (seconds: number) => string> = {
  id: (seconds) => `Tunggu ${seconds} detik, lalu coba lagi, atau pakai kunci pemulihan.`,
  en: (seconds) => `Wait ${seconds} seconds and try again, or use the recovery key.`,
};

type Sentences = (code: ErrorCode, facts: Facts) => readonly [sentence: string, advice: string];

/** How a command is typed here: the installed program brings its own, and no npm. */
const terminal = process.versions.electron ? 'sambung-cli' : 'npm run --silent cli --';

/** Ways on with a store that does not open, as commands. */
const rescueCommands: Record<LaunchLanguage, (backup: string | null, damaged?: boolean) => string> = {
  id: (backup, damaged) =>
    `${damaged ? `\`${terminal} backup rebuild\` menyusun ulang data dari cadangan dan yang masih terbaca; ` : ''}` +
    `${backup ? `\`${terminal} data --restore-backup\` memulihkan cadangan ${backup}; ` : ''}` +
    `\`${terminal} data --start-afresh\` mulai baru dan menyimpan semua yang lama.`,
  en: (backup, damaged) =>
    `${damaged ? `\`${terminal} backup rebuild\` puts the data together of a backup and what can still be read; ` : ''}` +
    `${backup ? `\`${terminal} data --restore-backup\` restores the backup of ${backup}; ` : ''}` +
    `\`${terminal} data --start-afresh\` starts afresh and keeps all that is there.`,
};

/** What the recovery key can do where the keyring does not open the data. */
const recoveryWays: Record<LaunchLanguage, (facts: Facts) => string> = {
  id({ recovery, commands, fresh }) {
    if (fresh) return '';
    if (!recovery)
      return ' Kunci pemulihan belum pernah dibuat untuk data ini: tanpa penyimpan kuncinya, data ini tidak dapat dibuka siapa pun.';
    return commands
      ? ' Kunci pemulihan membukanya di mana saja: tambahkan --recovery-key-stdin. Tanpa keduanya, data ini tidak dapat dibuka siapa pun.'
      : ' Kunci pemulihan membukanya di komputer mana pun. Tanpa keduanya, data ini tidak dapat dibuka siapa pun.';
  },
  en({ recovery, commands, fresh }) {
    if (fresh) return '';
    if (!recovery) return ' No recovery key was ever made for this data: without its keyring, nobody can open it.';
    return commands
      ? ' The recovery key opens it anywhere: add --recovery-key-stdin. Without either, nobody can open this data.'
      : ' The recovery key opens it on any computer. Without either, nobody can open this data.';
  },
};

const sentences: Record<LaunchLanguage, Sentences> = {
  id(code, facts) {
    const { dir, keyring, backup, log, commands, host, group, seconds, fresh } = facts;
    const { what, advice } = errorWords.id;
    const ways = commands ? ` ${rescueCommands.id(backup, code === 'store-damaged')}` : '';
    switch (code) {
      case 'store-missing':
        return [
          what[code],
          `Tidak ada yang diubah. Kembalikan berkas sambung.db ke ${dir} bila Anda tahu ke mana perginya.${ways}`,
        ];
      case 'store-locked':
        return [
          what[code],
          `Tutup program itu (pencadangan, antivirus, atau pembuka basis data) di ${dir}, lalu mulai lagi.`,
        ];
      case 'disk-io-error':
        return [
          what[code],
          `Periksa disk atau jaringan tempat ${dir}, salin foldernya ke tempat aman, lalu mulai lagi.`,
        ];
      case 'data-dir-in-use':
        return [what[code], advice[code]];
      case 'store-newer':
        return [what[code], 'Perbarui Sambung, lalu buka lagi. Data tetap utuh.'];
      case 'store-damaged':
        return [
          what[code],
          `Berkas di ${dir} jangan dihapus.${backup ? ` Ada cadangan tertanggal ${backup}.` : ''}${ways}`,
        ];
      case 'store-key-lost':
        return [
          what[code],
          `Salinan folder data hanya terbuka dengan penyimpan kunci yang sama. Kembalikan kunci itu, atau seluruh ${dir} beserta kuncinya, di akun dan komputer asalnya.${recoveryWays.id(facts)}${commands ? ` ${rescueCommands.id(null)}` : ''}`,
        ];
      case 'keyring-unavailable':
        if (keyring === 'safe-storage' && host !== 'electron') {
          return [
            'Data ini dikunci oleh jendela Sambung (Electron) dan tidak dapat dibuka dari sini.',
            `Di jendela Sambung, buka Pengaturan → Keamanan data dan pilih penyimpan kunci yang juga dapat dibuka terminal, atau pakai --data-dir folder lain.${recoveryWays.id(facts)}`,
          ];
        }
        if (keyring === 'passphrase') {
          return [
            'Data ini dikunci dengan kata sandi.',
            `Isi SAMBUNG_PASSPHRASE, lalu mulai lagi.${recoveryWays.id(facts)}`,
          ];
        }
        return [
          what[code],
          `Masuk ke sesi desktop yang sama seperti sebelumnya dan buka gembok penyimpanan kuncinya, lalu mulai lagi.${recoveryWays.id(facts)}`,
        ];
      case 'keyring-silent':
        if (fresh) {
          const weaker = commands ? ' SAMBUNG_KEYRING=key-file memulai tanpa itu.' : '';
          return [
            what[code],
            `Buka gemboknya, lalu mulai lagi. Belum ada data yang dibuat; pilihan penyimpan kunci berlaku seterusnya.${weaker}`,
          ];
        }
        return [what[code], `Buka gemboknya (kata sandi komputer), lalu mulai lagi.${recoveryWays.id(facts)}`];
      case 'recovery-key-mistyped':
        return [what[code], `Periksa kelompok ke-${group}, lalu ketik lagi.`];
      case 'recovery-key-wrong':
      case 'recovery-key-none':
      case 'locked':
      case 'unlock-wrong':
      case 'operator-unknown':
        return [what[code], advice[code]];
      case 'unlock-wait':
        return [what[code], waitWords.id(seconds)];
      case 'passphrase-wrong':
        return [what[code], `Perbaiki SAMBUNG_PASSPHRASE, lalu mulai lagi. Data tetap utuh.${recoveryWays.id(facts)}`];
      case 'disk-full':
        return [what[code], 'Kosongkan sebagian ruang, lalu mulai lagi. Data yang tersimpan tetap utuh.'];
      case 'disk-not-writable':
        return [what[code], `Periksa izin ${dir}, atau pakai --data-dir folder lain.`];
      default:
        return [
          'Sambung tidak dapat dimulai karena kesalahan di dalam program.',
          log !== null
            ? `Rinciannya ada di ${log}.`
            : `Log tidak dapat ditulis di ${dir}. Periksa foldernya, lalu mulai lagi.`,
        ];
    }
  },
  en(code, facts) {
    const { dir, keyring, backup, log, commands, host, group, seconds, fresh } = facts;
    const { what, advice } = errorWords.en;
    const ways = commands ? ` ${rescueCommands.en(backup, code === 'store-damaged')}` : '';
    switch (code) {
      case 'store-missing':
        return [
          what[code],
          `Nothing was changed. Put the file sambung.db back into ${dir} if you know where it went.${ways}`,
        ];
      case 'store-locked':
        return [
          what[code],
          `Close that program (a backup, an antivirus, a database browser) on ${dir}, then start again.`,
        ];
      case 'disk-io-error':
        return [
          what[code],
          `Check the disk or network that holds ${dir}, copy the folder to a safe place, then start again.`,
        ];
      case 'data-dir-in-use':
        return [what[code], advice[code]];
      case 'store-newer':
        return [what[code], 'Update Sambung and open it again. The data is untouched.'];
      case 'store-damaged':
        return [
          what[code],
          `Do not delete the files in ${dir}.${backup ? ` There is a backup of ${backup}.` : ''}${ways}`,
        ];
      case 'store-key-lost':
        return [
          what[code],
          `A copy of the data folder opens only with the same keyring. Put that key back, or all of ${dir} with its key, in the account and on the computer it came from.${recoveryWays.en(facts)}${commands ? ` ${rescueCommands.en(null)}` : ''}`,
        ];
      case 'keyring-unavailable':
        if (keyring === 'safe-storage' && host !== 'electron') {
          return [
            'This data was locked by the Sambung window (Electron) and cannot be opened from here.',
            `In the Sambung window, open Settings → Data security and choose a keyring that the terminal can open too, or use --data-dir with another folder.${recoveryWays.en(facts)}`,
          ];
        }
        if (keyring === 'passphrase') {
          return [
            'This data is locked with a passphrase.',
            `Set SAMBUNG_PASSPHRASE and start again.${recoveryWays.en(facts)}`,
          ];
        }
        return [
          what[code],
          `Log in to the same desktop session as before, unlock its keyring, and start again.${recoveryWays.en(facts)}`,
        ];
      case 'keyring-silent':
        if (fresh) {
          const weaker = commands ? ' SAMBUNG_KEYRING=key-file begins without it.' : '';
          return [
            what[code],
            `Unlock it, then start again. No data was made yet; the choice of a keyring lasts.${weaker}`,
          ];
        }
        return [what[code], `Unlock it (this computer's password), then start again.${recoveryWays.en(facts)}`];
      case 'recovery-key-mistyped':
        return [what[code], `Check group ${group}, then type it again.`];
      case 'recovery-key-wrong':
      case 'recovery-key-none':
      case 'locked':
      case 'unlock-wrong':
      case 'operator-unknown':
        return [what[code], advice[code]];
      case 'unlock-wait':
        return [what[code], waitWords.en(seconds)];
      case 'passphrase-wrong':
        return [
          what[code],
          `Correct SAMBUNG_PASSPHRASE and start again. The data is untouched.${recoveryWays.en(facts)}`,
        ];
      case 'disk-full':
        return [what[code], 'Free some space and start again. Nothing stored is lost.'];
      case 'disk-not-writable':
        return [what[code], `Check the permissions of ${dir}, or use --data-dir with another folder.`];
      default:
        return [
          'Sambung could not start because of an error inside the program.',
          log !== null
            ? `Details are in ${log}.`
            : `No log could be written in ${dir}. Check the folder, then start again.`,
        ];
    }
  },
};
