/** Texts of the questions which column holds which field, and of the columns that are left out without consent. */
import { defineTexts } from '../../i18n/texts.ts';

export const doubtTexts = defineTexts('doubt', {
  id: {
    title: {
      nik: 'Kolom mana yang berisi NIK nasabah sendiri?',
      phone: 'Kolom mana yang berisi nomor HP nasabah sendiri?',
      name: 'Kolom mana yang berisi nama nasabah sendiri?',
    },
    reason: {
      displaced: 'Judul dan isi kolom tidak cocok, jadi belum pasti kolom mana milik siapa.',
      alike: 'Beberapa kolom isinya sejenis, dan judulnya tidak menjelaskan milik siapa.',
      heading: 'Judul kolom ini mungkin menyebut orang lain.',
    },
    column: 'Kolom {{letters}}',
    columnHeaded: 'Kolom {{letters}} ({{heading}})',
    use: 'Ini kolomnya',
    useOne: '{{column}} adalah kolomnya',
    none: 'Tidak ada kolomnya',
    other: 'Bukan salah satunya? Pilih di tabel Kolom di bawah.',
    apart: {
      title: 'Kolom ini mungkin tentang orang lain',
      text: 'Ditinggal selama belum ada persetujuan mereka: tidak disimpan, tidak dikirim, dan tidak ikut di laporan.',
      keptByConsent: 'Ikut disimpan: menurut Anda, orang-orang ini sudah memberi persetujuan.',
      contact: 'Kontak darurat. Ikut hanya bila mereka sudah setuju (langkah terakhir).',
      heading: 'Judulnya menyebut orang lain.',
      cells: 'Isinya tampak seperti nomor HP, NIK, atau nama orang lain.',
      keep: 'Tetap simpan',
      keepOne: 'Tetap simpan {{column}}',
      leave: 'Tinggalkan',
      leaveOne: 'Tinggalkan {{column}}',
      older:
        'Tidak ditampilkan dan tidak ikut di laporan: {{columns}}. Untuk tetap memakainya, impor lagi berkasnya dan pilih “Tetap simpan” di sana.',
    },
    withheld: 'ditinggal, belum ada persetujuan',
    first: 'Jawab dulu kolom mana milik siapa.',
  },
  en: {
    title: {
      nik: 'Which column holds the customer’s own NIK?',
      phone: 'Which column holds the customer’s own mobile number?',
      name: 'Which column holds the customer’s own name?',
    },
    reason: {
      displaced: 'Headings and cells do not agree, so it is not certain which column is whose.',
      alike: 'Several columns hold the same kind of thing, and no heading says whose it is.',
      heading: 'The heading of this column may name somebody else.',
    },
    column: 'Column {{letters}}',
    columnHeaded: 'Column {{letters}} ({{heading}})',
    use: 'This is it',
    useOne: '{{column}} is it',
    none: 'No column has it',
    other: 'None of these? Choose it in the table of columns below.',
    apart: {
      title: 'These columns may be about somebody else',
      text: 'Left out without their consent: neither stored nor sent, and in no report.',
      keptByConsent: 'Kept: you said that these people have consented.',
      contact: 'An emergency contact. Kept only with their consent (last step).',
      heading: 'Its heading names somebody else.',
      cells: 'It holds what looks like numbers, NIKs or names of other people.',
      keep: 'Keep it',
      keepOne: 'Keep {{column}}',
      leave: 'Leave it out',
      leaveOne: 'Leave out {{column}}',
      older:
        'Neither shown nor in a report: {{columns}}. To keep them, import the file again and choose “Keep it” there.',
    },
    withheld: 'left out without consent',
    first: 'First answer which column is whose.',
  },
});
