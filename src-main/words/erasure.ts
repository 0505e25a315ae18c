/** What a certificate of erasure says. */
import type { Language } from '../contract/settings.ts';
import { defineWords } from './text.ts';

export const erasureWords = defineWords({
  id: {
    title: 'Berita acara penghapusan data pribadi (UU PDP 27/2022)',
    lines: {
      when: 'Waktu: {{when}}. Petugas: {{by}}.',
      person: 'Tanda orangnya (sidik berkunci dari NIK, bukan NIK): {{digest}}.',
      erased:
        'Dihapus: {{checks}} pengecekan dengan semua jawaban, hasil kunjungan, dan catatan laporannya; {{attempts}} catatan biaya disimpan tanpa data orang.',
      further:
        'Dihapus juga: data orang ini sebagai kontak darurat, di baris yang tidak masuk, di perbaikan berkas, di kolom lain, dan di salinan cadangan program.',
      given: 'Berkas laporan yang sudah diberikan kepada orang lain tidak ikut terhapus.',
    },
  },
  en: {
    title: 'Certificate of erasure of personal data (UU PDP 27/2022)',
    lines: {
      when: 'Time: {{when}}. By: {{by}}.',
      person: 'Mark of the person (a keyed digest of the NIK, not the NIK): {{digest}}.',
      erased:
        'Erased: {{checks}} checks with all answers, visit results and report entries; {{attempts}} entries of cost are kept without the person.',
      further:
        'Erased as well: the person as an emergency contact, in rows left out, in repairs of files, in other columns, and in the program’s backup copies.',
      given: 'Report files that were given to others are not erased by it.',
    },
  },
});

export type ErasureWords = (typeof erasureWords)[Language];
