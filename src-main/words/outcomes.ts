/**
 * What a field agent found, and the columns of a sheet where it is written down. The sheet's choices and headings are these,
 * word for word; the reader knows them in both languages.
 */
import type { OutcomeColumn, OutcomeKind } from '../contract/outcomes.ts';
import { defineWords } from './text.ts';

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
  },
});
