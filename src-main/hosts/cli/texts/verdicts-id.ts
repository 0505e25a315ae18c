/** What an answer means and what to do next, in Indonesian. */
import type { verdictsEn } from './verdicts-en.ts';

export const verdictsId: typeof verdictsEn = {
  verdicts: {
    reachable: 'dapat dihubungi',
    likely: 'mungkin dapat dihubungi',
    dormant: 'tidak dipakai lagi',
    other_person: 'dipakai untuk hal lain',
    unknown: 'tidak menjelaskan apa pun',
    no_record: 'tidak tercatat',
    none: 'belum ada',
  },
  verdictReasons: {
    'recent-and-frequent': 'baru dipakai dan sering',
    'recent-only': 'baru dipakai, tidak sering',
    'frequent-only': 'sering dipakai, tidak baru-baru ini',
    'not-recent-not-frequent': 'tidak baru dan tidak sering',
    'used-for-other': 'dipakai untuk hal lain',
    'flags-unknown': 'penyedia tidak tahu',
    'flags-unrecognised': 'jawabannya tidak dikenali',
    'not-in-library': 'penyedia tidak punya catatan',
    waiting: 'menunggu jawaban',
    'in-doubt': 'sudah dikirim, tidak ada yang kembali',
    refused: 'penyedia menolak baris ini',
    failed: 'menyerah',
    cancelled: 'dibatalkan',
    'rejected-row': 'baris ditolak',
  },
  nextSteps: {
    'call-this-number': 'telepon nomor ini',
    'call-then-visit': 'telepon, lalu kunjungi',
    'find-another-number': 'cari nomor lain',
    'ask-emergency-contact': 'tanyakan kontak darurat',
    'verify-identity': 'pastikan identitasnya',
    visit: 'kunjungi',
    wait: 'tunggu',
    'correct-row': 'perbaiki baris',
    retry: 'coba lagi',
    'resolve-doubt': 'putuskan yang meragukan',
    nothing: 'tidak ada',
  },
};
