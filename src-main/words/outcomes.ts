/**
 * What a field agent found, and the columns of a sheet where it is written down. The sheet's choices and headings are these,
 * word for word; the reader knows them in both languages.
 */
import type { OutcomeColumn, OutcomeKind, OutcomeProblem, OutcomeProblemCode } from '../contract/outcomes.ts';
import type { Language } from '../contract/settings.ts';
import { fieldWords } from './fields.ts';
import { defineWords, fill } from './text.ts';

export const outcomeWords = defineWords({
  id: {
    /** Choices of a drop-down list: without commas, which part them in a workbook. */
    kind: {
      reached: 'Berhasil dihubungi',
      'not-answered': 'Tidak menjawab',
      'wrong-number': 'Nomor salah',
      moved: 'Pindah alamat',
      promised: 'Janji bayar',
      refused: 'Menolak',
      died: 'Meninggal dunia',
      other: 'Lainnya',
    } satisfies Record<OutcomeKind, string>,
    column: {
      outcome: 'Hasil kunjungan',
      foundOn: 'Tanggal kunjungan',
      promiseDate: 'Tanggal janji bayar',
      promiseAmount: 'Jumlah janji bayar (Rp)',
      agent: 'Petugas kunjungan',
      note: 'Catatan petugas',
      rowCode: 'Kode baris (jangan diubah)',
    } satisfies Record<OutcomeColumn, string>,
    /** Each says what to do next. */
    problem: {
      'row-unknown': 'Kode baris ini bukan dari data di sini: lembar cabang lain, atau kodenya berubah. Cek lembarnya.',
      'code-missing': 'Baris ini diisi, tetapi kode barisnya tidak ada. Catat hasilnya di rincian pengecekan orangnya.',
      'row-changed':
        '{{column}} di baris ini berubah: sekarang “{{text}}”, semula “{{expected}}”. Tanyakan ke petugas mana yang benar.',
      'row-gone': '{{column}} “{{expected}}” tidak ada lagi di baris ini. Tanyakan ke petugas.',
      'row-twice': 'Baris ini ada dua kali dengan isian yang berbeda. Hapus yang salah, lalu impor lagi.',
      'row-in-other-file':
        'Berkas “{{text}}” berisi hasil lain untuk baris ini. Yang berlaku hasil di berkas ini; tanyakan ke petugas mana yang benar.',
      'outcome-missing': '{{column}} kosong, padahal kolom lain diisi. Pilih hasilnya, lalu impor lagi.',
      'outcome-unreadable':
        '{{column}} “{{text}}” bukan salah satu pilihan. Pilih dari daftar di selnya, lalu impor lagi.',
      'date-unreadable': '{{column}} “{{text}}” belum pasti harinya. Tulis seperti 5/12/2026, lalu impor lagi.',
      'date-in-future': '{{column}} “{{text}}” belum tiba. Perbaiki, lalu impor lagi.',
      'date-too-early':
        '{{column}} “{{text}}” sebelum orang ini ada di daftar. Mungkin hari dan bulannya tertukar. Perbaiki, lalu impor lagi.',
      'date-order-uncertain':
        '{{column}} “{{text}}”: di berkas ini sebagian tanggal ditulis bulan dulu. Tulis seperti 2 Jan 2027, lalu impor lagi.',
      'amount-unreadable': '{{column}} “{{text}}” belum pasti jumlahnya. Tulis seperti 1.500.000, lalu impor lagi.',
      'promise-not-chosen':
        '{{column}} diisi (“{{text}}”), tetapi hasilnya bukan janji bayar. Perbaiki salah satunya, lalu impor lagi.',
      'promise-before-visit': '{{column}} “{{text}}” sebelum hari kunjungannya. Perbaiki, lalu impor lagi.',
      'promise-without-date': 'Janji bayar tanpa tanggal: disimpan, tetapi tidak akan muncul sebagai jatuh tempo.',
      'note-too-long': '{{column}} terlalu panjang: hanya awalnya yang disimpan.',
      'heading-twice':
        'Kolom “{{column}}” ada dua kali, jadi lembar ini tidak dibaca. Hapus salah satunya, lalu impor lagi.',
    } satisfies Record<OutcomeProblemCode | 'row-gone', string>,
  },
  en: {
    kind: {
      reached: 'Reached',
      'not-answered': 'No answer',
      'wrong-number': 'Wrong number',
      moved: 'Moved away',
      promised: 'Promised to pay',
      refused: 'Refused',
      died: 'Died',
      other: 'Other',
    },
    column: {
      outcome: 'Outcome of the visit',
      foundOn: 'Date of the visit',
      promiseDate: 'Promised date',
      promiseAmount: 'Promised amount (Rp)',
      agent: 'Visited by',
      note: 'Agent’s note',
      rowCode: 'Row code (do not change)',
    },
    problem: {
      'row-unknown':
        'This row’s code is not of the data here: another branch’s sheet, or the code was changed. Look at the sheet.',
      'code-missing': 'This row was filled in, but its code is gone. Record the outcome in that person’s check.',
      'row-changed':
        '{{column}} of this row was changed: now “{{text}}”, before “{{expected}}”. Ask the agent which is right.',
      'row-gone': '{{column}} “{{expected}}” is not in this row any more. Ask the agent.',
      'row-twice': 'This row is there twice with different things filled in. Delete the wrong one, then import again.',
      'row-in-other-file':
        'The file “{{text}}” says something else of this row. What this file says counts; ask the agent which is right.',
      'outcome-missing': '{{column}} is empty, but other cells are filled in. Choose one, then import again.',
      'outcome-unreadable': '{{column}} “{{text}}” is none of the choices. Choose one in the cell, then import again.',
      'date-unreadable': '{{column}} “{{text}}” is no certain day. Write it like 5/12/2026, then import again.',
      'date-in-future': '{{column}} “{{text}}” is still to come. Correct it, then import again.',
      'date-too-early':
        '{{column}} “{{text}}” lies before this person was in the list. Day and month may be swapped. Correct it, then import again.',
      'date-order-uncertain':
        '{{column}} “{{text}}”: some days of this file stand with the month first. Write it like 2 Jan 2027, then import again.',
      'amount-unreadable': '{{column}} “{{text}}” is no certain amount. Write it like 1.500.000, then import again.',
      'promise-not-chosen':
        '{{column}} is filled in (“{{text}}”), but the outcome is no promise. Correct one of them, then import again.',
      'promise-before-visit': '{{column}} “{{text}}” lies before the visit. Correct it, then import again.',
      'promise-without-date': 'A promise without its day: stored, but it will never be due.',
      'note-too-long': '{{column}} is too long: only its beginning was stored.',
      'heading-twice':
        'The column “{{column}}” is there twice, so this sheet was not read. Delete one, then import again.',
    },
  },
});

/** What a problem of a returned row says, and what to do. */
export function outcomeProblemSentence({ code, column, text, expected }: OutcomeProblem, language: Language): string {
  const words = outcomeWords[language];
  const named =
    column === null
      ? ''
      : column === 'nik' || column === 'phone' || column === 'name'
        ? fieldWords[language][column]
        : words.column[column];
  const said = code === 'row-changed' && (text ?? '') === '' ? 'row-gone' : code;
  return fill(words.problem[said], { column: named, text: text ?? '', expected: expected ?? '' });
}
