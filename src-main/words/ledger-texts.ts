/** The words of the ledger's file in both languages; the types see to it that neither lacks one. */
import type { InvoiceMark } from '../contract/charges.ts';
import type { attemptOutcomes } from '../contract/history.ts';
import type { Language } from '../contract/settings.ts';
import type { Charge } from '../contract/states.ts';

export type LedgerTexts = {
  sheets: { rows: string; summary: string };
  headings: {
    started: string;
    ended: string;
    connection: string;
    list: string;
    row: string;
    number: string;
    outcome: string;
    httpStatus: string;
    code: string;
    sequenceId: string;
    charge: string;
    rupiah: string;
    rupiahUnknown: string;
    settledBy: string;
    invoice: string;
  };
  outcomes: Record<(typeof attemptOutcomes)[number] | 'under-way', string>;
  charges: Record<Charge, string>;
  /** In place of a charge: practice costs nothing. */
  practice: string;
  /** Beside a charge whose price was not set then. */
  noPrice: string;
  settledBy: Record<'answer' | 'invoice' | 'operator', string>;
  marks: Record<InvoiceMark, string>;
  totals: {
    title: string;
    madeBy: string;
    madeAt: string;
    from: string;
    to: string;
    /** In the place of a time that is not bounded. */
    open: string;
    attempts: string;
    practice: string;
    withoutPrice: string;
    byMonth: string;
    byList: string;
    month: string;
    connection: string;
    list: string;
    all: string;
    rupiah: string;
    rupiahUnknown: string;
    note: string;
  };
};

const id: LedgerTexts = {
  sheets: { rows: 'Buku biaya', summary: 'Jumlah' },
  headings: {
    started: 'Mulai',
    ended: 'Selesai',
    connection: 'Koneksi',
    list: 'Daftar',
    row: 'Baris',
    number: 'Percobaan ke',
    outcome: 'Hasil',
    httpStatus: 'Status HTTP',
    code: 'Kode penyedia',
    sequenceId: 'sequence_id',
    charge: 'Biaya',
    rupiah: 'Terbayar (Rp)',
    rupiahUnknown: 'Mungkin terbayar (Rp)',
    settledBy: 'Menurut',
    invoice: 'Tagihan',
  },
  outcomes: {
    'under-way': 'Masih berjalan',
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
    filtered: 'Baris ini selalu dijawab halaman (filter web)',
    'http-refused': 'Akses ditolak',
    'in-doubt': 'Terkirim, jawabannya hilang',
  },
  charges: { charged: 'Berbayar', free: 'Gratis', unknown: 'Belum pasti' },
  practice: 'Latihan (tidak dibayar)',
  noPrice: 'harga belum diisi',
  settledBy: { answer: 'Jawaban penyedia', invoice: 'Tagihan', operator: 'Petugas' },
  marks: {
    agrees: 'Cocok',
    'billed-though-free': 'Ditagih padahal gratis',
    'not-billed': 'Tidak ditagih',
  },
  totals: {
    title: 'Buku biaya Sambung',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat pada',
    from: 'Dari',
    to: 'Sebelum',
    open: 'Tidak dibatasi',
    attempts: 'Percobaan',
    practice: 'Di antaranya latihan (tidak dibayar, tidak dijumlahkan)',
    withoutPrice: 'Harga belum diisi (tidak terhitung dalam rupiah)',
    byMonth: 'Per bulan dan koneksi',
    byList: 'Per daftar',
    month: 'Bulan',
    connection: 'Koneksi',
    list: 'Daftar',
    all: 'Semua',
    rupiah: 'Terbayar (Rp)',
    rupiahUnknown: 'Mungkin terbayar (Rp)',
    note: 'Yang belum pasti dihitung terpisah: penyedia mungkin menagihnya.',
  },
};

const en: LedgerTexts = {
  sheets: { rows: 'Charges', summary: 'Totals' },
  headings: {
    started: 'Started',
    ended: 'Ended',
    connection: 'Connection',
    list: 'List',
    row: 'Row',
    number: 'Try',
    outcome: 'Outcome',
    httpStatus: 'HTTP status',
    code: 'Provider’s code',
    sequenceId: 'sequence_id',
    charge: 'Charge',
    rupiah: 'Charged (Rp)',
    rupiahUnknown: 'Possibly charged (Rp)',
    settledBy: 'According to',
    invoice: 'Invoice',
  },
  outcomes: {
    'under-way': 'Under way',
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
    filtered: 'This row is always answered with a page (web filter)',
    'http-refused': 'Access refused',
    'in-doubt': 'Sent, no answer came back',
  },
  charges: { charged: 'Charged', free: 'Free', unknown: 'Not certain' },
  practice: 'Practice (nothing paid)',
  noPrice: 'price not set',
  settledBy: { answer: 'The provider’s answer', invoice: 'Invoice', operator: 'Operator' },
  marks: { agrees: 'Agrees', 'billed-though-free': 'Billed though free', 'not-billed': 'Not billed' },
  totals: {
    title: 'Sambung charge ledger',
    madeBy: 'Made by',
    madeAt: 'Made at',
    from: 'From',
    to: 'Before',
    open: 'Not bounded',
    attempts: 'Tries',
    practice: 'Of these practice (nothing paid, not in the sums)',
    withoutPrice: 'Price not set (not in the rupiah)',
    byMonth: 'By month and connection',
    byList: 'By list',
    month: 'Month',
    connection: 'Connection',
    list: 'List',
    all: 'All',
    rupiah: 'Charged (Rp)',
    rupiahUnknown: 'Possibly charged (Rp)',
    note: 'What is not certain is counted apart: the provider may bill it.',
  },
};

export const ledgerTexts: Record<Language, LedgerTexts> = { id, en };
