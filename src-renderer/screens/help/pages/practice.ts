/** Help: practice. */
import type { HelpText } from '../help-page.ts';

export const practiceHelp: HelpText = {
  id: {
    title: 'Latihan',
    about: 'Koneksi latihan menjawab dari komputer ini. Orangnya boleh rekaan dan tidak ada biayanya.',
    parts: [
      {
        heading: 'Berlatih',
        steps: [
          'Impor daftar latihan dan jalankan.',
          'Pilih satu “Keadaan jaringan”, misalnya “Internet mati”, dan lihat apa yang dilakukan antrean.',
          'Kembalikan ke “Cerah”.',
        ],
      },
      {
        heading: 'Yang perlu diketahui',
        lines: ['Jawaban latihan ditandai di mana-mana dan tidak pernah tercampur dengan yang asli.'],
      },
    ],
  },
  en: {
    title: 'Practice',
    about: 'The practice connection answers from this computer. People may be invented, and it costs nothing.',
    parts: [
      {
        heading: 'Practise',
        steps: [
          'Import the practice list and let it run.',
          'Choose a “Network weather”, such as “Internet down”, and see what the queue does.',
          'Put it back to “Fine”.',
        ],
      },
      {
        heading: 'Good to know',
        lines: ['Practice answers are marked everywhere and never mixed with real ones.'],
      },
    ],
  },
};
