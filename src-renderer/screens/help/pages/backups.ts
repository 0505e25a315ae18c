/** Help: backups. */
import type { HelpText } from '../help-page.ts';

export const backupsHelp: HelpText = {
  id: {
    title: 'Cadangan',
    about: 'Satu berkas berisi semua data, terenkripsi, dan dibaca kembali setelah ditulis.',
    parts: [
      {
        heading: 'Membuat',
        lines: [
          'Cadangan dibuat sendiri menurut pilihan “Buat sendiri”. “Buat sekarang” membuat satu lagi.',
          'Pilih “Tempat kedua”, misalnya stik USB atau folder jaringan: cadangan di komputer yang sama tidak menolong bila komputernya hilang.',
        ],
      },
      {
        heading: 'Memulihkan',
        steps: [
          'Tekan “Pulihkan…” pada satu cadangan, atau “Pulihkan dari berkas…”.',
          'Lihat apa yang akan hilang: jawaban yang lebih baru dari cadangan itu, dan biayanya.',
          'Di komputer lain, ketik kunci pemulihan.',
          'Sesudahnya tidak ada yang dikirim sampai Anda memutuskan.',
        ],
      },
      {
        heading: 'Yang perlu diketahui',
        lines: [
          'Orang yang sudah dihapus tidak kembali oleh cadangan lama.',
          'Data sekarang disisihkan di folder data, tidak dihapus.',
        ],
      },
    ],
  },
  en: {
    title: 'Backups',
    about: 'One file with all data, encrypted, and read back after it was written.',
    parts: [
      {
        heading: 'Make',
        lines: [
          'Backups are made as “Make them by itself” says. “Make one now” makes one more.',
          'Choose a “Second place”, such as a USB stick or a network folder: a backup on the same computer does not help when that is lost.',
        ],
      },
      {
        heading: 'Restore',
        steps: [
          'Press “Restore…” at a backup, or “Restore from a file…”.',
          'See what will be missing: answers newer than the backup, and what they cost.',
          'On another computer, type the recovery key.',
          'After that nothing is sent until you have decided.',
        ],
      },
      {
        heading: 'Good to know',
        lines: [
          'People who were erased do not come back by an old backup.',
          'What is here now is set aside in the data folder, not deleted.',
        ],
      },
    ],
  },
};
