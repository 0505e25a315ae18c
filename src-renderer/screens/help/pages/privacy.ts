/** Help: personal data. */
import type { HelpText } from '../help-page.ts';

export const privacyHelp: HelpText = {
  id: {
    title: 'Data orang',
    about: 'Penyamaran angka, catatan akses, batas simpan, dan orang yang dibatasi.',
    parts: [
      {
        heading: '“Penyamaran angka”',
        lines: ['NIK dan nomor HP tampil seperti 3374••••••••0015. Membukanya tercatat di catatan akses.'],
      },
      {
        heading: '“Batas simpan”',
        steps: [
          'Isi berapa hari pengecekan yang selesai disimpan, menurut tujuan daftarnya.',
          'Tekan “Lihat yang akan dihapus…” sebelum menyimpan.',
          'Sesudahnya yang lewat batas dihapus sendiri setiap hari. Biayanya tetap tercatat tanpa data orang.',
        ],
      },
      {
        heading: '“Orang yang dibatasi”',
        lines: ['Mereka tidak ditanyakan dan tidak dilaporkan. Cabut dari daftar ini bila orangnya mengizinkan lagi.'],
      },
    ],
  },
  en: {
    title: 'Personal data',
    about: 'Masked digits, the access log, retention, and restricted people.',
    parts: [
      {
        heading: '“Masked digits”',
        lines: ['NIKs and phone numbers show like 3374••••••••0015. Revealing them is written to the access log.'],
      },
      {
        heading: '“Retention”',
        steps: [
          'Enter for how many days finished checks are kept, by the purpose of their list.',
          'Press “Show what would be removed…” before saving.',
          'From then on, what is over its days is removed every day. The cost stays, without the person.',
        ],
      },
      {
        heading: '“Restricted people”',
        lines: ['They are neither asked nor reported. Lift it here if the person agrees again.'],
      },
    ],
  },
};
