/** Help: one person’s page. */
import type { HelpText } from '../help-page.ts';

export const personHelp: HelpText = {
  id: {
    title: 'Halaman satu orang',
    about:
      'Semua yang tersimpan tentang satu orang: nomornya, jawaban dari waktu ke waktu, hasil kunjungan, dan setiap pengecekan.',
    parts: [
      {
        heading: 'Yang bisa dilakukan',
        lines: [
          '“Cek ulang…” bertanya lagi tentang salah satu nomornya. Biayanya ditulis dulu.',
          '“Simpan semua datanya” membuat berkas bila orang itu meminta datanya.',
          '“Betulkan…” mengganti nama atau nomor yang salah.',
        ],
      },
      {
        heading: 'Hak orang ini',
        lines: [
          '“Batasi…”: orang itu tidak ditanyakan dan tidak dilaporkan lagi, dan bisa dicabut.',
          '“Hapus data orang ini…”: tidak bisa dikembalikan. Simpan berita acaranya.',
          'Membuka halaman ini tercatat di catatan akses.',
        ],
      },
    ],
  },
  en: {
    title: 'A person’s page',
    about: 'Everything held about one person: numbers, answers over time, what agents found, and every check.',
    parts: [
      {
        heading: 'What you can do',
        lines: [
          '“Check again…” asks about one of the numbers again. What it costs is said first.',
          '“Save all their data” makes a file for a person who asks for it.',
          '“Correct…” changes a name or number that is wrong.',
        ],
      },
      {
        heading: 'This person’s rights',
        lines: [
          '“Restrict…”: nobody asks or reports about the person any more; it can be lifted.',
          '“Erase this person…”: it cannot be undone. Keep the certificate.',
          'Opening this page is written to the access log.',
        ],
      },
    ],
  },
};
