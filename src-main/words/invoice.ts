/** What an invoice says of each of its lines, and the words of the file that holds those to ask about. */
import type { InvoiceLine } from '../contract/charges.ts';
import { chargeWords } from './charges.ts';
import { labelWords } from './labels.ts';
import { defineWords } from './text.ts';

export const invoiceWords = defineWords({
  id: {
    lineMark: {
      agrees: chargeWords.id.mark.agrees,
      'billed-though-free': chargeWords.id.mark['billed-though-free'],
      'settled-charged': 'Dipastikan berbayar',
      'not-ours': 'Tidak dikenal di sini',
      repeated: 'Ditagih berulang',
    } satisfies Record<InvoiceLine['mark'], string>,
    billed: 'Ditagih',
    ours: 'Menurut buku biaya',
    disputed: 'Dipertanyakan',
    sheets: { rows: 'Baris tagihan', summary: 'Jumlah' },
    headings: {
      sheet: 'Lembar',
      row: labelWords.id.row,
      sequenceId: 'sequence_id',
      billedAt: 'Waktu di tagihan',
      amount: 'Nilai (Rp)',
      mark: 'Hasil',
    },
    title: 'Baris tagihan yang ditanyakan',
    invoice: 'Tagihan',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat pada',
  },
  en: {
    lineMark: {
      agrees: chargeWords.en.mark.agrees,
      'billed-though-free': chargeWords.en.mark['billed-though-free'],
      'settled-charged': 'Settled as charged',
      'not-ours': 'Not known here',
      repeated: 'Billed once more',
    },
    billed: 'Billed',
    ours: 'By the ledger',
    disputed: 'Disputed',
    sheets: { rows: 'Invoice lines', summary: 'Sums' },
    headings: {
      sheet: 'Sheet',
      row: labelWords.en.row,
      sequenceId: 'sequence_id',
      billedAt: 'Time on the invoice',
      amount: 'Amount (Rp)',
      mark: 'Result',
    },
    title: 'Lines of the invoice to ask about',
    invoice: 'Invoice',
    madeBy: 'Made by',
    madeAt: 'Made at',
  },
});
