/** What every written workbook says by itself. */
import { defineWords } from './text.ts';

export const workbookWords = defineWords({
  id: {
    /** The hidden sheet of drop-down choices, and one for remarks where there is no summary. */
    choices: 'Pilihan',
    notes: 'Catatan',
    footer: { pages: 'Halaman {{page}} dari {{pages}}' },
    told: {
      cutTexts: '{{count}} teks dipotong: satu sel Excel hanya memuat 32.767 karakter.',
      brokenTexts: '{{count}} teks berisi karakter rusak; di tempatnya tertulis �.',
      links:
        '{{count}} tautan ditulis sebagai teks biasa: alamatnya tidak dapat dipakai, atau lembarnya sudah penuh tautan.',
      columns: '{{count}} sel tidak dimuat: Excel hanya memuat 16.384 kolom.',
    },
  },
  en: {
    choices: 'Choices',
    notes: 'Notes',
    footer: { pages: 'Page {{page}} of {{pages}}' },
    told: {
      cutTexts: '{{count}} texts were cut: one cell of Excel holds 32,767 characters.',
      brokenTexts: '{{count}} texts hold broken characters; � stands in their place.',
      links:
        '{{count}} links were written as plain text: their address cannot be used, or the sheet holds no more links.',
      columns: '{{count}} cells were left out: Excel holds 16,384 columns.',
    },
  },
});
