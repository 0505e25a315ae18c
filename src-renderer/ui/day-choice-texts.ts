/** Texts of choosing two days. */
import { defineTexts } from '../i18n/texts.ts';

export const dayChoiceTexts = defineTexts('day-choice', {
  id: {
    first: 'Dari tanggal',
    last: 'Sampai tanggal',
    fault: { 'no-day': 'Tanggal ini tidak ada.', order: 'Tanggal akhir sebelum tanggal awal.' },
  },
  en: {
    first: 'From',
    last: 'To',
    fault: { 'no-day': 'There is no such day.', order: 'The last day is before the first.' },
  },
});
