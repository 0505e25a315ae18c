/** Every error of the contract in plain words: what happened, and what to do where that is the same in window and terminal. */
import type { CallError, ErrorCode, OtherFileKind } from '../contract/errors.ts';
import { type CaFault, caFaults, type ProxyFault, proxyFaults } from '../contract/proxy.ts';
import { defineWords } from './text.ts';

export const errorWords = defineWords({
  id: {
    what: {
      'invalid-input': 'Isian belum benar.',
      'not-found': 'Data ini sudah tidak ada.',
      closing: 'Sambung sedang ditutup.',
      internal: 'Terjadi kesalahan program dan sudah dicatat.',
      'data-dir-in-use': 'Salinan Sambung lain sedang memakai data ini.',
      'store-missing': 'Basis data Sambung tidak ada atau kosong.',
      'store-gone': 'Folder data dipindah, dihapus, atau diganti selagi Sambung terbuka.',
      'store-newer': 'Data ini dibuat oleh Sambung yang lebih baru.',
      'store-damaged': 'Data rusak dan tidak dapat dibaca.',
      'store-key-lost': 'Kunci data hilang atau rusak.',
      'keyring-unavailable': 'Penyimpan kunci sistem tidak tersedia.',
      'keyring-silent': 'Penyimpan kunci komputer ini terkunci atau belum menjawab.',
      'passphrase-wrong': 'Kata sandi salah.',
      'recovery-key-mistyped': 'Kunci pemulihan ini tidak seperti yang tercetak.',
      'recovery-key-wrong': 'Kunci pemulihan ini milik data lain, atau kunci lama yang sudah diganti.',
      'recovery-key-none': 'Data ini belum punya kunci pemulihan.',
      'disk-full': 'Disk penuh.',
      'disk-not-writable': 'Folder data tidak dapat ditulisi.',
      'disk-io-error': 'Disk gagal membaca atau menulis.',
      'store-locked': 'Program lain sedang mengunci data Sambung.',
      'connection-unknown': 'Koneksi ini sudah tidak ada.',
      'connection-name-taken': 'Nama ini sudah dipakai koneksi lain.',
      'connection-url-not-https': 'Alamat harus diawali https://.',
      'connection-url-invalid': 'Alamat tidak sah.',
      'connection-in-use': 'Koneksi ini masih punya pekerjaan.',
      'connection-built-in': 'Koneksi latihan bawaan program dan tidak dapat diubah seperti ini.',
      'connection-key-missing': 'Kunci mitra belum diisi.',
      'connection-proxy-invalid': 'Proxy ini tidak bisa dipakai.',
      'connection-ca-invalid': 'Berkas sertifikat ini tidak bisa dipakai.',
      'connection-kind-differs':
        'Sebagian daftar ini sudah dikirim lewat jenis koneksi lain. Jawaban latihan tidak boleh tercampur dengan jawaban asli.',
      'practice-list': 'Ini daftar latihan. Dengan akun asli pengecekannya berbayar.',
      'file-empty': 'Berkas ini kosong.',
      'file-corrupt': 'Berkas ini rusak.',
      'file-encrypted': 'Berkas ini dilindungi kata sandi.',
      'file-not-spreadsheet': 'Ini bukan berkas Excel atau CSV.',
      'file-too-large': 'Berkas ini terlalu besar.',
      'xml-dtd-forbidden': 'Berkas ini berisi bagian yang tidak aman.',
      'no-data-rows': 'Tidak ada baris data di lembar ini.',
      'no-usable-column': 'Kolom NIK dan nomor HP tidak ditemukan.',
      'file-unknown': 'Berkas ini sudah ditutup.',
      'file-not-readable': 'Berkas tidak dapat dibaca: mungkin sedang dibuka di Excel, dipindah, atau berubah.',
      'file-not-writable': 'Berkas tidak dapat ditulis.',
      'file-not-opened': 'Berkas tidak dapat dibuka: sudah dipindah, atau tidak ada program untuknya.',
      'sheet-unknown': 'Lembar ini tidak ada.',
      'column-unknown': 'Kolom ini tidak ada.',
      'columns-uncertain': 'Belum pasti kolom mana milik siapa.',
      'import-timeout': 'Membaca berkas ini terlalu lama.',
      'import-cancelled': 'Impor dibatalkan. Tidak ada yang disimpan.',
      'dialogs-unavailable': 'Jendela pilih berkas tidak tersedia di sini.',
      'draft-unknown': 'Berkas ini sudah ditutup.',
      'draft-mends-nothing': 'Berkas ini bukan berkas masalah dari daftar yang ada di sini.',
      'mapping-unknown': 'Susunan kolom itu sudah tidak ada.',
      'nik-column-rounded':
        'Terlalu banyak NIK berakhir 0: kemungkinan besar sudah dibulatkan Excel, dan yang ditanyakan orang lain.',
      'phone-column-rounded':
        'Terlalu banyak nomor HP berakhir 0: kemungkinan besar sudah dibulatkan, dan yang ditanyakan nomor lain.',
      'person-invalid': 'Data orang ini belum benar.',
      'lookup-not-in-that-state': 'Statusnya sudah berubah.',
      'charge-already-known': 'Biayanya sudah pasti, jadi tidak diubah.',
      'no-sequence-column': 'Kolom nomor urut (sequence ID) tidak ditemukan di berkas ini.',
      'reader-stopped': 'Pembaca berkas berhenti tiba-tiba.',
    } satisfies Record<ErrorCode, string>,
    advice: {
      'data-dir-in-use': 'Kerjakan di sana, atau tutup salinan itu.',
      'store-newer': 'Perbarui program ini; data tetap utuh.',
      'keyring-unavailable': 'Buka kuncinya, lalu jalankan lagi Sambung.',
      'keyring-silent': 'Buka kuncinya, lalu coba lagi.',
      'recovery-key-mistyped': 'Cocokkan tiap kelompok dengan lembarnya.',
      'recovery-key-wrong': 'Cari lembar dengan sidik kunci yang sama.',
      'recovery-key-none': 'Buat dulu selagi data masih terbuka.',
      'disk-full': 'Kosongkan ruang, lalu coba lagi; yang tersimpan tidak hilang.',
      'disk-not-writable': 'Periksa izinnya, lalu coba lagi.',
      'disk-io-error': 'Periksa disknya, lalu coba lagi.',
      'store-locked': 'Tutup program itu, lalu coba lagi.',
      'connection-name-taken': 'Pilih nama lain.',
      'file-empty': 'Pilih berkas lain.',
      'file-corrupt': 'Buka dan simpan ulang di Excel, lalu coba lagi.',
      'file-encrypted': 'Hapus kata sandinya di Excel, lalu coba lagi.',
      'file-not-spreadsheet': 'Pilih berkas lain, atau simpan daftarnya sebagai .xlsx atau .csv.',
      'file-too-large': 'Bagi menjadi beberapa berkas.',
      'xml-dtd-forbidden': 'Simpan ulang di Excel, lalu coba lagi.',
      'file-not-writable': 'Tutup di Excel atau pilih tempat lain.',
      'sheet-unknown': 'Pilih lembar lain.',
      'import-timeout':
        'Bila berkasnya kecil, mungkin rusak: buka dan simpan ulang di Excel. Bila besar, bagi menjadi beberapa berkas.',
      'draft-unknown': 'Buka lagi; perbaikan Anda masih ada.',
      'draft-mends-nothing': 'Impor sebagai daftar baru.',
      'mapping-unknown': 'Pilih yang lain.',
      'lookup-not-in-that-state': 'Lihat lagi, lalu tentukan.',
      'no-sequence-column': 'Minta tagihan yang memuat kolom itu.',
      'reader-stopped': 'Coba lagi dengan berkas yang lebih kecil, atau simpan sebagai .csv.',
    } satisfies ErrorAdvice,
    /** `connection-proxy-invalid`, by what is wrong with it. */
    proxy: {
      shape: 'Tulis alamat proxy sebagai host:porta, misalnya proxy.kantor.example:8080.',
      password: 'Kata sandi tidak boleh ada di dalam alamat proxy. Isi terpisah.',
      kind: 'Hanya proxy http:// yang bisa dipakai, bukan SOCKS dan bukan https://.',
    } satisfies Record<ProxyFault, string>,
    /** `connection-ca-invalid`, by what is wrong with the file. */
    ca: {
      'not-pem':
        'Berkas ini bukan sertifikat. Minta sertifikat akar perusahaan dari petugas TI (PEM, .crt, atau .cer).',
      damaged: 'Sertifikat di berkas ini rusak. Minta lagi dari petugas TI.',
      expired: 'Sertifikat di berkas ini kedaluwarsa. Minta yang baru dari petugas TI.',
      'no-authority': 'Berkas ini tidak memuat sertifikat akar. Minta sertifikat akar (root CA) dari petugas TI.',
      'too-many': 'Sertifikat di berkas ini terlalu banyak. Minta yang hanya memuat sertifikat perusahaan.',
    } satisfies Record<CaFault, string>,
    /** `file-not-spreadsheet`, by what the file is. */
    otherFile: {
      'lock-file': 'Ini hanya berkas bantu dari Excel yang sedang terbuka (~$…). Pilih berkas aslinya, yang tanpa ~$.',
      page: 'Ini halaman web tanpa tabel. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi.',
      xml: 'Ini XML dari program lain. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi.',
      picture: 'Ini gambar atau PDF, bukan daftar. Minta daftarnya dalam bentuk Excel.',
      archive: 'Ini berkas arsip (zip). Ekstrak dulu, lalu pilih daftarnya.',
      document: 'Ini dokumen, bukan Excel. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx.',
      other: 'Ini bukan berkas Excel atau CSV. Pilih berkas lain, atau simpan daftarnya sebagai .xlsx atau .csv.',
    } satisfies Record<OtherFileKind, string>,
    /** `file-too-large` where nobody knows that it is: the process that read it was ended. */
    outOfMemory:
      'Membaca berkas ini dihentikan, mungkin karena memori tidak cukup. Tutup program lain dan coba lagi, atau simpan sebagai CSV.',
  },
  en: {
    what: {
      'invalid-input': 'Something entered is not right.',
      'not-found': 'This is no longer there.',
      closing: 'Sambung is closing.',
      internal: 'A program error occurred and was logged.',
      'data-dir-in-use': 'Another copy of Sambung is using this data.',
      'store-missing': 'Sambung’s database is missing or empty.',
      'store-gone': 'The data folder was moved, deleted or replaced while Sambung was open.',
      'store-newer': 'This data was made by a newer Sambung.',
      'store-damaged': 'The data is damaged and cannot be read.',
      'store-key-lost': 'The key to the data is lost or damaged.',
      'keyring-unavailable': 'The system’s keyring is not available.',
      'keyring-silent': 'This computer’s keyring is locked or does not answer yet.',
      'passphrase-wrong': 'The passphrase is wrong.',
      'recovery-key-mistyped': 'This recovery key is not as it was printed.',
      'recovery-key-wrong': 'This recovery key belongs to other data, or was replaced by a newer one.',
      'recovery-key-none': 'This data has no recovery key.',
      'disk-full': 'The disk is full.',
      'disk-not-writable': 'The data folder cannot be written.',
      'disk-io-error': 'The disk fails to read or write.',
      'store-locked': 'Another program has locked Sambung’s data.',
      'connection-unknown': 'This connection is no longer there.',
      'connection-name-taken': 'Another connection has this name.',
      'connection-url-not-https': 'The address must start with https://.',
      'connection-url-invalid': 'The address is not valid.',
      'connection-in-use': 'This connection still has work.',
      'connection-built-in': 'The practice connection is built in and cannot be changed like this.',
      'connection-key-missing': 'The partner key is missing.',
      'connection-proxy-invalid': 'This proxy cannot be used.',
      'connection-ca-invalid': 'This certificate file cannot be used.',
      'connection-kind-differs':
        'Part of this list was sent over another kind of connection. Practice answers must not mix with real ones.',
      'practice-list': 'This is a practice list. With a real account its checks are paid for.',
      'file-empty': 'This file is empty.',
      'file-corrupt': 'This file is damaged.',
      'file-encrypted': 'This file has a password.',
      'file-not-spreadsheet': 'This is no Excel or CSV file.',
      'file-too-large': 'This file is too large.',
      'xml-dtd-forbidden': 'This file has an unsafe part.',
      'no-data-rows': 'There are no data rows on this sheet.',
      'no-usable-column': 'No columns for NIK and mobile number were found.',
      'file-unknown': 'This file was closed meanwhile.',
      'file-not-readable': 'The file cannot be read: it may be open in Excel, moved or changed.',
      'file-not-writable': 'The file cannot be written.',
      'file-not-opened': 'The file cannot be opened: it was moved, or there is no program for it.',
      'sheet-unknown': 'This sheet does not exist.',
      'column-unknown': 'This column does not exist.',
      'columns-uncertain': 'It is not certain which column is whose.',
      'import-timeout': 'Reading this file took too long.',
      'import-cancelled': 'The import was cancelled. Nothing was stored.',
      'dialogs-unavailable': 'There is no file dialog here.',
      'draft-unknown': 'This file was closed meanwhile.',
      'draft-mends-nothing': 'This is not the problems file of a list that is here.',
      'mapping-unknown': 'That column layout is not there any more.',
      'nik-column-rounded':
        'Too many NIKs end in 0: Excel has probably rounded them, and other people would be asked about.',
      'phone-column-rounded':
        'Too many mobile numbers end in 0: they were probably rounded, and other numbers would be asked about.',
      'person-invalid': 'Something about this person is not right.',
      'lookup-not-in-that-state': 'Its state has changed.',
      'charge-already-known': 'The charge is known already, so it was not changed.',
      'no-sequence-column': 'No column with sequence IDs was found in this file.',
      'reader-stopped': 'The file reader stopped suddenly.',
    },
    advice: {
      'data-dir-in-use': 'Work there, or close that copy.',
      'store-newer': 'Update this program; the data is untouched.',
      'keyring-unavailable': 'Unlock it, then start Sambung again.',
      'keyring-silent': 'Unlock it, then try again.',
      'recovery-key-mistyped': 'Compare each group with the sheet.',
      'recovery-key-wrong': 'Look for the sheet with the same fingerprint.',
      'recovery-key-none': 'Make one while the data still opens.',
      'disk-full': 'Free some space, then try again; nothing stored is lost.',
      'disk-not-writable': 'Check its permissions, then try again.',
      'disk-io-error': 'Check the disk, then try again.',
      'store-locked': 'Close that program, then try again.',
      'connection-name-taken': 'Choose another one.',
      'file-empty': 'Choose another one.',
      'file-corrupt': 'Open and save it in Excel, then try again.',
      'file-encrypted': 'Remove it in Excel, then try again.',
      'file-not-spreadsheet': 'Choose another one, or save the list as .xlsx or .csv.',
      'file-too-large': 'Split it into several files.',
      'xml-dtd-forbidden': 'Save it again in Excel, then try again.',
      'file-not-writable': 'Close it in Excel or choose another place.',
      'sheet-unknown': 'Choose another one.',
      'import-timeout':
        'If it is small it may be damaged: open it in Excel and save it again. If it is large, split it into several files.',
      'draft-unknown': 'Open it again; your repairs are kept.',
      'draft-mends-nothing': 'Import it as a new list.',
      'mapping-unknown': 'Choose another.',
      'lookup-not-in-that-state': 'Look again, then decide.',
      'no-sequence-column': 'Ask for an invoice that has that column.',
      'reader-stopped': 'Try again with a smaller file, or save it as .csv.',
    },
    proxy: {
      shape: 'Write the proxy’s address as host:port, for example proxy.office.example:8080.',
      password: 'A password may not stand in the proxy’s address. Enter it apart.',
      kind: 'Only an http:// proxy can be used, neither SOCKS nor https://.',
    },
    ca: {
      'not-pem': 'This file is no certificate. Ask IT support for the company’s root certificate (PEM, .crt or .cer).',
      damaged: 'The certificate in this file is damaged. Ask IT support for it again.',
      expired: 'The certificate in this file has expired. Ask IT support for the new one.',
      'no-authority': 'This file holds no root certificate. Ask IT support for the root certificate (root CA).',
      'too-many': 'This file holds too many certificates. Ask for one with the company’s alone.',
    },
    otherFile: {
      'lock-file':
        'This is only what Excel leaves beside an open workbook (~$…). Choose the workbook itself, without ~$.',
      page: 'This is a web page without a table. Open it in Excel, save it as .xlsx, then try again.',
      xml: 'This is XML of another program. Open it in Excel, save it as .xlsx, then try again.',
      picture: 'This is a picture or a PDF, not a list. Ask for the list as an Excel file.',
      archive: 'This is an archive (zip). Unpack it first, then choose the list.',
      document: 'This is a document, not Excel. Copy its table into Excel and save that as .xlsx.',
      other: 'This is no Excel or CSV file. Choose another one, or save the list as .xlsx or .csv.',
    },
    outOfMemory:
      'Reading this file was ended, perhaps for want of memory. Close other programs and try again, or save it as CSV.',
  },
});

/** What to do, of those errors that have more to say than what happened. */
export type ErrorAdvice = Partial<Record<ErrorCode, string>>;

/** What happened and what to do, with a host's own advice where its way on differs. */
export function errorSentences(
  { what, advice }: { what: Readonly<Record<ErrorCode, string>>; advice: ErrorAdvice },
  own: ErrorAdvice,
): Record<ErrorCode, string> {
  const codes = Object.keys(what) as ErrorCode[];
  const sentences = codes.map((code) => [code, [what[code], own[code] ?? advice[code] ?? ''].join(' ').trim()]);
  return Object.fromEntries(sentences) as Record<ErrorCode, string>;
}

/** What is wrong with a proxy or a certificate file, where the error says it; null: it is another error. */
export function wayFault(
  { proxy, ca }: { proxy: Readonly<Record<ProxyFault, string>>; ca: Readonly<Record<CaFault, string>> },
  { code, details }: Pick<CallError, 'code' | 'details'>,
): string | null {
  const problem = details?.problem;
  if (code === 'connection-proxy-invalid') return proxy[proxyFaults.find((one) => one === problem) ?? 'shape'];
  return code === 'connection-ca-invalid' ? ca[caFaults.find((one) => one === problem) ?? 'damaged'] : null;
}
