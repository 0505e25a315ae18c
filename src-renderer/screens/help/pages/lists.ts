/** Help: the lists. */
import type { HelpText } from '../help-page.ts';

export const listsHelp: HelpText = {
  id: {
    title: 'Daftar',
    about:
      'Setiap berkas yang diimpor menjadi satu daftar. Di sini terlihat kemajuan, biaya, dan daftar mana yang perlu Anda.',
    parts: [
      {
        heading: 'Caranya',
        steps: [
          'Tekan “Impor daftar” untuk berkas baru.',
          'Klik satu daftar untuk melihat barisnya.',
          'Cari daftar dengan nama daftar atau nama berkasnya.',
          'Daftar yang tidak dipakai lagi: buka daftarnya, tekan “Tindakan lain”, lalu “Arsipkan”. Isinya tetap tersimpan dan tetap terhitung.',
          'Daftar yang sejenis, misalnya satu kampanye: “Kelompok…” di tempat yang sama. Halaman ini lalu dapat menampilkan satu kelompok saja.',
        ],
      },
      {
        heading: 'Kolom “Perlu Anda”',
        lines: [
          'Berisi hal yang menunggu keputusan di daftar itu. Klik untuk membukanya.',
          '“Belum dimulai” berarti daftar tersimpan, tetapi belum ada yang dikirim dan belum ada biaya.',
        ],
      },
    ],
  },
  en: {
    title: 'Lists',
    about: 'Every imported file becomes one list. Here you see progress, cost, and which list needs you.',
    parts: [
      {
        heading: 'How',
        steps: [
          'Press “Import a list” for a new file.',
          'Click a list to see its rows.',
          'Search for a list by its name or that of its file.',
          'A list that nobody uses any more: open it, press “More actions”, then “Archive”. It is kept and counts as before.',
          'Lists of one kind, a campaign for example: “Group…” in the same place. This page can then show one group alone.',
        ],
      },
      {
        heading: 'The column “Needs you”',
        lines: [
          'It names what waits for a decision in that list. Click it to get there.',
          '“Not started” means that the list is stored, but nothing was sent and nothing was paid.',
        ],
      },
    ],
  },
};
