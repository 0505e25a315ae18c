/** Help: about and updates. */
import type { HelpText } from '../help-page.ts';

export const aboutHelp: HelpText = {
  id: {
    title: 'Tentang, diagnostik, dan pembaruan',
    about: 'Versi, folder data, aturan kantor, keadaan program, dan pembaruannya.',
    parts: [
      {
        heading: 'Bila menghubungi petugas TI',
        lines: [
          'Sebutkan “Versi” dan “Folder data” dari halaman ini.',
          '“Aturan kantor” menunjukkan apakah kantor menetapkan sesuatu, dan bila salah, bagian mana.',
        ],
      },
      {
        heading: '“Diagnostik”',
        lines: [
          'Keadaan program: versi, ukuran data, antrean, jalan ke penyedia, dan kesalahan terakhir dalam kata biasa.',
          '“Paket bantuan…” menampilkan seluruh isinya, lalu menyimpannya untuk yang membantu Anda. Tidak ada data orang di dalamnya.',
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
    title: 'About, diagnostics and updates',
    about: 'Version, data folder, the organisation’s policy, how the program is doing, and its updates.',
    parts: [
      {
        heading: 'When you call IT',
        lines: [
          'Tell them “Version” and “Data folder” from this page.',
          '“Organisation’s policy” says whether something is set for you, and if it is faulty, which part.',
        ],
      },
      {
        heading: '“Diagnostics”',
        lines: [
          'How the program is doing: versions, sizes, queue, way to the provider, and the last errors in plain words.',
          '“Support bundle…” shows all it holds, then saves it for whoever helps you. Nobody’s data is in it.',
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
