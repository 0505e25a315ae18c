/** Problem codes and error codes as Indonesian sentences. */
import type { ErrorCode, OtherFileKind } from '../../../contract/errors.ts';
import type { ProblemCode } from '../../../contract/person.ts';

export const problemsId: Record<ProblemCode, string> = {
  'nik-missing': 'NIK tidak ada',
  'nik-precision-lost': 'digit terakhir NIK hilang di Excel: format kolom sebagai teks dan isi lagi',
  'nik-scientific': 'NIK tertulis 3,17E+15: format kolom sebagai teks dan isi lagi',
  'nik-chars': 'NIK berisi huruf atau tanda yang bukan angka',
  'nik-length': 'NIK bukan 16 digit (--accept-nik-length menerimanya)',
  'nik-date-impossible': 'tanggal lahir dalam NIK tidak mungkin ada (--accept-nik-date menerimanya)',
  'nik-serial-zero': 'nomor urut NIK 0000, yang tidak pernah diberikan (--accept-nik-serial menerimanya)',
  'nik-one-digit': 'NIK hanya satu digit yang diulang enam belas kali (--accept-nik-serial menerimanya)',
  'phone-missing': 'nomor telepon tidak ada',
  'phone-invalid': 'bukan nomor seluler Indonesia',
  'phone-landline': 'telepon rumah, bukan nomor seluler',
  'phone-scientific': 'nomor telepon tertulis 8,12E+11: format kolom sebagai teks',
  'phone-chars': 'nomor telepon berisi huruf atau tanda yang bukan angka',
  'cell-error': 'sel berisi kesalahan',
  'formula-no-value': 'rumus tanpa nilai: buka dan simpan berkas di Excel',
  'row-malformed': 'baris tidak dapat dibaca',
  'name-missing': 'nama tidak ada',
  'nik-cleaned': 'NIK dibersihkan dari spasi dan tanda',
  'nik-numeric-cell': 'NIK dari sel angka dan masih utuh',
  'nik-region-unknown': 'wilayah NIK tidak dikenal',
  'nik-dob-mismatch': 'tanggal lahir berbeda dengan yang di NIK',
  'nik-length-accepted': 'NIK bukan 16 digit, diterima',
  'phone-cleaned': 'nomor telepon dibersihkan',
  'phone-zero-restored': 'digit 0 di depan nomor telepon dikembalikan',
  'phone-multiple': 'beberapa nomor dalam satu sel: nomor HP sah yang pertama dipakai',
  'ec-nik-invalid': 'NIK kontak tidak sah dan ditinggalkan',
  'ec-same-phone': 'nomor telepon kontak sama dengan nomor nasabahnya',
  'ec-phone-invalid': 'nomor telepon kontak tidak sah dan ditinggalkan',
  'ec-not-consented': 'kontak ditinggalkan: belum ada persetujuan (--ec-consent)',
  twin: 'sama dengan baris sebelumnya dan berbagi jawabannya',
  'same-nik-other-phone': 'NIK sama dengan nomor telepon lain; keluarkan yang nomornya tidak dipakai',
  'same-phone-other-person': 'nomor telepon sama untuk orang lain',
  'hidden-row': 'baris tersembunyi di lembar kerja, tetap diambil',
  'text-too-long': 'teks terlalu panjang dan dipotong; periksa apakah salah tempel',
  'formula-injection-risk': 'teks berawalan seperti rumus',
  'date-impossible': 'tanggal lahir yang tidak mungkin ada; barisnya tetap diambil',
  'date-ambiguous': 'tanggal dan bulan lahir bisa tertukar',
  'row-short': 'sel lebih sedikit daripada judul',
  'row-long': 'sel lebih banyak daripada judul',
  'other-sheet-not-read': 'lembar lain juga berisi nasabah; impor juga lembar itu (--sheet)',
  'rows-may-be-cut-off': 'lembarnya penuh sampai baris terakhir Excel: baris sesudahnya mungkin terpotong',
  'row-skipped': 'dikeluarkan petugas',
  'nik-column-rounded':
    'terlalu banyak NIK di kolom ini berakhir 0: sudah dibulatkan program lain (--accept-nik-rounded menerima daftarnya)',
  'phone-column-rounded':
    'terlalu banyak nomor di kolom ini berakhir 0: sudah dibulatkan program lain (--accept-phone-rounded menerima daftarnya)',
  edited: 'diperbaiki sebelum impor',
};

