/** Texts around the pages of the help; those of the pages themselves stand in pages/. */
import { defineTexts } from '../../i18n/texts.ts';

export const helpFrameTexts = defineTexts('help', {
  id: {
    subtitle: 'Bantuan',
    pages: 'Halaman bantuan',
    search: 'Cari di bantuan',
    searchPlaceholder: 'Kata, status, atau pesan',
    found: 'Yang ditemukan',
    nothing: 'Tidak ada yang cocok. Coba satu kata saja.',
    more: 'Masih ada lagi. Ketik lebih banyak huruf.',
    keys: 'Pintasan keyboard',
    picture: 'Gambar layar: {{title}}',
  },
  en: {
    subtitle: 'Help',
    pages: 'Pages of the help',
    search: 'Search the help',
    searchPlaceholder: 'A word, a state or a message',
    found: 'Found',
    nothing: 'Nothing matches. Try a single word.',
    more: 'There is more. Type more letters.',
    keys: 'Keyboard shortcuts',
    picture: 'Picture of the screen: {{title}}',
  },
});
