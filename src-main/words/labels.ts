/** What is said of a lookup, by name: headings of tables and files, labels at a terminal and on screen. */
import { defineWords } from './text.ts';

export const labelWords = defineWords({
  id: {
    row: 'Baris',
    operator: 'Operator',
    state: 'Status',
    verdict: 'Kesimpulan',
    reason: 'Alasan',
    nextStep: 'Langkah berikutnya',
    stepReason: 'Alasan langkah',
    phoneCount: 'Jumlah nomor terkait',
    attempts: 'Percobaan',
    charge: 'Biaya',
    providerAnswer: 'Jawaban penyedia',
    emergency: 'Kontak darurat',
    relation: 'Hubungan',
    /** What was noticed about its row. */
    problems: 'Catatan data',
    list: 'Daftar',
    connection: 'Koneksi',
    duplicates: 'Duplikat',
    practice: 'Latihan',
    /** Where it must not be overlooked: before every verdict and in files. */
    practiceMark: 'LATIHAN',
    /** Beside `secondary`, before verdictWords.ourReading. */
    reading: 'Arti is_other',
  },
  en: {
    row: 'Row',
    operator: 'Operator',
    state: 'State',
    verdict: 'Verdict',
    reason: 'Reason',
    nextStep: 'Next step',
    stepReason: 'Why this step',
    phoneCount: 'Associated numbers',
    attempts: 'Attempts',
    charge: 'Charge',
    providerAnswer: 'The provider’s answer',
    emergency: 'Emergency contact',
    relation: 'Relation',
    problems: 'Notes on the data',
    list: 'List',
    connection: 'Connection',
    duplicates: 'Duplicates',
    practice: 'Practice',
    practiceMark: 'PRACTICE',
    reading: 'How is_other is read',
  },
});
