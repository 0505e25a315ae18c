/** What the command line says of one person, in Indonesian. */
import type { peopleEn } from './people-en.ts';

export const peopleId: typeof peopleEn = {
  commands: {
    person: 'Semua yang pernah dicek tentang satu orang, dan jawabannya dari waktu ke waktu.',
    export: 'Menulis semua data tentang satu orang ke berkas, untuk orangnya. Tercatat di catatan akses.',
  },
  options: {
    nik: 'NIK orangnya',
    phone: 'nomor HP: orang yang terakhir dicek dengan nomor itu',
    out: 'berkas yang ditulis: .xlsx untuk orang, .json untuk program',
    stdin: 'baca dari masukan standar: satu objek JSON { nik, phone }; bila keduanya ada, NIK yang dipakai',
  },
  usage: {
    nobody: 'Sebutkan orangnya: --nik atau --phone, atau --stdin.',
    twice: 'Sebutkan orangnya dengan --stdin, --nik atau --phone saja.',
    badOut: '--out harus berakhiran .xlsx atau .json.',
    notWhom: 'Masukan standar harus satu objek JSON dengan nilai teks: {"nik": "…"} atau {"phone": "…"}.',
  },
  said: {
    exported: 'Semua data orang ini sudah ditulis. Isinya data pribadi: berikan hanya kepada yang berhak.',
  },
  words: {
    since: 'Sejak',
    mark: 'Catatan',
    before: 'Sebelumnya',
    after: 'Sekarang',
    what: 'Apa',
  },
};
