/** What the command line says of the lock, in Indonesian. */
import type { lockEn } from './lock-en.ts';

export const lockId: typeof lockEn = {
  commands: {
    lock: 'Kunci dengan kata sandi: `status`, `on NAMA` dengan petugas pertamanya, `off`.',
    lockStatus: 'Menampilkan apakah kuncinya terpasang, dan siapa petugasnya.',
    lockOn:
      'Memasang kunci: sejak itu jendela dan terminal meminta kata sandi. Kunci pemulihan harus sudah dibuat dan diperiksa.',
    lockOff: 'Melepas kunci: penyimpan kunci saja cukup untuk membuka data.',
    operator: 'Orang yang punya kata sandi sendiri: `list`, `add NAMA`, `remove NAMA`, `passphrase NAMA`.',
    operatorList: 'Menampilkan para petugas.',
    operatorAdd: 'Menambah petugas dengan kata sandinya sendiri.',
    operatorRemove: 'Menghapus petugas; yang terakhir tidak bisa.',
    operatorPassphrase: 'Mengganti kata sandi petugas; bila terlupa, dengan --recovery-key-stdin.',
  },
  options: {
    name: 'nama petugas, seperti yang tertulis di catatan akses dan laporan',
    operator: 'siapa yang membuka data terkunci; bila tidak disebut SAMBUNG_OPERATOR, atau satu-satunya yang ada',
    passphraseStdin:
      'membaca kata sandi petugas itu dari baris pertama masukan standar; bila tidak, SAMBUNG_OPERATOR_PASSPHRASE, atau diketik tanpa tampil',
  },
  ask: {
    passphrase: (name) => `Kata sandi ${name} (tidak ditampilkan): `,
    newPassphrase: 'Kata sandi baru, paling sedikit 10 huruf (tidak ditampilkan): ',
    again: 'Sekali lagi: ',
  },
  usage: {
    how: 'Sebut --as NAMA dan --passphrase-stdin, atau isi SAMBUNG_OPERATOR_PASSPHRASE.',
    whichOperator: (names) => `Data terkunci. Sebut siapa Anda dengan --as: ${names}.`,
    tooShort: (length) => `Kata sandi terlalu pendek: paling sedikit ${length} huruf. Beberapa kata lebih baik.`,
    differs: 'Kedua kata sandi berbeda. Tidak ada yang diubah.',
    badName: 'Nama terdiri dari 1 sampai 60 huruf.',
    argument:
      'Kata sandi tidak boleh menjadi argumen: terlihat di daftar proses. Pakai --passphrase-stdin, atau biarkan ditanyakan.',
  },
  said: {
    on: 'Kunci terpasang.',
    off: 'Kunci tidak terpasang.',
    required: 'Kantor Anda mewajibkan kunci ini.',
    operator: (name, when) => `  ${name} (kata sandi dipasang ${when})`,
  },
};
