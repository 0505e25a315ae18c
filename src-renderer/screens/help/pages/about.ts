/** Help: about and updates. */
import type { HelpText } from '../help-page.ts';

export const aboutHelp: HelpText = {
  id: {
    title: 'Tentang dan pembaruan',
    about: 'Versi, folder data, aturan kantor, dan pembaruan program.',
    parts: [
      {
        heading: 'Bila menghubungi petugas TI',
        lines: [
          'Sebutkan “Versi” dan “Folder data” dari halaman ini.',
          '“Aturan kantor” menunjukkan apakah kantor menetapkan sesuatu, dan bila salah, bagian mana.',
        ],
      },
      {
        heading: '“Pembaruan”',
        lines: [
          'Nonaktif sampai kantor Anda menyebutkan servernya. Sebelum mengunduh dan sebelum memasang, Anda selalu ditanya.',
          'Sambung tidak menghubungi siapa pun selain penyedia dan server pembaruan itu.',
        ],
      },
    ],
  },
  en: {
    title: 'About and updates',
    about: 'Version, data folder, the organisation’s policy, and updates of the program.',
    parts: [
      {
        heading: 'When you call IT',
        lines: [
          'Tell them “Version” and “Data folder” from this page.',
          '“Organisation’s policy” says whether something is set for you, and if it is faulty, which part.',
        ],
      },
      {
        heading: '“Updates”',
        lines: [
          'Off until your organisation names its server. You are always asked before a download and before an installation.',
          'Sambung contacts nobody but the provider and that server.',
        ],
      },
    ],
  },
};
