/** What a damaged database was put together of, and what is missing of it: said by the terminal and by the start screen. */
import type { RebuildAccount } from '../contract/backups.ts';
import { defineWords, fill } from './text.ts';

export const rebuiltWords = defineWords({
  id: {
    onBackup: 'Disusun dari cadangan tertanggal {{when}}.',
    noBackup: 'Tidak ada cadangan yang baik: dasarnya hanya yang masih terbaca.',
    unreadable: 'Berkas yang rusak tidak terbaca sama sekali: semua yang datang setelah cadangan itu hilang.',
    read: 'Masih terbaca dari berkas yang rusak: {{count}} baris yang lebih baru.',
    lookups: 'Pengecekan',
    attempts: 'Pengiriman',
    lists: 'Daftar',
    others: 'Lainnya',
    missing: '{{what}}: hilang {{lost}}; tidak terbaca dan memakai keadaan lama atau sebagian {{older}}.',
    rupiah: 'Biaya dari pengiriman yang hilang: {{rupiah}}. Biaya itu tetap dihitung.',
    rupiahUnknown: 'Berapa biaya dari yang hilang tidak diketahui.',
    whole: 'Tidak ada yang hilang.',
    perhaps: 'Mungkin ada lagi yang hilang tanpa ada catatannya.',
  },
  en: {
    onBackup: 'Made on the backup of {{when}}.',
    noBackup: 'There is no good backup: made of what can still be read alone.',
    unreadable: 'Nothing of the damaged file can be read: all that came after that backup is missing.',
    read: 'Still read from the damaged file: {{count}} newer rows.',
    lookups: 'Checks',
    attempts: 'Calls',
    lists: 'Lists',
    others: 'Others',
    missing: '{{what}}: {{lost}} missing; {{older}} could not be read and are as they were before, or in part.',
    rupiah: 'Charged for calls that are missing: {{rupiah}}. It is still counted.',
    rupiahUnknown: 'What was charged for those that are missing is not known.',
    whole: 'Nothing is missing.',
    perhaps: 'More may be missing that is written down nowhere.',
  },
});

type Formats = {
  readonly time: (at: number) => string;
  readonly number: (value: number) => string;
  readonly rupiah: (value: number) => string;
};

/** One sentence a line. `madeAt`: of the backup; null: there was none. */
export function rebuiltLines(
  language: 'id' | 'en',
  { account, madeAt }: { account: RebuildAccount; madeAt: number | null },
  format: Formats,
): string[] {
  const words = rebuiltWords[language];
  const base = madeAt === null ? words.noBackup : fill(words.onBackup, { when: format.time(madeAt) });
  if (!account.readable) return [base, words.unreadable];
  const kinds = ['lookups', 'attempts', 'lists'] as const;
  const sum = (of: 'read' | 'older' | 'lost', tables = account.tables) =>
    tables.reduce((total, one) => total + one[of], 0);
  const groups = [
    ...kinds.map((kind) => ({ what: words[kind], tables: account.tables.filter(({ table }) => table === kind) })),
    { what: words.others, tables: account.tables.filter(({ table }) => !kinds.some((kind) => kind === table)) },
  ];
  const missing = groups
    .filter(({ tables }) => sum('older', tables) + sum('lost', tables) > 0)
    .map(({ what, tables }) =>
      fill(words.missing, {
        what,
        lost: format.number(sum('lost', tables)),
        older: format.number(sum('older', tables)),
      }),
    );
  const { missingRupiah, complete } = account;
  return [
    base,
    fill(words.read, { count: format.number(sum('read')) }),
    ...missing,
    ...(missingRupiah === null ? [words.rupiahUnknown] : []),
    ...(missingRupiah ? [fill(words.rupiah, { rupiah: format.rupiah(missingRupiah) })] : []),
    ...(complete && missing.length === 0 ? [words.whole] : []),
    ...(complete ? [] : [words.perhaps]),
  ];
}
