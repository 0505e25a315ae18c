/** Texts of mending with a problems file: out of a list, to whoever mends it, and back. */
import { defineTexts } from '../../i18n/texts.ts';

export const mendTexts = defineTexts('mend', {
  id: {
    choice: {
      title: 'Ini berkas perbaikan dari daftar {{name}}',
      mend: 'Masukkan {{count}} baris yang diperbaiki ke daftar {{name}}',
      mendNone: 'Perbarui alasan baris di daftar {{name}}: belum ada baris yang benar',
      mendHint: 'Baris yang sudah ada di daftar itu tidak berubah.',
      newList: 'Impor sebagai daftar baru',
      newListHint: 'Daftar {{name}} tetap seperti sekarang.',
    },
    cost: {
      most: 'Biayanya paling banyak {{rupiah}} ({{count}} pengecekan).',
      mostTimes:
        'Biayanya paling banyak {{rupiah}}: {{count}} pengecekan, masing-masing bisa terhitung {{times}} kali.',
      noPrice: 'Paling banyak {{count}} pengecekan; harga koneksi ini belum diisi.',
      free: 'Tidak berbayar: daftar ini memakai koneksi latihan.',
      started: 'Daftar ini sudah dimulai: barisnya langsung ikut antrean.',
      notStarted: 'Daftar ini belum dimulai: barisnya menunggu sampai Anda memulainya.',
    },
    confirm: {
      title: 'Masukkan ke daftar {{name}}',
      rows: 'Baris dari daftar itu',
      ready: 'Siap dimasukkan',
      stillWrong: 'Masih ada kesalahannya',
      stillWrongHint: 'Tetap tidak diterima, dengan isi dan alasan yang baru.',
      go: 'Masukkan {{count}} baris',
      goNone: 'Perbarui alasannya',
      stays: 'Bila dibatalkan, baris yang sudah masuk tetap di daftarnya.',
      cancelled: 'Dihentikan. Baris yang sudah masuk tetap di daftar {{name}}. Masukkan lagi untuk sisanya.',
    },
    done: {
      title: 'Berkas perbaikan selesai diproses',
      mended: '{{count}} baris masuk ke daftar ini.',
      none: 'Tidak ada baris yang masuk.',
      stillRejected: '{{count}} masih ada kesalahannya dan tetap di bagian Tidak diterima.',
      ignored: '{{count}} baris sudah ada di daftar atau tidak dikenal, jadi diabaikan.',
      close: 'Tutup',
    },
    save: {
      button: 'Simpan sebagai Excel untuk diperbaiki',
      hint: 'Kirim berkasnya ke rekan, perbaiki di Excel, lalu seret kembali ke sini: barisnya masuk ke daftar ini.',
      saved: '{{count}} baris tersimpan di {{name}}. Setelah diperbaiki, seret berkasnya ke sini.',
      fileName: '{{name}} - perlu diperbaiki',
    },
  },
  en: {
    choice: {
      title: 'This is a mended file of the list {{name}}',
      mend: {
        one: 'Put {{count}} mended row into the list {{name}}',
        other: 'Put {{count}} mended rows into the list {{name}}',
      },
      mendNone: 'Update the reasons in the list {{name}}: no row is right yet',
      mendHint: 'Rows that are in that list already do not change.',
      newList: 'Import as a new list',
      newListHint: 'The list {{name}} stays as it is.',
    },
    cost: {
      most: {
        one: 'It costs {{rupiah}} at most ({{count}} call).',
        other: 'It costs {{rupiah}} at most ({{count}} calls).',
      },
      mostTimes: {
        one: 'It costs {{rupiah}} at most: {{count}} call, which may be charged {{times}} times.',
        other: 'It costs {{rupiah}} at most: {{count}} calls, each of which may be charged {{times}} times.',
      },
      noPrice: {
        one: '{{count}} call at most; this connection has no price yet.',
        other: '{{count}} calls at most; this connection has no price yet.',
      },
      free: 'Free of charge: this list uses the practice connection.',
      started: 'This list was started: the rows join the queue at once.',
      notStarted: 'This list was not started: the rows wait until you start it.',
    },
    confirm: {
      title: 'Put into the list {{name}}',
      rows: 'Rows of that list',
      ready: 'Ready to go in',
      stillWrong: 'Still with an error',
      stillWrongHint: 'Left out as before, with the new cells and reasons.',
      go: { one: 'Put {{count}} row in', other: 'Put {{count}} rows in' },
      goNone: 'Update the reasons',
      stays: 'If you cancel, rows that went in already stay in their list.',
      cancelled: 'Stopped. Rows that went in already stay in the list {{name}}. Put them in again for the rest.',
    },
    done: {
      title: 'The mended file is done',
      mended: { one: '{{count}} row went into this list.', other: '{{count}} rows went into this list.' },
      none: 'No row went in.',
      stillRejected: {
        one: '{{count}} still has an error and stays under Not accepted.',
        other: '{{count}} still have an error and stay under Not accepted.',
      },
      ignored: {
        one: '{{count}} row is in the list already or not known, and was passed over.',
        other: '{{count}} rows are in the list already or not known, and were passed over.',
      },
      close: 'Close',
    },
    save: {
      button: 'Save as Excel to be mended',
      hint: 'Send the file to a colleague, mend it in Excel, then drag it back here: the rows go into this list.',
      saved: {
        one: '{{count}} row saved in {{name}}. Once mended, drag the file here.',
        other: '{{count}} rows saved in {{name}}. Once mended, drag the file here.',
      },
      fileName: '{{name}} - to be mended',
    },
  },
});
