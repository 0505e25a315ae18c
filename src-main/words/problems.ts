/** Every problem found with a row or a typed person: what it is and what to do, the same on screen, at a terminal and in files. */
import type { Problem, ProblemCode, Severity } from '../contract/person.ts';
import type { Language } from '../contract/settings.ts';
import { fieldWords } from './fields.ts';
import { defineWords } from './text.ts';

export const problemWords = defineWords({
  id: {
    severity: { error: 'Kesalahan', warning: 'Peringatan', note: 'Catatan' } satisfies Record<Severity, string>,
    problem: {
      'nik-missing': 'NIK kosong. Isi 16 digit dari KTP.',
      'nik-precision-lost': 'Excel menghilangkan digit terakhir NIK. Ketik ulang sebagai teks dari KTP.',
      'nik-scientific': 'NIK tertulis seperti 3,17E+15. Ketik ulang sebagai teks dari KTP.',
      'nik-chars': 'NIK berisi huruf atau tanda yang bukan angka. Isi angka saja.',
      'nik-length': 'NIK bukan 16 digit. Cocokkan dengan KTP.',
      'nik-date-impossible': 'Tanggal lahir di dalam NIK tidak mungkin ada. Cocokkan dengan KTP.',
      'nik-serial-zero': 'Empat digit terakhir NIK 0000, yang tidak pernah diberikan. Cocokkan dengan KTP.',
      'nik-one-digit': 'NIK hanya satu digit yang diulang. Isi 16 digit dari KTP.',
      'phone-missing': 'Nomor HP kosong. Isi nomor yang diawali 08.',
      'phone-invalid': 'Bukan nomor HP Indonesia. Isi 10–13 digit yang diawali 08.',
      'phone-landline': 'Ini nomor telepon rumah. Isi nomor HP yang diawali 08.',
      'phone-scientific': 'Nomor HP tertulis seperti 8,12E+10. Ketik ulang sebagai teks.',
      'phone-chars': 'Nomor HP berisi huruf atau tanda yang bukan angka. Isi angka saja.',
      'cell-error': 'Sel berisi kesalahan Excel (misalnya #N/A). Perbaiki rumusnya.',
      'formula-no-value': 'Rumus belum punya nilai. Buka dan simpan ulang di Excel.',
      'row-malformed': 'Baris ini rusak dan tidak dapat dibaca. Periksa di berkas aslinya.',
      'name-missing': 'Nama kosong. Jawaban lebih tepat bila nama diisi.',
      'nik-cleaned': 'Penulisan NIK dirapikan; angkanya tidak diubah.',
      'nik-numeric-cell': 'NIK tersimpan sebagai angka, tetapi utuh. Cocokkan bila ragu.',
      'nik-region-unknown': 'Kode wilayah NIK tidak dikenal. Cocokkan dengan KTP.',
      'nik-dob-mismatch': 'Tanggal lahir di daftar berbeda dengan yang di NIK. Cocokkan dengan KTP.',
      'nik-length-accepted': 'NIK bukan 16 digit, tetapi diterima.',
      'phone-cleaned': 'Penulisan nomor HP dirapikan; nomornya tidak diubah.',
      'phone-zero-restored': 'Angka 0 di depan nomor HP dikembalikan.',
      'phone-multiple': 'Ada lebih dari satu nomor. Nomor HP sah yang pertama dipakai.',
      'ec-nik-invalid': 'NIK kontak darurat tidak sah, jadi tidak dikirim.',
      'ec-same-phone': 'Nomor kontak darurat sama dengan nomor nasabahnya. Periksa lagi.',
      'ec-phone-invalid': 'Nomor kontak darurat tidak sah, jadi tidak dikirim.',
      'ec-not-consented': 'Kontak darurat belum setuju, jadi tidak disimpan dan tidak dikirim.',
      'ec-restricted': 'Kontak darurat ini dibatasi, jadi tidak ditanyakan dan tidak dilaporkan.',
      twin: 'Sama dengan baris sebelumnya. Jawabannya dipakai bersama, tidak dibayar dua kali.',
      'same-nik-other-phone':
        'NIK ini ada lagi dengan nomor HP lain. Keluarkan baris yang nomornya sudah tidak dipakai.',
      'same-phone-other-person': 'Nomor HP ini juga tercatat untuk orang lain.',
      'hidden-row': 'Baris ini tersembunyi di Excel, tetapi tetap diambil.',
      'text-too-long': 'Teks terlalu panjang dan dipotong. Periksa apakah salah tempel.',
      'formula-injection-risk': 'Teks diawali tanda rumus. Disimpan sebagai teks biasa.',
      'date-impossible': 'Tanggal lahir ini tidak mungkin ada. Periksa bila perlu; barisnya tetap diambil.',
      'date-ambiguous': 'Tanggal dan bulan lahir bisa tertukar.',
      'row-short': 'Isian baris ini lebih sedikit daripada judul kolomnya.',
      'row-long': 'Isian baris ini lebih banyak daripada judul kolomnya.',
      'other-sheet-not-read': 'Lembar lain juga berisi nasabah. Impor juga lembar itu.',
      'rows-may-be-cut-off': 'Lembar ini penuh sampai baris terakhir Excel. Baris sesudahnya mungkin terpotong.',
      'row-skipped': 'Baris ini dikeluarkan petugas.',
      'person-restricted': 'Orang ini dibatasi: tidak ditanyakan dan tidak dilaporkan.',
      'nik-column-rounded': 'Terlalu banyak NIK berakhir 0: mungkin sudah dibulatkan Excel. Cocokkan dengan KTP.',
      'phone-column-rounded': 'Terlalu banyak nomor HP berakhir 0: mungkin sudah dibulatkan. Cocokkan nomornya.',
      edited: 'Sel ini sudah diperbaiki sebelum impor.',
    } satisfies Record<ProblemCode, string>,
  },
  en: {
    severity: { error: 'Error', warning: 'Warning', note: 'Note' },
    problem: {
      'nik-missing': 'The NIK is empty. Enter the 16 digits from the KTP.',
      'nik-precision-lost': 'Excel has lost the last digit of the NIK. Type it again as text from the KTP.',
      'nik-scientific': 'The NIK is written like 3.17E+15. Type it again as text from the KTP.',
      'nik-chars': 'The NIK has letters or signs that are no digits. Enter digits only.',
      'nik-length': 'The NIK is not 16 digits. Compare it with the KTP.',
      'nik-date-impossible': 'The birth date in the NIK cannot exist. Compare it with the KTP.',
      'nik-serial-zero': 'The last four digits of the NIK are 0000, which is never given. Compare it with the KTP.',
      'nik-one-digit': 'The NIK is one digit over and over. Enter the 16 digits from the KTP.',
      'phone-missing': 'The mobile number is empty. Enter a number that starts with 08.',
      'phone-invalid': 'Not an Indonesian mobile number. Enter 10–13 digits that start with 08.',
      'phone-landline': 'This is a landline number. Enter a mobile number that starts with 08.',
      'phone-scientific': 'The mobile number is written like 8.12E+10. Type it again as text.',
      'phone-chars': 'The mobile number has letters or signs that are no digits. Enter digits only.',
      'cell-error': 'The cell holds an Excel error (such as #N/A). Correct its formula.',
      'formula-no-value': 'The formula has no value yet. Open and save the file in Excel.',
      'row-malformed': 'This row is damaged and cannot be read. Look at it in the original file.',
      'name-missing': 'The name is empty. Answers are more accurate with a name.',
      'nik-cleaned': 'The NIK was tidied up; no digit was changed.',
      'nik-numeric-cell': 'The NIK is stored as a number, but whole. Compare it if in doubt.',
      'nik-region-unknown': 'The NIK’s region code is not known. Compare it with the KTP.',
      'nik-dob-mismatch': 'The birth date in the list is not the one in the NIK. Compare it with the KTP.',
      'nik-length-accepted': 'The NIK is not 16 digits, but was accepted.',
      'phone-cleaned': 'The mobile number was tidied up; it is still the same number.',
      'phone-zero-restored': 'The leading 0 of the mobile number was restored.',
      'phone-multiple': 'There is more than one number. The first valid mobile number is used.',
      'ec-nik-invalid': 'The emergency contact’s NIK is not valid, so it is not sent.',
      'ec-same-phone': 'The emergency contact has the customer’s own number. Check it.',
      'ec-phone-invalid': 'The emergency contact’s number is not valid, so it is not sent.',
      'ec-not-consented': 'The emergency contact has not consented, so it is neither stored nor sent.',
      'ec-restricted': 'The emergency contact is restricted, so it is neither asked about nor reported.',
      twin: 'Same as an earlier row. They share one answer, nothing is paid twice.',
      'same-nik-other-phone':
        'This NIK is there again with another mobile number. Skip the row whose number is no longer used.',
      'same-phone-other-person': 'This mobile number is also there for another person.',
      'hidden-row': 'This row is hidden in Excel, and is taken all the same.',
      'text-too-long': 'The text is too long and was cut. See whether it was pasted by mistake.',
      'formula-injection-risk': 'The text starts like a formula. It is kept as plain text.',
      'date-impossible': 'This birth date cannot exist. Check it if need be; the row is taken all the same.',
      'date-ambiguous': 'Day and month of birth may have changed places.',
      'row-short': 'This row has fewer cells than there are headings.',
      'row-long': 'This row has more cells than there are headings.',
      'other-sheet-not-read': 'Another sheet also holds customers. Import that sheet too.',
      'rows-may-be-cut-off': 'This sheet is full to the last row Excel has. Rows behind it may be missing.',
      'row-skipped': 'The operator left this row out.',
      'person-restricted': 'This person is restricted: neither asked nor reported.',
      'nik-column-rounded': 'Too many NIKs end in 0: Excel may have rounded them. Compare them with the KTPs.',
      'phone-column-rounded': 'Too many mobile numbers end in 0: they may have been rounded. Compare them.',
      edited: 'This cell was corrected before the import.',
    },
  },
});

/** Their sentences speak of a cell, whatever it holds. */
const ofAnyField: ReadonlySet<ProblemCode> = new Set([
  'cell-error',
  'formula-no-value',
  'text-too-long',
  'formula-injection-risk',
  'edited',
]);

/** The field a reader has to be told beside the sentence; null where the sentence names it, or the whole row is meant. */
export function fieldToName({ field, code }: Pick<Problem, 'field' | 'code'>): Problem['field'] {
  if (field === null || ofAnyField.has(code)) return field;
  // The sentences about a NIK, a number or a name mean the person's own.
  return field.startsWith('ec') && !code.startsWith('ec-') ? field : null;
}

/** Where nothing beside it says which field is meant: `Nama: Sel berisi kesalahan Excel …`. */
export function problemText(language: Language, problem: Pick<Problem, 'field' | 'code'>): string {
  const field = fieldToName(problem);
  const sentence = problemWords[language].problem[problem.code];
  return field === null ? sentence : `${fieldWords[language][field]}: ${sentence}`;
}
