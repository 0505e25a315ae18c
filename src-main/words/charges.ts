/** What an attempt cost, by whom that was settled, and how it stands beside an invoice. */
import type { ChargeEntry, InvoiceMark } from '../contract/charges.ts';
import type { Charge } from '../contract/states.ts';
import { defineWords } from './text.ts';

export const chargeWords = defineWords({
  id: {
    charge: { charged: 'Berbayar', free: 'Gratis', unknown: 'Belum pasti' } satisfies Record<Charge, string>,
    /** In place of a charge. */
    practice: 'Latihan, tidak dibayar',
    /** Beside a charge whose price was not set then, and in place of a sum of such. */
    priceNotSet: 'harga belum diisi',
    settledBy: {
      answer: 'Jawaban penyedia',
      invoice: 'Tagihan',
      operator: 'Petugas',
    } satisfies Record<NonNullable<ChargeEntry['settledBy']>, string>,
    mark: {
      agrees: 'Cocok',
      'billed-though-free': 'Ditagih padahal gratis',
      'not-billed': 'Tidak ditagih',
    } satisfies Record<InvoiceMark, string>,
  },
  en: {
    charge: { charged: 'Charged', free: 'Free', unknown: 'Not certain' },
    practice: 'Practice, nothing paid',
    priceNotSet: 'price not set',
    settledBy: { answer: 'The provider’s answer', invoice: 'An invoice', operator: 'An operator' },
    mark: { agrees: 'Agrees', 'billed-though-free': 'Billed though free', 'not-billed': 'Not billed' },
  },
});
