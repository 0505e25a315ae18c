/** The words of numbers that are shown masked. */
import { defineTexts } from '../../i18n/texts.ts';

export const maskedTexts = defineTexts('masked', {
  id: {
    show: 'Tampilkan angka',
    showLabel: 'Tampilkan NIK dan nomor HP yang disamarkan',
    page: 'Yang tampak di layar ({{count}} baris)',
    session: 'Semua, sampai program ditutup',
    recorded: 'Dicatat di catatan akses.',
    hide: 'Samarkan lagi',
  },
  en: {
    show: 'Show digits',
    showLabel: 'Show the masked NIKs and phone numbers',
    page: 'Those on screen ({{count}} rows)',
    session: 'All, until the program closes',
    recorded: 'This is written to the access log.',
    hide: 'Mask again',
  },
});
