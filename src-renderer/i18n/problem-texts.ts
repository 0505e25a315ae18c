/** Problems as the window says them: the words of every host, and for each an explanation beside the grid. */
import type { ProblemCode } from '../../src-main/contract/person.ts';
import { problemWords } from '../../src-main/words/problems.ts';
import { defineTexts } from './texts.ts';

export const problemTexts = defineTexts('problems', {
  id: {
    ...problemWords.id,
    /** What it means and the way out, shown beside the grid. */
    help: {
      'nik-missing': 'Tanpa NIK tidak ada yang dapat ditanyakan. Ketik 16 digit dari KTP, atau keluarkan baris ini.',
      'nik-precision-lost':
        'Excel hanya menyimpan 15 digit, jadi digit terakhir NIK hilang dan digit 0 di ujungnya tidak dapat dipercaya. Ketik ulang NIK dari KTP, atau buat lagi berkasnya: sebelum menempel, pilih kolom NIK lalu Format Sel → Teks. Bila dari CSV: Data → Dari Teks/CSV → jenis kolom Teks, atau minta CSV bertanda kutip dari core banking.',
      'nik-scientific':
        'Kolomnya terlalu sempit waktu disimpan, sehingga Excel menulis 3,17E+15 dan sisanya hilang. Ekspor lagi dari berkas asalnya dengan kolom NIK berjenis Teks (Data → Dari Teks/CSV → Teks), atau ketik ulang dari KTP.',
      'nik-chars':
        'Huruf O dan l sering tertukar dengan digit 0 dan 1. Bila ada usulan, periksa lalu pakai dengan satu klik; bila tidak, ketik digitnya dari KTP.',
      'nik-length':
        'NIK selalu 16 digit. Lengkapi dari KTP. Bila nomor ini memang begitu, terima untuk baris ini atau untuk semua baris.',
      'nik-date-impossible':
        'Digit ke-7 sampai ke-12 adalah tanggal lahir (perempuan: tanggal + 40), dan tanggal ini tidak ada di kalender. Biasanya ada digit yang salah ketik. Bila KTP-nya memang begitu, terima untuk baris ini atau untuk semua baris.',
      'nik-serial-zero':
        'Nomor urut di ujung NIK mulai dari 0001; 0000 biasanya berarti Excel sudah menghilangkan digit terakhirnya. Ketik ulang dari KTP. Bila KTP-nya memang begitu, terima untuk baris ini atau untuk semua baris.',
      'nik-one-digit':
        'Enam belas digit yang sama biasanya hanya pengisi agar kolomnya tidak kosong. Ketik NIK dari KTP, atau keluarkan barisnya.',
      'phone-missing':
        'Tanpa nomor HP tidak ada yang dapat ditanyakan. Isi nomor yang diawali 08, atau keluarkan baris ini.',
      'phone-invalid':
        'Nomor HP Indonesia diawali 08 dan panjangnya 10–13 digit; +62 dan 62 di depan juga boleh. Periksa apakah ada digit yang kurang, lebih, atau salah.',
      'phone-landline': 'Yang dapat diperiksa hanya nomor HP. Cari nomor HP orang ini, atau keluarkan barisnya.',
      'phone-scientific':
        'Excel menyimpan nomor ini sebagai 8,12E+10 dan digit belakangnya hilang. Ekspor lagi dengan kolom HP berjenis Teks (Data → Dari Teks/CSV → Teks), atau ketik ulang nomornya.',
      'phone-chars':
        'Huruf O dan l sering tertukar dengan digit 0 dan 1, dan kata seperti “WA” tidak perlu ditulis. Bila ada usulan, periksa lalu pakai dengan satu klik; bila tidak, ketik nomornya saja.',
      'cell-error':
        'Rumus di sel ini gagal, misalnya karena data rujukannya tidak ada. Perbaiki di Excel lalu buka lagi berkasnya, atau ketik isinya di sini.',
      'formula-no-value':
        'Berkas ini dibuat program lain dan hasil rumusnya belum dihitung. Buka di Excel, simpan, lalu buka lagi di sini; atau ketik isinya.',
      'row-malformed':
        'Biasanya ada tanda kutip yang tidak ditutup di berkas CSV, sehingga batas kolomnya tidak terbaca. Perbaiki di berkas asalnya, atau ekspor sebagai .xlsx.',
      'name-missing': 'Baris ini tetap diambil. Penyedia menyarankan nama diisi supaya jawabannya lebih tepat.',
      'nik-cleaned':
        'Spasi, titik, tanda hubung, tanda petik, dan tanda tak terlihat dibuang; angka dari tulisan lain (misalnya angka Arab) ditulis sebagai 0–9. Tidak perlu berbuat apa-apa.',
      'nik-numeric-cell':
        'Selnya berupa angka, bukan teks, tetapi ditulis program yang tidak menghilangkan digitnya. Lain kali simpan kolom NIK sebagai Teks, karena Excel menghilangkan digit ke-16 bila NIK diketik di situ.',
      'nik-region-unknown':
        'Dua digit pertama adalah kode provinsi, dan kode ini tidak ada di daftar kami. Baris tetap diambil; cocokkan dengan KTP karena bisa saja salah ketik.',
      'nik-dob-mismatch':
        'NIK tidak berubah walau tanggal lahir dikoreksi, jadi ini belum tentu salah dan barisnya tetap diambil. Cocokkan NIK dengan KTP: bila salah ketik, yang ditanyakan orang lain.',
      'nik-length-accepted': 'Anda menerima NIK yang bukan 16 digit. Penyedia mungkin menjawab tidak ada di datanya.',
      'phone-cleaned':
        'Spasi, titik, tanda hubung, dan kurung dibuang; awalan +62 atau 62 diganti 0. Tidak perlu berbuat apa-apa.',
      'phone-zero-restored':
        'Excel membuang digit 0 di depan bila nomor disimpan sebagai angka. Nomor HP selalu diawali 08, jadi aman dikembalikan.',
      'phone-multiple':
        'Satu baris menanyakan satu nomor. Bila nomor lain yang benar, ganti isi selnya; bila keduanya perlu ditanyakan, buat dua baris.',
      'ec-nik-invalid':
        'Barisnya tetap diambil, hanya NIK kontak darurat yang ditinggalkan. Perbaiki 16 digitnya bila ingin ikut ditanyakan.',
      'ec-same-phone':
        'Kontak darurat seharusnya orang lain dengan nomor sendiri. Barisnya tetap diambil; perbaiki bila salah salin.',
      'ec-phone-invalid':
        'Barisnya tetap diambil, hanya nomor kontak darurat yang ditinggalkan. Isi nomor HP yang diawali 08 bila ingin ikut ditanyakan.',
      'ec-not-consented':
        'Data kontak darurat hanya boleh dipakai bila mereka sendiri setuju. Bila persetujuannya sudah ada, nyalakan pilihannya; bila belum, tidak ada yang perlu dilakukan.',
      'ec-restricted':
        'Orang itu meminta tidak ditanyakan dan tidak dilaporkan. Barisnya tetap diambil dan nasabahnya tetap dicek, tanpa kontak darurat itu.',
      twin: 'NIK, nomor HP, nama, dan kontaknya sama persis dengan baris sebelumnya, jadi cukup ditanyakan sekali. Tidak perlu berbuat apa-apa.',
      'same-nik-other-phone':
        'Orang yang sama dengan nomor lain adalah pertanyaan lain dan dibayar sendiri. Bila kedua nomornya dipakai, biarkan.',
      'same-phone-other-person':
        'Satu nomor dipakai dua NIK: mungkin keluarga, mungkin salah salin. Cocokkan dengan berkas kreditnya; bila memang begitu, biarkan.',
      'hidden-row':
        'Baris disembunyikan di Excel oleh filter atau dengan tangan, mungkin karena tidak diperlukan. Bila tidak ingin menanyakannya, pilih agar baris tersembunyi dikeluarkan.',
      'text-too-long':
        'Nama dipotong setelah 200 huruf, kolom lain setelah 32.767 huruf (batas satu sel Excel). Barisnya tetap diambil dengan teks yang dipotong.',
      'formula-injection-risk':
        'Teks yang diawali =, +, -, atau @ dapat dijalankan sebagai rumus oleh Excel. Sambung menyimpannya sebagai teks biasa; hapus tandanya bila tidak perlu.',
      'date-impossible':
        'Tanggal ini tidak ada di kalender, misalnya 31 Februari. Tanggal lahir tidak dikirim ke penyedia, jadi jawabannya tidak berubah.',
      'date-ambiguous':
        '03/04/1990 bisa berarti 3 April atau 4 Maret, dan NIK-nya tidak memastikan. Tanggal lahir tidak dikirim ke penyedia; tulis bulannya dengan huruf bila ingin jelas.',
      'row-short':
        'Mungkin ada pemisah kolom yang hilang, sehingga isinya bergeser. Lihat apakah NIK dan nomor HP ada di kolom yang benar.',
      'row-long':
        'Mungkin ada koma atau titik koma di dalam nama atau alamat, sehingga isinya bergeser. Lihat apakah NIK dan nomor HP ada di kolom yang benar.',
      'other-sheet-not-read':
        'Satu impor membaca satu lembar. Setelah ini, buka berkas yang sama sekali lagi dan pilih lembar yang lain.',
      'rows-may-be-cut-off':
        'Excel lama hanya memuat 65.536 baris per lembar, Excel baru 1.048.576. Bila daftarnya lebih panjang, sisanya hilang waktu disimpan: minta lagi sebagai .xlsx atau CSV, atau dalam beberapa berkas.',
      'row-skipped': 'Baris ini tidak akan ditanyakan. Pilih “Masukkan lagi” bila tetap ingin memakainya.',
      'person-restricted':
        'Orang ini meminta datanya tidak dipakai. Biarkan barisnya; bila sudah mengizinkan lagi, cabut pembatasannya di Pengaturan → Data orang, lalu buka lagi berkasnya.',
      'nik-column-rounded':
        'NIK asli berakhir 0 satu dari sepuluh kali. Bila hampir semuanya berakhir 0, Excel sudah menghilangkan digit terakhirnya sebelum berkas ini dibuat, dan yang ditanyakan orang lain. Minta daftarnya lagi dengan NIK sebagai Teks.',
      'phone-column-rounded':
        'Nomor HP berakhir 0 kira-kira satu dari sepuluh kali. Bila jauh lebih banyak, digit terakhirnya mungkin sudah hilang. Minta daftarnya lagi dengan nomor sebagai Teks.',
      edited: 'Isi sel diubah di sini, bukan di berkas aslinya. Anda dapat mengembalikannya ke isi berkas.',
    } satisfies Record<ProblemCode, string>,
  },
  en: {
    ...problemWords.en,
    help: {
      'nik-missing': 'Without a NIK nothing can be asked. Type the 16 digits from the KTP, or leave this row out.',
      'nik-precision-lost':
        'Excel keeps only 15 digits, so the last digit of the NIK is lost and the 0 at its end cannot be trusted. Type the NIK again from the KTP, or make the file again: before pasting, select the NIK column and choose Format Cells → Text. From a CSV: Data → From Text/CSV → column type Text, or ask for a CSV with quotes from core banking.',
      'nik-scientific':
        'The file was saved while Excel showed the number as 3.17E+15, and the rest of it is gone. Export it again from where it came with the NIK column as Text (Data → From Text/CSV → Text), or type it again from the KTP.',
      'nik-chars':
        'The letters O and l are easily taken for the digits 0 and 1. Where a repair is offered, look at it and take it with one click; otherwise type the digits from the KTP.',
      'nik-length':
        'A NIK always has 16 digits. Complete it from the KTP. If the number really is like this, accept it for this row or for all rows.',
      'nik-date-impossible':
        'Digits 7 to 12 are the birth date (women: day + 40), and this one is in no calendar. Usually a digit was mistyped. If the KTP really says so, accept it for this row or for all rows.',
      'nik-serial-zero':
        'The serial at the end of a NIK begins with 0001; 0000 usually means that Excel lost the last digit. Type it again from the KTP. If the KTP really says so, accept it for this row or for all rows.',
      'nik-one-digit':
        'The same digit sixteen times usually only fills the column. Type the NIK from the KTP, or skip the row.',
      'phone-missing':
        'Without a mobile number nothing can be asked. Enter one that starts with 08, or leave this row out.',
      'phone-invalid':
        'An Indonesian mobile number starts with 08 and has 10–13 digits; +62 or 62 in front is fine too. See whether a digit is missing, too many or wrong.',
      'phone-landline': 'Only mobile numbers can be looked up. Find this person’s mobile number, or leave the row out.',
      'phone-scientific':
        'Excel saved this number as 8.12E+10, and its last digits are gone. Export it again with the phone column as Text (Data → From Text/CSV → Text), or type the number again.',
      'phone-chars':
        'The letters O and l are easily taken for 0 and 1, and words such as “WA” need not be there. Where a repair is offered, look at it and take it with one click; otherwise type just the number.',
      'cell-error':
        'The formula in this cell failed, for example because what it looks up is not there. Correct it in Excel and open the file again, or type the value here.',
      'formula-no-value':
        'Another program made this file and its formulas were never calculated. Open it in Excel, save it, and open it here again; or type the value.',
      'row-malformed':
        'Usually a quotation mark in the CSV file is never closed, so the columns cannot be told apart. Mend it in the original file, or export as .xlsx.',
      'name-missing':
        'The row is taken all the same. The provider recommends a name: answers are more accurate with one.',
      'nik-cleaned':
        'Spaces, dots, dashes, apostrophes and invisible marks were removed, and digits of another script (such as Arabic) written as 0–9. Nothing to do.',
      'nik-numeric-cell':
        'The cell is a number, not text, but was written by a program that kept every digit. Next time keep the NIK column as Text: typed into Excel, a NIK loses its 16th digit.',
      'nik-region-unknown':
        'The first two digits are the province, and this one is not on our list. The row is taken all the same; compare it with the KTP, as it may be mistyped.',
      'nik-dob-mismatch':
        'A NIK stays the same even when a birth date is corrected, so this need not be wrong and the row is taken. Compare the NIK with the KTP: mistyped, it asks about somebody else.',
      'nik-length-accepted':
        'You accepted a NIK that is not 16 digits. The provider may answer that there is no record.',
      'phone-cleaned': 'Spaces, dots, dashes and brackets are removed; a leading +62 or 62 becomes 0. Nothing to do.',
      'phone-zero-restored':
        'Excel drops the leading 0 of a number kept as a number. Mobile numbers always start with 08, so it is safely put back.',
      'phone-multiple':
        'One row asks about one number. If another of them is the right one, change the cell; to ask about both, make two rows.',
      'ec-nik-invalid':
        'The row is taken; only the emergency contact’s NIK is left out. Correct its 16 digits if you want it asked about too.',
      'ec-same-phone':
        'An emergency contact should be another person with a number of their own. The row is taken all the same; correct it if it was copied wrongly.',
      'ec-phone-invalid':
        'The row is taken; only the emergency contact’s number is left out. Enter a mobile number that starts with 08 if you want it asked about too.',
      'ec-not-consented':
        'An emergency contact’s data may only be used with their own consent. If you have it, turn the choice on; otherwise there is nothing to do.',
      'ec-restricted':
        'That person asked to be neither asked about nor reported. The row is taken and the customer is checked, without that contact.',
      twin: 'NIK, mobile number, name and contact are exactly those of an earlier row, so it is asked only once. Nothing to do.',
      'same-nik-other-phone':
        'The same person with another number is another question, paid for by itself. If both numbers are in use, leave it.',
      'same-phone-other-person':
        'Two NIKs share one number: perhaps a family, perhaps copied wrongly. Compare it with the customer’s file; if it is right, leave it.',
      'hidden-row':
        'Somebody hid this row in Excel, with a filter or by hand, perhaps because it is not wanted. If you do not want it asked about, choose to leave hidden rows out.',
      'text-too-long':
        'A name is cut after 200 characters, other columns after 32,767 (what one Excel cell can hold). The row is taken with the text that was cut.',
      'formula-injection-risk':
        'Excel may run text that starts with =, +, - or @ as a formula. Sambung keeps it as plain text; delete the sign if it is not needed.',
      'date-impossible':
        'This date is in no calendar, such as 31 February. Birth dates are not sent to the provider, so the answer does not change.',
      'date-ambiguous':
        '03/04/1990 can be 3 April or 4 March, and the NIK does not settle it. Birth dates are not sent to the provider; write the month as a word to make it clear.',
      'row-short':
        'A separator between two columns may be missing, so that cells have moved. See whether NIK and mobile number stand in the right columns.',
      'row-long':
        'A comma or semicolon inside a name or an address may have moved the cells. See whether NIK and mobile number stand in the right columns.',
      'other-sheet-not-read':
        'One import reads one sheet. Afterwards open the same file again and choose the other sheet.',
      'rows-may-be-cut-off':
        'Old Excel has 65,536 rows a sheet, new Excel 1,048,576. If the list is longer, the rest was lost when it was saved: ask for it as .xlsx or CSV, or in several files.',
      'row-skipped': 'This row will not be asked about. Choose “Take again” if you want it after all.',
      'person-restricted':
        'The person asked for their data not to be used. Leave the row; if they agree again, lift the restriction in Settings → Personal data and open the file again.',
      'nik-column-rounded':
        'A genuine NIK ends in 0 one time in ten. Where nearly all do, Excel lost the last digit before this file was made, and other people would be asked about. Ask for the list again with the NIK as text.',
      'phone-column-rounded':
        'A phone number ends in 0 about one time in ten. Where far more do, the last digit may be lost. Ask for the list again with the numbers as text.',
      edited: 'The cell was changed here, not in the original file. You can go back to what the file says.',
    },
  },
});
