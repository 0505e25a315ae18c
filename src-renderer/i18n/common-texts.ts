/** Words that every screen shares: buttons, fields of a person, small states of a page. */
import type { ReportFormat } from '../../src-main/contract/files.ts';
import { chargeWords } from '../../src-main/words/charges.ts';
import { fieldWords } from '../../src-main/words/fields.ts';
import { labelWords } from '../../src-main/words/labels.ts';
import { withinSentence } from '../../src-main/words/text.ts';
import { defineTexts } from './texts.ts';

export const commonTexts = defineTexts('common', {
  id: {
    cancel: 'Batal',
    clearSearch: 'Kosongkan pencarian',
    close: 'Tutup',
    save: 'Simpan',
    delete: 'Hapus',
    retry: 'Coba lagi',
    back: 'Kembali',
    copy: 'Salin',
    copied: 'Tersalin',
    meaning: 'Apa artinya?',
    copyRefused: 'Tidak bisa disalin dengan tombol ini. Blok teksnya, lalu tekan Ctrl+C.',
    openFile: 'Buka',
    showInFolder: 'Tampilkan di folder',
    loading: 'Memuat…',
    loadFailed: 'Data tidak dapat dibaca',
    readerTooltip: 'Hanya bisa dibaca: salinan Sambung lain sedang memakai data ini.',
    screenFailed: {
      title: 'Layar ini berhenti karena kesalahan program',
      text: 'Pekerjaan di antrean tetap berjalan dan tidak ada data yang hilang. Buka lagi layar ini, atau kembali ke Beranda.',
      again: 'Buka lagi',
    },
    field: fieldWords.id,
    charge: chargeWords.id.charge,
    fileFormat: {
      xlsx: 'Excel (.xlsx)',
      'csv-excel': 'CSV untuk Excel (.csv)',
      csv: 'CSV (.csv)',
      pdf: 'PDF (.pdf)',
    } satisfies Record<ReportFormat, string>,
    csvGuard:
      "Sel yang diawali = + - atau @ mendapat tanda petik (') di depannya, supaya tidak dijalankan sebagai rumus.",
    priceNotSet: chargeWords.id.priceNotSet,
    practiceNotPaid: withinSentence(chargeWords.id.practice),
    sex: { male: 'Laki-laki', female: 'Perempuan' },
    practice: labelWords.id.practice,
    practiceMeaning: 'Jawabannya rekaan dari komputer ini; tidak menjelaskan apa pun tentang orang ini.',
  },
  en: {
    cancel: 'Cancel',
    clearSearch: 'Clear the search',
    close: 'Close',
    save: 'Save',
    delete: 'Delete',
    retry: 'Try again',
    back: 'Back',
    copy: 'Copy',
    copied: 'Copied',
    meaning: 'What does it mean?',
    copyRefused: 'This button may not copy here. Select the text, then press Ctrl+C.',
    openFile: 'Open',
    showInFolder: 'Show in folder',
    loading: 'Loading…',
    loadFailed: 'The data could not be read',
    readerTooltip: 'Read only: another copy of Sambung is using this data.',
    screenFailed: {
      title: 'This screen stopped because of a program error',
      text: 'The queue goes on and no data is lost. Open this screen again, or go back to Home.',
      again: 'Open again',
    },
    field: fieldWords.en,
    charge: chargeWords.en.charge,
    fileFormat: {
      xlsx: 'Excel (.xlsx)',
      'csv-excel': 'CSV for Excel (.csv)',
      csv: 'CSV (.csv)',
      pdf: 'PDF (.pdf)',
    } satisfies Record<ReportFormat, string>,
    csvGuard:
      "A cell that begins with = + - or @ gets an apostrophe (') before it, so that it never runs as a formula.",
    priceNotSet: chargeWords.en.priceNotSet,
    practiceNotPaid: withinSentence(chargeWords.en.practice),
    sex: { male: 'Male', female: 'Female' },
    practice: labelWords.en.practice,
    practiceMeaning: 'The answer is made up on this computer; it says nothing about this person.',
  },
});
