/** Help: the summary. */
import type { HelpText } from '../help-page.ts';

export const summaryHelp: HelpText = {
  id: {
    title: 'Ringkasan',
    about: 'Hasil satu periode untuk kepala cabang, tanpa nama atau nomor orang.',
    parts: [
      {
        heading: 'Caranya',
        steps: [
          'Pilih “Periode” dan daftarnya.',
          'Pilih “Pembanding” untuk melihat perubahan terhadap periode lain.',
          'Tekan “Simpan berkas” untuk Excel atau PDF.',
        ],
      },
      {
        heading: 'Membaca angkanya',
        lines: [
          'Setiap bagan punya tabel angkanya: buka “Cara menghitungnya” untuk tahu apa yang dihitung.',
          'Latihan tidak pernah tercampur dengan data asli.',
        ],
      },
    ],
  },
  en: {
    title: 'Summary',
    about: 'What became of a period, for the branch head, without anybody’s name or number.',
    parts: [
      {
        heading: 'How',
        steps: [
          'Choose the “Period” and the lists.',
          'Choose “Compare with” to see what changed against another period.',
          'Press “Save as a file” for Excel or PDF.',
        ],
      },
      {
        heading: 'Read the figures',
        lines: [
          'Each chart has its table of figures: open “How it is counted” to know what is counted.',
          'Practice is never mixed with real data.',
        ],
      },
    ],
  },
};
