/** Every error of the contract in plain words: what happened, and what to do next. */
import { type CallError, type ErrorCode, type OtherFileKind, otherFileKind } from '../../src-main/contract/errors.ts';
import { defineTexts, translate } from './texts.ts';

const errorTexts = defineTexts('errors', {
  id: {
    code: {
      'invalid-input': 'Isian belum benar. Periksa kolom yang ditandai.',
      'not-found': 'Data ini sudah tidak ada. Muat ulang layarnya.',
      closing: 'Sambung sedang ditutup. Buka lagi.',
      internal: 'Terjadi kesalahan program dan sudah dicatat. Coba sekali lagi.',
      'data-dir-in-use': 'Salinan Sambung lain sedang memakai data ini. Kerjakan di sana, atau tutup salinan itu.',
      'store-missing':
        'Basis data Sambung tidak ada atau kosong. Tutup, lalu buka lagi Sambung: di sana Anda bisa memulihkan cadangan.',
      'store-gone':
        'Folder data dipindah, dihapus, atau diganti selagi Sambung terbuka. Kembalikan foldernya, lalu buka lagi Sambung.',
      'store-newer': 'Data ini dibuat oleh Sambung yang lebih baru. Perbarui program ini.',
      'store-damaged':
        'Data rusak dan tidak dapat dibaca. Tutup Sambung, lalu buka lagi: di sana ada langkah selanjutnya.',
      'store-key-lost':
        'Kunci data tidak ditemukan. Kembalikan kunci yang sama, atau mulai baru; berkas lama tetap disimpan.',
      'keyring-unavailable': 'Penyimpan kunci sistem tidak tersedia. Buka kuncinya, lalu jalankan lagi Sambung.',
      'passphrase-wrong': 'Kata sandi salah. Coba lagi.',
      'disk-full': 'Disk penuh. Kosongkan ruang, lalu coba lagi.',
      'disk-not-writable': 'Folder tidak dapat ditulisi. Periksa izinnya, lalu coba lagi.',
      'disk-io-error': 'Disk gagal membaca atau menulis. Periksa disknya, lalu coba lagi.',
      'store-locked': 'Program lain sedang mengunci data Sambung. Tutup program itu, lalu coba lagi.',
      'connection-unknown': 'Koneksi ini sudah tidak ada. Pilih koneksi lain.',
      'connection-name-taken': 'Nama ini sudah dipakai koneksi lain. Pilih nama lain.',
      'connection-url-not-https': 'Alamat harus diawali https://.',
      'connection-url-invalid': 'Alamat tidak sah. Salin lagi dari surat penyedia.',
      'connection-in-use': 'Koneksi ini masih punya pekerjaan. Selesaikan atau batalkan dulu.',
      'connection-built-in': 'Koneksi latihan bawaan program dan tidak dapat diubah seperti ini.',
      'connection-key-missing': 'Kunci mitra belum diisi. Isi di Pengaturan.',
      'connection-kind-differs':
        'Sebagian daftar ini sudah dikirim lewat jenis koneksi lain. Jawaban latihan tidak boleh tercampur dengan jawaban asli: pilih koneksi sejenis.',
      'practice-list':
        'Ini daftar latihan. Dengan akun asli pengecekannya berbayar. Pindahkan lewat tombol Pindahkan di daftarnya bila memang itu maksudnya.',
      'file-empty': 'Berkas ini kosong. Pilih berkas lain.',
      'file-corrupt': 'Berkas ini rusak. Buka dan simpan ulang di Excel, lalu coba lagi.',
      'file-encrypted': 'Berkas ini berkata sandi. Hapus sandinya di Excel, lalu coba lagi.',
      'file-not-spreadsheet': 'Ini bukan berkas Excel atau CSV. Pilih berkas lain.',
      'file-too-large': 'Berkas ini terlalu besar. Bagi menjadi beberapa berkas.',
      'xml-dtd-forbidden': 'Berkas ini berisi bagian yang tidak aman. Simpan ulang di Excel, lalu coba lagi.',
      'no-data-rows': 'Tidak ada baris data di lembar ini. Pilih lembar lain.',
      'no-usable-column': 'Kolom NIK dan nomor HP tidak ditemukan. Tunjukkan kolomnya.',
      'file-unknown': 'Berkas ini sudah dilepas. Pilih lagi berkasnya.',
      'file-not-readable':
        'Berkas tidak dapat dibaca: mungkin sedang dibuka di Excel, dipindah, atau berubah. Tutup di Excel, lalu pilih lagi.',
      'file-not-writable': 'Berkas tidak dapat ditulis. Tutup di Excel atau pilih tempat lain.',
      'sheet-unknown': 'Lembar ini tidak ada. Pilih lembar lain.',
      'column-unknown': 'Kolom ini tidak ada. Pilih kolom lain.',
      'columns-uncertain': 'Belum pasti kolom mana milik siapa. Jawab dulu pertanyaannya di langkah kolom.',
      'import-timeout':
        'Membaca berkas ini terlalu lama. Bila berkasnya kecil, mungkin rusak: buka dan simpan ulang di Excel. Bila besar, bagi menjadi beberapa berkas.',
      'import-cancelled': 'Impor dibatalkan. Tidak ada yang disimpan.',
      'dialogs-unavailable': 'Jendela pilih berkas tidak tersedia di sini. Seret berkasnya ke layar.',
      'draft-unknown': 'Berkas ini sudah ditutup. Buka lagi; perbaikan Anda masih ada.',
      'draft-mends-nothing': 'Berkas ini bukan berkas masalah dari daftar yang ada di sini. Impor sebagai daftar baru.',
      'mapping-unknown': 'Susunan kolom itu sudah tidak ada. Pilih yang lain.',
      'nik-column-rounded':
        'Terlalu banyak NIK berakhir 0: kemungkinan besar sudah dibulatkan Excel. Cocokkan dengan KTP, lalu nyatakan di layar Periksa kolom.',
      'phone-column-rounded':
        'Terlalu banyak nomor HP berakhir 0: kemungkinan besar sudah dibulatkan. Cocokkan, lalu nyatakan di layar Periksa kolom.',
      'person-invalid': 'Data orang ini belum benar. Periksa kolom yang ditandai.',
      'lookup-not-in-that-state': 'Keadaannya sudah berubah. Lihat lagi, lalu tentukan.',
      'charge-already-known': 'Biayanya sudah pasti, jadi tidak diubah. Lihat lagi di buku biaya.',
      'no-sequence-column':
        'Kolom nomor urut (sequence ID) tidak ditemukan di berkas ini. Minta tagihan yang memuat kolom itu.',
      'reader-stopped': 'Pembaca berkas berhenti tiba-tiba. Coba lagi dengan berkas yang lebih kecil.',
    } satisfies Record<ErrorCode, string>,
    otherFile: {
      'lock-file': 'Ini hanya berkas bantu dari Excel yang sedang terbuka (~$…). Pilih berkas aslinya, yang tanpa ~$.',
      page: 'Ini halaman web tanpa tabel. Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.',
      xml: 'Ini XML dari program lain. Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.',
      picture: 'Ini gambar atau PDF, bukan daftar. Minta daftarnya dalam bentuk Excel.',
      archive: 'Ini berkas arsip (zip). Ekstrak dulu, lalu pilih daftarnya.',
      document: 'Ini dokumen, bukan Excel. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx.',
      other: 'Ini bukan berkas Excel atau CSV. Pilih berkas lain.',
    } satisfies Record<OtherFileKind, string>,
    listWithoutConnection:
      'Koneksi daftar itu sudah dihapus. Pindahkan dulu daftarnya ke koneksi lain, lalu coba lagi.',
    outOfMemory:
      'Membaca berkas ini dihentikan, mungkin karena memori tidak cukup. Tutup program lain dan coba lagi, atau simpan sebagai CSV.',
    hostUnreachable: 'Sambung tidak menjawab. Pastikan programnya masih berjalan.',
    signedOut: 'Buka jendela ini dari program Sambung: alamatnya ditampilkan saat Sambung dijalankan.',
  },
  en: {
    code: {
      'invalid-input': 'Something entered is not right. Check the marked fields.',
      'not-found': 'This is no longer there. Reload the screen.',
      closing: 'Sambung is closing. Open it again.',
      internal: 'A program error occurred and was logged. Try once more.',
      'data-dir-in-use': 'Another copy of Sambung is using this data. Work there, or close that copy.',
      'store-missing':
        'Sambung’s database is missing or empty. Close Sambung and open it again: there you can restore a backup.',
      'store-gone':
        'The data folder was moved, deleted or replaced while Sambung was open. Put it back, then open Sambung again.',
      'store-newer': 'This data was made by a newer Sambung. Update this program.',
      'store-damaged':
        'The data is damaged and cannot be read. Close Sambung and open it again: it says what to do next.',
      'store-key-lost': 'The key to the data is gone. Put the same key back, or start afresh; the old files are kept.',
      'keyring-unavailable': 'The system’s keyring is not available. Unlock it, then start Sambung again.',
      'passphrase-wrong': 'The passphrase is wrong. Try again.',
      'disk-full': 'The disk is full. Free some space, then try again.',
      'disk-not-writable': 'The folder cannot be written to. Check its permissions, then try again.',
      'disk-io-error': 'The disk fails to read or write. Check the disk, then try again.',
      'store-locked': 'Another program has locked Sambung’s data. Close that program, then try again.',
      'connection-unknown': 'This connection is no longer there. Choose another one.',
      'connection-name-taken': 'Another connection has this name. Choose another one.',
      'connection-url-not-https': 'The address must start with https://.',
      'connection-url-invalid': 'The address is not valid. Copy it again from the provider’s letter.',
      'connection-in-use': 'This connection still has work. Finish or cancel that first.',
      'connection-built-in': 'The practice connection is built in and cannot be changed like this.',
      'connection-key-missing': 'The partner key is missing. Enter it in Settings.',
      'connection-kind-differs':
        'Part of this list was sent over another kind of connection. Practice answers must not mix with real ones: choose one of the same kind.',
      'practice-list':
        'This is a practice list. With a real account its checks are paid for. Move it from the list’s own menu if that is what you want.',
      'file-empty': 'This file is empty. Choose another one.',
      'file-corrupt': 'This file is damaged. Open and save it in Excel, then try again.',
      'file-encrypted': 'This file has a password. Remove it in Excel, then try again.',
      'file-not-spreadsheet': 'This is no Excel or CSV file. Choose another one.',
      'file-too-large': 'This file is too large. Split it into several files.',
      'xml-dtd-forbidden': 'This file has an unsafe part. Save it again in Excel, then try again.',
      'no-data-rows': 'There are no data rows on this sheet. Choose another sheet.',
      'no-usable-column': 'No columns for NIK and mobile number were found. Point them out.',
      'file-unknown': 'This file was let go. Choose it again.',
      'file-not-readable':
        'The file cannot be read: it may be open in Excel, moved or changed. Close it in Excel, then choose it again.',
      'file-not-writable': 'The file cannot be written. Close it in Excel or choose another place.',
      'sheet-unknown': 'This sheet does not exist. Choose another one.',
      'column-unknown': 'This column does not exist. Choose another one.',
      'columns-uncertain':
        'It is not certain which column is whose. Answer the questions in the step of the columns first.',
      'import-timeout':
        'Reading this file took too long. If it is small it may be damaged: open it in Excel and save it again. If it is large, split it into several files.',
      'import-cancelled': 'The import was cancelled. Nothing was stored.',
      'dialogs-unavailable': 'There is no file dialog here. Drag the file onto the screen.',
      'draft-unknown': 'This file was closed meanwhile. Open it again; your repairs are kept.',
      'draft-mends-nothing': 'This is not the problems file of a list that is here. Import it as a new list.',
      'mapping-unknown': 'That column layout is not there any more. Choose another.',
      'nik-column-rounded':
        'Too many NIKs end in 0: Excel has probably rounded them. Compare them with the KTPs, then say so on the screen of the columns.',
      'phone-column-rounded':
        'Too many phone numbers end in 0: they were probably rounded. Compare them, then say so on the screen of the columns.',
      'person-invalid': 'Something about this person is not right. Check the marked fields.',
      'lookup-not-in-that-state': 'Its state has changed. Look again, then decide.',
      'charge-already-known': 'The charge is known already, so it was not changed. Look again in the ledger.',
      'no-sequence-column':
        'No column with sequence IDs was found in this file. Ask for an invoice that has that column.',
      'reader-stopped': 'The file reader stopped suddenly. Try again with a smaller file.',
    },
    otherFile: {
      'lock-file':
        'This is only what Excel leaves beside an open workbook (~$…). Choose the workbook itself, without ~$.',
      page: 'This is a web page without a table. Open it in Excel, save it as .xlsx, then choose it again.',
      xml: 'This is XML of another program. Open it in Excel, save it as .xlsx, then choose it again.',
      picture: 'This is a picture or a PDF, not a list. Ask for the list as an Excel file.',
      archive: 'This is an archive (zip). Unpack it first, then choose the list.',
      document: 'This is a document, not Excel. Copy its table into Excel and save that as .xlsx.',
      other: 'This is no Excel or CSV file. Choose another one.',
    },
    listWithoutConnection:
      'The connection of that list was deleted. Move the list to another one first, then try again.',
    outOfMemory:
      'Reading this file was ended, perhaps for want of memory. Close other programs and try again, or save it as CSV.',
    hostUnreachable: 'Sambung does not answer. Make sure that the program is still running.',
    signedOut: 'Open this window from the Sambung program: it showed the address when it started.',
  },
});

/** The sentence for an error, in the current language. */
export function errorSentence(error: CallError): string {
  const t = translate(errorTexts);
  if (error.details?.reason === 'host-unreachable') return t('hostUnreachable');
  if (error.details?.reason === 'signed-out') return t('signedOut');
  if (error.code === 'connection-unknown' && error.details?.reason === 'list') return t('listWithoutConnection');
  // The process that read it is gone, by whoever's hand: the file itself need not be too large.
  if (error.code === 'file-too-large' && error.details?.reason === 'memory') return t('outOfMemory');
  if (error.code === 'file-not-spreadsheet') return t(`otherFile.${otherFileKind(error)}`);
  return t(`code.${error.code}`);
}
