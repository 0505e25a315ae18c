/** How one try to send a lookup ended. */
import type { attemptOutcomes } from '../contract/history.ts';
import { defineWords } from './text.ts';

export const attemptWords = defineWords({
  id: {
    outcome: {
      answered: 'Terjawab',
      'no-record': 'Tidak ada di data penyedia',
      refused: 'Isi ditolak penyedia',
      'internal-error': 'Kesalahan di penyedia',
      account: 'Masalah akun',
      traffic: 'Kuota atau akses akun',
      'unknown-code': 'Kode yang tidak dikenal',
      busy: 'Penyedia sibuk',
      'not-sent': 'Tidak terkirim',
      'captive-page': 'Wi-Fi meminta login dulu',
      filtered: 'Baris ini selalu dijawab halaman web, bukan penyedia (filter web). Tidak berbayar',
      'http-refused': 'Akses ditolak',
      'in-doubt': 'Terkirim, jawabannya hilang',
    } satisfies Record<(typeof attemptOutcomes)[number], string>,
    underWay: 'Sedang berjalan',
  },
  en: {
    outcome: {
      answered: 'Answered',
      'no-record': 'No record',
      refused: 'Content refused by the provider',
      'internal-error': 'Error at the provider',
      account: 'Account matter',
      traffic: 'Quota or access of the account',
      'unknown-code': 'Unknown code',
      busy: 'Provider busy',
      'not-sent': 'Not sent',
      'captive-page': 'The Wi-Fi wants a login first',
      filtered: 'This row is always answered with a web page, not by the provider (web filter). Not charged',
      'http-refused': 'Access refused',
      'in-doubt': 'Sent, no answer came back',
    },
    underWay: 'Under way',
  },
});
