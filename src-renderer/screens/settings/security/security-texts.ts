/** Texts of the settings' data security: the recovery key, its sheet, and the keyring. */
import type { KeyringKind } from '../../../../src-main/contract/keys.ts';
import { defineTexts } from '../../../i18n/texts.ts';

export const securityTexts = defineTexts('security', {
  id: {
    recovery: {
      title: 'Kunci pemulihan',
      none: 'Kunci pemulihan belum dibuat. Bila komputer ini rusak atau akunnya diganti, data tidak dapat dibuka lagi.',
      unchecked: 'Kunci pemulihan sudah dibuat tetapi belum diperiksa. Pastikan yang Anda simpan benar.',
      about:
        'Membuka data di komputer mana pun bila penyimpan kunci komputer ini hilang. Untuk pindah komputer: buat cadangan (Pengaturan → Cadangan) dan simpan kunci ini.',
      final: 'Bila penyimpan kunci komputer dan kunci pemulihan sama-sama hilang, data tidak dapat dibuka siapa pun.',
      fingerprint: 'Sidik kunci',
      madeAt: 'Dibuat',
      checkedAt: 'Diperiksa',
      never: 'Belum',
      make: 'Buat kunci pemulihan…',
      makeAnew: 'Buat yang baru…',
      makeTitle: 'Buat kunci pemulihan',
      check: 'Periksa kunci…',
      replaces:
        'Kunci yang lama tetap berlaku sampai yang baru Anda periksa. Bila kertasnya dicuri: bersama salinan folder data yang lama, kunci lama tetap membuka data, juga sesudahnya.',
      beforeToo: 'Sampai yang baru diperiksa, kunci yang lama juga membuka data: {{fingerprints}}.',
      before:
        'Kuncinya hanya ditampilkan sekali. Siapkan printer atau kertas, dan pastikan tidak ada orang lain yang melihat layar. Sesudahnya Anda diminta mengetik dua kelompok dari kertas itu.',
      show: 'Buat dan tampilkan',
      print: 'Cetak',
      once: 'Simpan di kertas, terpisah dari komputer ini. Setelah ditutup, kunci ini tidak dapat ditampilkan lagi.',
      later: 'Periksa nanti',
      next: 'Sudah saya simpan',
      back: 'Lihat lagi',
      typeGroups: 'Ketik dua kelompok ini seperti yang tertulis di kertas. Huruf besar atau kecil sama saja.',
      typeWhole:
        'Ketik kunci dari kertas: delapan kelompok berisi lima huruf dan angka. Huruf besar atau kecil sama saja.',
      group: 'Kelompok ke-{{group}}',
      confirm: 'Periksa',
      checked: 'Kunci pemulihan benar.',
    },
    sheet: {
      title: 'Sambung: kunci pemulihan',
      about: 'Kunci ini membuka data Sambung di komputer mana pun.',
      use: 'Cara memakai: salin folder data ke komputer baru, buka Sambung, pilih “Pakai kunci pemulihan”, lalu ketik delapan kelompok di atas secara berurutan.',
      keep: 'Simpan di tempat terkunci, terpisah dari komputer. Siapa pun yang memegang lembar ini dan folder datanya dapat membaca semua data; dengan salinan folder yang lama, juga setelah kunci baru dibuat.',
    },
    keyring: {
      title: 'Penyimpan kunci',
      label: 'Data di komputer ini dibuka dengan',
      weak: 'Kunci data ada di berkas biasa di samping datanya: siapa pun yang menyalin foldernya dapat membacanya. Pilih penyimpan kunci lain di bawah.',
      weakAlone:
        'Kunci data ada di berkas biasa di samping datanya: siapa pun yang menyalin foldernya dapat membacanya. Jalankan Sambung di akun yang punya penyimpan kunci (Windows, Keychain, atau GNOME Keyring), lalu pilih di sini.',
      footer: 'Yang ditulis ulang hanya segel kuncinya; datanya tetap. Penyimpan yang lama tidak membukanya lagi.',
      of: {
        'safe-storage': 'Penyimpan kunci jendela Sambung',
        'os-keyring': 'Penyimpan kunci komputer ini',
        passphrase: 'Kata sandi yang disiapkan petugas TI',
        'key-file': 'Berkas di samping data (lemah)',
      } satisfies Record<KeyringKind, string>,
      about: {
        'safe-storage': 'Hanya dapat dibuka jendela ini, di akun ini.',
        'os-keyring': 'Dapat dibuka jendela dan terminal di akun ini, juga untuk perintah terjadwal.',
        passphrase: 'Diperlukan setiap kali mulai, di jendela dan terminal.',
        'key-file': 'Siapa pun yang menyalin folder data dapat membacanya.',
      } satisfies Record<KeyringKind, string>,
      silent: 'Terkunci atau belum menjawab. Bila dipilih, komputer akan meminta kata sandinya.',
      change: 'Kunci ulang',
      waiting: 'Menunggu penyimpan kunci. Bila komputer meminta kata sandi, isi di sana.',
      changed: 'Data sudah dikunci ulang.',
      weaker: {
        title: 'Simpan kuncinya di samping data?',
        text: 'Siapa pun yang menyalin folder data lalu dapat membaca semuanya.',
        yes: 'Ya, simpan di samping data',
      },
    },
    crash: {
      title: 'Berkas kerusakan',
      label: 'Rekam isi memori bila Sambung rusak',
      hint: 'Hanya bila diminta oleh yang membantu Anda. Berlaku saat Sambung dibuka lagi.',
      warning:
        'Berkas ini dapat memuat data nasabah dan kunci, tanpa sandi. Berikan hanya kepada yang berhak, lalu nonaktifkan lagi.',
      footer: 'Tidak ada yang dikirim ke mana pun. Setelah dinonaktifkan, semuanya dihapus saat Sambung dibuka lagi.',
      forbidden: 'Ditetapkan oleh kantor Anda: tidak direkam.',
      sure: 'Rekam isi memori?',
      yes: 'Ya, rekam',
    },
  },
  en: {
    recovery: {
      title: 'Recovery key',
      none: 'No recovery key was made yet. If this computer breaks or its account is replaced, the data cannot be opened again.',
      unchecked: 'The recovery key was made and never checked. Make sure that what you kept is right.',
      about:
        'Opens the data on any computer when this computer’s keyring is lost. To move to another one: make a backup (Settings → Backups), and keep this key.',
      final: 'If the computer’s keyring and the recovery key are both lost, nobody can open the data.',
      fingerprint: 'Fingerprint',
      madeAt: 'Made',
      checkedAt: 'Checked',
      never: 'Not yet',
      make: 'Make a recovery key…',
      makeAnew: 'Make a new one…',
      makeTitle: 'Make a recovery key',
      check: 'Check a key…',
      replaces:
        'The key you have stays valid until you have checked the new one. If its paper was stolen: together with an old copy of the data folder the old key opens the data even after that.',
      beforeToo: 'Until the new one is checked, the key of before opens the data too: {{fingerprints}}.',
      before:
        'The key is shown only once. Have a printer or paper ready, and make sure that nobody else sees the screen. Then you are asked to type two groups from the paper.',
      show: 'Make and show it',
      print: 'Print',
      once: 'Keep it on paper, apart from this computer. Once closed, it cannot be shown again.',
      later: 'Check it later',
      next: 'I have kept it',
      back: 'Look again',
      typeGroups: 'Type these two groups as they stand on the paper. Capitals do not matter.',
      typeWhole: 'Type the key from the paper: eight groups of five letters and digits. Capitals do not matter.',
      group: 'Group {{group}}',
      confirm: 'Check',
      checked: 'The recovery key is right.',
    },
    sheet: {
      title: 'Sambung: recovery key',
      about: 'This key opens the data of Sambung on any computer.',
      use: 'How to use it: copy the data folder to the new computer, open Sambung, choose “Use the recovery key”, and type the eight groups above in their order.',
      keep: 'Keep it locked away, apart from the computer. Whoever has this sheet and the data folder can read all the data; with an old copy of the folder, also after a new key was made.',
    },
    keyring: {
      title: 'Keyring',
      label: 'The data on this computer is opened by',
      weak: 'The key lies in an ordinary file beside the data: whoever copies the folder can read it. Choose another keyring below.',
      weakAlone:
        'The key lies in an ordinary file beside the data: whoever copies the folder can read it. Run Sambung in an account that has a keyring (Windows, Keychain or GNOME Keyring), then choose it here.',
      footer:
        'Only the seal of the key is written anew; the data stays. The keyring of before does not open it any more.',
      of: {
        'safe-storage': 'Keyring of the Sambung window',
        'os-keyring': 'Keyring of this computer',
        passphrase: 'Passphrase set up by your IT',
        'key-file': 'File beside the data (weak)',
      },
      about: {
        'safe-storage': 'Only this window opens it, in this account.',
        'os-keyring': 'Window and terminal of this account open it, scheduled commands too.',
        passphrase: 'Needed at every start, by window and terminal.',
        'key-file': 'Whoever copies the data folder can read it.',
      },
      silent: 'Locked, or not answering yet. If you choose it, the computer asks for its password.',
      change: 'Seal anew',
      waiting: 'Waiting for the keyring. If the computer asks for a password, enter it there.',
      changed: 'The data is sealed anew.',
      weaker: {
        title: 'Keep the key beside the data?',
        text: 'Whoever copies the data folder can then read everything.',
        yes: 'Yes, beside the data',
      },
    },
    crash: {
      title: 'Crash files',
      label: 'Record the memory when Sambung crashes',
      hint: 'Only when whoever helps you asks for it. It takes effect when Sambung is opened again.',
      warning:
        'These files can hold customers’ data and keys, in the clear. Give them only to those who may have them, then turn this off again.',
      footer: 'Nothing is sent anywhere. Once turned off, all are deleted when Sambung is opened again.',
      forbidden: 'Set by your organisation: nothing is recorded.',
      sure: 'Record the memory?',
      yes: 'Yes, record it',
    },
  },
});
