/** Help: data security. */
import type { HelpText } from '../help-page.ts';

export const securityHelp: HelpText = {
  id: {
    title: 'Keamanan data',
    about:
      'Semua data tersimpan terenkripsi. Kuncinya dibuka oleh penyimpan kunci komputer, dan oleh kunci pemulihan di kertas.',
    parts: [
      {
        heading: 'Kunci pemulihan',
        steps: [
          'Tekan “Buat kunci pemulihan…” selagi tidak ada orang lain yang melihat layar.',
          'Cetak atau tulis, lalu ketik dua kelompok dari kertas itu untuk memeriksanya.',
          'Simpan kertasnya di tempat terkunci, terpisah dari komputer.',
        ],
      },
      {
        heading: 'Kapan diperlukan',
        lines: [
          'Komputer rusak atau diganti, akunnya diganti, atau cadangan dibuka di komputer lain.',
          'Bila penyimpan kunci komputer dan kunci pemulihan sama-sama hilang, data tidak dapat dibuka siapa pun.',
        ],
      },
      {
        heading: '“Penyimpan kunci”',
        lines: [
          '“Berkas di samping data (lemah)” tidak melindungi bila foldernya disalin. Pilih penyimpan kunci komputer bila ada.',
        ],
      },
    ],
  },
  en: {
    title: 'Data security',
    about:
      'All data is stored encrypted. Its key is opened by the computer’s keyring, and by the recovery key on paper.',
    parts: [
      {
        heading: 'Recovery key',
        steps: [
          'Press “Make a recovery key…” while nobody else sees the screen.',
          'Print it or write it down, then type two groups from that paper to check it.',
          'Keep the paper locked away, apart from the computer.',
        ],
      },
      {
        heading: 'When it is needed',
        lines: [
          'The computer breaks or is replaced, its account is replaced, or a backup is opened on another computer.',
          'If the computer’s keyring and the recovery key are both lost, nobody can open the data.',
        ],
      },
      {
        heading: '“Keyring”',
        lines: [
          '“File beside the data (weak)” does not protect a folder that is copied. Choose the computer’s keyring where there is one.',
        ],
      },
    ],
  },
};
