/** What the command line says of one person, in Indonesian. */
import type { peopleEn } from './people-en.ts';

export const peopleId: typeof peopleEn = {
  commands: {
    person: 'Semua yang pernah dicek tentang satu orang, dan jawabannya dari waktu ke waktu.',
  },
  options: {
    nik: 'NIK orangnya',
    phone: 'nomor HP: orang yang terakhir dicek dengan nomor itu',
    stdin: 'baca dari masukan standar: satu objek JSON { nik, phone }; bila keduanya ada, NIK yang dipakai',
  },
  usage: {
    nobody: 'Sebutkan orangnya: --nik atau --phone, atau --stdin.',
    twice: 'Sebutkan orangnya dengan --stdin, --nik atau --phone saja.',
    notWhom: 'Masukan standar harus satu objek JSON dengan nilai teks: {"nik": "…"} atau {"phone": "…"}.',
  },
  words: {
    since: 'Sejak',
    mark: 'Catatan',
    before: 'Sebelumnya',
    after: 'Sekarang',
    what: 'Apa',
  },
};
