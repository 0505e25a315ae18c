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
        heading: 'Kunci dengan kata sandi',
        lines: [
          'Setiap petugas punya nama dan kata sandi sendiri; namanya tertulis di catatan akses dan laporan.',
          'Ctrl+L mengunci kapan saja. Sambung juga terkunci saat komputer tidur, layarnya dikunci, atau lama tidak dipakai.',
          'Lupa kata sandi: di layar terkunci pakai kunci pemulihan, lalu buat kata sandi baru.',
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
        heading: 'Lock with a passphrase',
        lines: [
          'Each operator has a name and a passphrase of their own; the name stands in the access log and in reports.',
          'Ctrl+L locks at any time. Sambung also locks when the computer sleeps, its screen is locked, or nobody is there for long.',
          'Forgot the passphrase: on the lock screen use the recovery key, then make a new one.',
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
