/** Texts of the settings' section of diagnostics; what it shows is said in src-main/words/diagnostics.ts. */
import { defineTexts } from '../../../i18n/texts.ts';

export const diagnosticsTexts = defineTexts('diagnostics', {
  id: {
    about: 'Untuk Anda dan siapa pun yang membantu. Hanya angka dan kode: tidak ada data orang di halaman ini.',
    looking: 'Sedang memeriksa…',
    failed: 'Keadaan program tidak dapat dibaca.',
    copyAll: 'Salin semua',
    openLogs: 'Buka folder log',
    bundle: 'Paket bantuan…',
    dialog: {
      title: 'Paket bantuan',
      about:
        'Ini seluruh isinya. Tidak ada nama, NIK, nomor, jawaban, nama berkas, atau kunci di dalamnya, dan tidak ada yang dikirim oleh program. Simpan, lalu berikan kepada yang membantu Anda.',
      making: 'Paket sedang disiapkan…',
      empty: '(kosong)',
      save: 'Simpan…',
      saved: 'Paket bantuan tersimpan.',
    },
  },
  en: {
    about: 'For you and whoever helps you. Figures and codes only: nobody’s data is on this page.',
    looking: 'Looking…',
    failed: 'How the program is doing could not be read.',
    copyAll: 'Copy all',
    openLogs: 'Open the log folder',
    bundle: 'Support bundle…',
    dialog: {
      title: 'Support bundle',
      about:
        'This is all it holds. No name, NIK, number, answer, file name or key is in it, and the program sends nothing. Save it, and give it to whoever helps you.',
      making: 'The bundle is being made…',
      empty: '(empty)',
      save: 'Save…',
      saved: 'The support bundle is saved.',
    },
  },
});
