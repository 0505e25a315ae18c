/** The states of a lookup: the word for each, and what it means for the operator. */
import type { LookupState } from '../contract/states.ts';
import { defineWords } from './text.ts';

export const stateWords = defineWords({
  id: {
    lookup: {
      queued: 'Menunggu',
      sending: 'Sedang dikirim',
      answered: 'Terjawab',
      no_record: 'Tidak ada di data penyedia',
      refused: 'Ditolak penyedia',
      failed: 'Gagal',
      in_doubt: 'Tanpa jawaban',
      cancelled: 'Dibatalkan',
      reused: 'Pakai ulang',
    } satisfies Record<LookupState, string>,
    lookupMeaning: {
      queued: 'Menunggu giliran dikirim.',
      sending: 'Sedang dikirim ke penyedia.',
      answered: 'Penyedia sudah menjawab.',
      no_record: 'Orang ini tidak ada di data penyedia. Tidak berbayar.',
      refused: 'Penyedia menolak isinya. Perbaiki barisnya.',
      failed: 'Sudah dicoba beberapa kali dan tidak berhasil.',
      in_doubt: 'Sudah terkirim, tetapi jawabannya tidak sampai. Mungkin sudah berbayar.',
      cancelled: 'Dibatalkan sebelum dikirim.',
      reused: 'Terjawab dari jawaban yang sudah dibayar. Tidak berbayar lagi.',
    } satisfies Record<LookupState, string>,
    /** Of a row that became no lookup. */
    rejectedRow: 'Tidak diterima',
    /** Of a row that the operator took out before the import. */
    skippedRow: 'Dikeluarkan petugas',
  },
  en: {
    lookup: {
      queued: 'Waiting',
      sending: 'Sending',
      answered: 'Answered',
      no_record: 'No record',
      refused: 'Refused by the provider',
      failed: 'Failed',
      in_doubt: 'No answer came back',
      cancelled: 'Cancelled',
      reused: 'Reused',
    },
    lookupMeaning: {
      queued: 'Waiting for its turn to be sent.',
      sending: 'On its way to the provider.',
      answered: 'The provider has answered.',
      no_record: 'The provider does not know this person. Not charged.',
      refused: 'The provider refused the content. Correct the row.',
      failed: 'Tried several times without success.',
      in_doubt: 'It was sent, but no answer arrived. It may have been charged.',
      cancelled: 'Cancelled before it was sent.',
      reused: 'Answered from an answer already paid for. Not charged again.',
    },
    rejectedRow: 'Not accepted',
    skippedRow: 'Left out by the operator',
  },
});