/** Of a file that is no list: what it is and what to do. */
export const otherFilesId: Record<OtherFileKind, string> = {
  'lock-file':
    'Ini hanya berkas bantu yang dibuat Excel saat buku kerjanya terbuka (~$…). Sebutkan buku kerjanya sendiri, tanpa ~$.',
  page: 'Ini halaman web tanpa tabel. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi.',
  xml: 'Ini XML dari program lain. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi.',
  picture: 'Ini gambar atau PDF, bukan daftar. Minta daftarnya dalam bentuk Excel.',
  archive: 'Ini berkas arsip. Ekstrak dulu, lalu sebutkan daftarnya.',
  document: 'Ini dokumen, bukan spreadsheet. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx.',
  other: 'Berkasnya bukan spreadsheet. Simpan daftarnya sebagai .xlsx atau .csv.',
};

export const readingEndedId =
  'Membaca berkas ini dihentikan, mungkin karena memori tidak cukup. Tutup program lain dan coba lagi, atau simpan sebagai CSV.';

export const errorsId: Record<ErrorCode, string> = {
  'invalid-input': 'Ada nilai yang tidak sah. Jalankan perintah dengan --help untuk melihat yang diterimanya.',
  'not-found': 'Itu tidak ada. `lists` dan `history` menampilkan yang ada.',
  internal: 'Ada kesalahan di dalam program. Rinciannya ditulis ke log di folder data.',
  closing: 'Sambung sedang ditutup. Jalankan lagi.',
  'data-dir-in-use': 'Sambung lain sedang memakai data ini. Tutup dahulu, atau pakai jendela yang sudah terbuka.',
  'store-missing': 'Basis data tidak ada atau kosong. `data` menampilkan apa yang ada dan langkah selanjutnya.',
  'store-gone':
    'Folder data dipindah, dihapus, atau diganti selagi perintah ini berjalan. Kembalikan foldernya, lalu jalankan lagi.',
  'store-newer': 'Data ini ditulis oleh Sambung yang lebih baru. Perbarui Sambung; data tetap utuh.',
  'store-damaged':
    'Data yang tersimpan tidak dapat dibaca. `data` menampilkan langkah selanjutnya; berkas lama jangan dihapus.',
  'store-key-lost': 'Kunci pembuka data hilang. Kembalikan kunci yang sama; `data` menampilkan langkah lain.',
  'keyring-unavailable': 'Penyimpanan kunci yang mengunci data ini tidak tersedia di sini.',
  'passphrase-wrong': 'Frasa sandinya salah. Perbaiki SAMBUNG_PASSPHRASE dan coba lagi.',
  'disk-full': 'Disk penuh. Kosongkan ruang dan coba lagi; yang tersimpan tidak hilang.',
  'disk-not-writable': 'Folder data tidak dapat ditulis. Periksa izinnya.',
  'disk-io-error': 'Disk gagal membaca atau menulis. Periksa disknya, lalu coba lagi.',
  'store-locked': 'Program lain sedang mengunci basis data. Tutup program itu, lalu coba lagi.',
  'connection-unknown': 'Koneksi itu tidak ada. `connection list` menampilkan nama-namanya.',
  'connection-name-taken': 'Koneksi lain memakai nama ini. Pilih nama lain.',
  'connection-url-not-https': 'Base URL harus berawalan https://, kecuali alamat di komputer ini.',
  'connection-url-invalid': 'Base URL bukan alamat web biasa: tanpa query, tanpa fragmen, tanpa nama pengguna.',
  'connection-in-use':
    'Masih ada pengecekan yang menunggu koneksi ini. Selesaikan dengan `run`, atau batalkan dengan `cancel`.',
  'connection-built-in':
    'Pada koneksi latihan hanya kecepatan, harga, dan kebijakan yang dapat diubah, dan tidak dapat dihapus.',
  'connection-key-missing': 'Koneksi ini tidak punya partner key. Isi dengan `connection set`.',
  'practice-list':
    'Ini daftar latihan. Dengan akun asli pengecekannya berbayar: sebut --from-practice bila memang itu maksudnya.',
  'connection-kind-differs':
    'Jawaban latihan hanyalah karangan: yang dimulai dengan latihan tidak dapat diteruskan dengan akun sungguhan, begitu pula sebaliknya. Impor lagi daftarnya dengan --connection yang lain.',
  'file-empty': 'Berkasnya kosong.',
  'file-corrupt': 'Berkasnya rusak. Buka di Excel, simpan lagi, lalu coba lagi.',
  'file-encrypted': 'Berkasnya dilindungi kata sandi. Simpan tanpa kata sandi, lalu coba lagi.',
  'file-not-spreadsheet': 'Berkasnya bukan spreadsheet. Simpan daftarnya sebagai .xlsx atau .csv.',
  'file-too-large': 'Berkasnya terlalu besar. Bagi menjadi beberapa berkas.',
  'xml-dtd-forbidden': 'Berkasnya berisi definisi yang tidak diperlukan spreadsheet dan ditolak. Simpan lagi di Excel.',
  'no-data-rows': 'Tidak ada baris di bawah judul.',
  'no-usable-column':
    'Tidak ada kolom yang tampak seperti NIK dan telepon. Sebutkan dengan --map nik="…" --map phone="…".',
  'file-unknown': 'Berkas itu tidak dikenal lagi. Jalankan perintahnya lagi.',
  'file-not-readable': 'Berkasnya tidak ada atau tidak dapat dibaca. Periksa jalurnya.',
  'file-not-writable':
    'Laporan tidak dapat ditulis di sana. Periksa foldernya, dan tutup berkasnya bila sedang terbuka.',
  'sheet-unknown': 'Buku kerja tidak punya lembar dengan nama itu.',
  'column-unknown': 'Kolom itu tidak ada dalam berkas. `import BERKAS --dry-run` menampilkan kolomnya.',
  'columns-uncertain':
    'Judul dan isi kolom tidak cukup untuk memastikan kolom mana milik siapa. Lihat berkasnya, lalu sebutkan dengan --map, misalnya --map phone=D.',
  'import-timeout':
    'Berkasnya terlalu lama dibaca. Bila kecil, mungkin rusak: buka dan simpan ulang di Excel. Bila besar, bagi menjadi beberapa berkas.',
  'import-cancelled': 'Impor dihentikan. Tidak ada yang disimpan.',
  'dialogs-unavailable': 'Tidak ada dialog berkas di sini.',
  'draft-unknown': 'Berkas ini sudah ditutup. Buka lagi; perbaikan Anda masih ada.',
  'draft-mends-nothing': 'Berkas ini bukan berkas masalah dari daftar yang ada di sini. Impor sebagai daftar baru.',
  'mapping-unknown': 'Susunan kolom itu sudah tidak ada. Pilih yang lain.',
  'nik-column-rounded':
    'Terlalu banyak NIK berakhir 0, jadi kemungkinan besar sudah dibulatkan Excel: jawabannya akan tentang orang lain. Minta daftar dengan NIK sebagai teks, atau cocokkan dengan KTP lalu sebutkan --accept-nik-rounded.',
  'phone-column-rounded':
    'Terlalu banyak nomor HP berakhir 0, jadi kemungkinan besar sudah dibulatkan program lain: jawabannya akan tentang orang lain. Minta daftar dengan nomor sebagai teks, atau cocokkan lalu sebutkan --accept-phone-rounded.',
  'person-invalid': 'Orang ini tidak dapat ditanyakan: perbaiki yang disebut.',
  'lookup-not-in-that-state': 'Keadaan pengecekan itu tidak memungkinkannya.',
  'charge-already-known': 'Biayanya sudah diketahui, jadi tidak ada yang diubah. `charges` menampilkannya.',
  'no-sequence-column':
    'Tagihan itu tidak punya kolom sequence id. Mintalah dari penyedia tagihan yang memuat setiap pengecekan dengan sequence id-nya.',
  'reader-stopped': 'Proses pembaca terhenti. Coba lagi, atau simpan berkasnya sebagai .csv.',
};
