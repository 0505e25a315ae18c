/** The words of a report in both languages; the types see to it that neither lacks one. */
import type { nextSteps, verdictKinds, verdictReasons } from '../../contract/answer.ts';
import type { PersonField, ProblemCode } from '../../contract/person.ts';
import type { Language } from '../../contract/settings.ts';
import type { Charge, LookupState } from '../../contract/states.ts';

export type ReportTexts = {
  sheets: { people: string; summary: string };
  headings: {
    row: string;
    nik: string;
    phone: string;
    name: string;
    operator: string;
    state: string;
    verdict: string;
    reason: string;
    nextStep: string;
    recentlyUsed: string;
    frequentlyUsed: string;
    otherUse: string;
    phoneCount: string;
    attempts: string;
    charge: string;
    answeredAt: string;
    problems: string;
    ecNik: string;
    ecPhone: string;
    ecName: string;
    relation: string;
    ecRecentlyUsed: string;
    ecFrequentlyUsed: string;
  };
  states: Record<LookupState | 'rejected', string>;
  verdicts: Record<(typeof verdictKinds)[number], string>;
  reasons: Record<(typeof verdictReasons)[number], string>;
  steps: Record<(typeof nextSteps)[number], string>;
  flags: { yes: string; no: string; unknown: string; unrecognised: string };
  charges: Record<Charge, string>;
  relations: Record<string, string>;
  fields: Record<PersonField, string>;
  problems: Record<ProblemCode, string>;
  summary: {
    title: string;
    list: string;
    source: string;
    connection: string;
    madeBy: string;
    madeAt: string;
    rows: string;
    accepted: string;
    rejected: string;
    duplicates: string;
    byState: string;
    byVerdict: string;
    charges: string;
    rupiah: string;
    consent: string;
    consented: string;
    notConsented: string;
    contactWindow: string;
    contactWindowText: string;
    notAdvice: string;
  };
};

const id: ReportTexts = {
  sheets: { people: 'Orang', summary: 'Ringkasan' },
  headings: {
    row: 'Baris',
    nik: 'NIK',
    phone: 'Nomor HP',
    name: 'Nama',
    operator: 'Operator',
    state: 'Status',
    verdict: 'Kesimpulan',
    reason: 'Alasan',
    nextStep: 'Langkah berikutnya',
    recentlyUsed: 'Baru-baru ini dipakai',
    frequentlyUsed: 'Sering dipakai',
    otherUse: 'Dipakai untuk hal lain',
    phoneCount: 'Jumlah nomor terkait',
    attempts: 'Percobaan',
    charge: 'Biaya',
    answeredAt: 'Dijawab pada',
    problems: 'Catatan data',
    ecNik: 'NIK kontak darurat',
    ecPhone: 'HP kontak darurat',
    ecName: 'Nama kontak darurat',
    relation: 'Hubungan kontak darurat',
    ecRecentlyUsed: 'HP kontak baru-baru ini dipakai',
    ecFrequentlyUsed: 'HP kontak sering dipakai',
  },
  states: {
    queued: 'Menunggu',
    sending: 'Sedang ditanyakan',
    answered: 'Dijawab',
    no_record: 'Tidak ada catatan',
    refused: 'Ditolak penyedia',
    failed: 'Gagal',
    in_doubt: 'Meragukan',
    cancelled: 'Dibatalkan',
    reused: 'Jawaban dipakai ulang',
    rejected: 'Tidak diterima',
  },
  verdicts: {
    reachable: 'Dapat dihubungi',
    likely: 'Mungkin dapat dihubungi',
    dormant: 'Tidak aktif',
    other_person: 'Nomor untuk hal lain',
    unknown: 'Tidak diketahui',
    no_record: 'Tidak ada catatan',
    none: 'Belum ada',
  },
  reasons: {
    'recent-and-frequent': 'Nomornya baru-baru ini dan sering dipakai',
    'recent-only': 'Nomornya baru-baru ini dipakai, tetapi tidak sering',
    'frequent-only': 'Nomornya sering dipakai, tetapi tidak baru-baru ini',
    'not-recent-not-frequent': 'Nomornya tidak lagi dipakai',
    'used-for-other': 'Nomornya dipakai untuk hal lain',
    'flags-unknown': 'Penyedia tidak mengetahui pemakaiannya',
    'flags-unrecognised': 'Jawaban penyedia tidak dikenali; lihat jawaban aslinya',
    'not-in-library': 'Orang ini tidak ada di data penyedia',
    waiting: 'Belum dijawab',
    'in-doubt': 'Sudah dikirim, tetapi jawabannya tidak kembali',
    refused: 'Penyedia menolak data baris ini',
    failed: 'Sudah dicoba, tidak berhasil',
    cancelled: 'Dibatalkan petugas',
    'rejected-row': 'Data barisnya belum benar',
  },
  steps: {
    'call-this-number': 'Telepon nomor ini',
    'call-then-visit': 'Telepon nomor ini; bila tidak dijawab, kunjungi',
    'find-another-number': 'Cari nomor lain',
    'ask-emergency-contact': 'Tanyakan keberadaannya kepada kontak darurat',
    'verify-identity': 'Periksa lagi NIK dan identitasnya',
    visit: 'Kunjungi',
    wait: 'Tunggu jawabannya',
    'correct-row': 'Perbaiki datanya, lalu impor lagi',
    retry: 'Coba lagi',
    'resolve-doubt': 'Putuskan: kirim lagi atau tutup',
    nothing: 'Tidak ada',
  },
  flags: { yes: 'Ya', no: 'Tidak', unknown: 'Tidak diketahui', unrecognised: 'Tidak dikenali' },
  charges: { charged: 'Dikenai biaya', free: 'Gratis', unknown: 'Belum pasti' },
  relations: {
    Spouse: 'Suami/istri',
    Parents: 'Orang tua',
    Children: 'Anak',
    Grandparents: 'Kakek/nenek',
    Grandchildren: 'Cucu',
    'Brothers&sisters': 'Saudara kandung',
    Others: 'Lainnya',
    Unknown: 'Tidak diketahui',
  },
  fields: {
    nik: 'NIK',
    phone: 'Nomor HP',
    name: 'Nama',
    ecNik: 'NIK kontak darurat',
    ecPhone: 'HP kontak darurat',
    ecName: 'Nama kontak darurat',
  },
  problems: {
    'nik-missing': 'kosong',
    'nik-precision-lost': 'digit terakhir hilang karena disimpan sebagai angka; ekspor ulang sebagai teks',
    'nik-scientific': 'tertulis sebagai notasi ilmiah; ekspor ulang sebagai teks',
    'nik-chars': 'berisi huruf atau tanda lain',
    'nik-length': 'tidak 16 digit',
    'nik-date-impossible': 'tanggal lahir di dalamnya tidak mungkin',
    'phone-missing': 'kosong',
    'phone-invalid': 'bukan nomor HP Indonesia yang sah',
    'phone-landline': 'nomor telepon rumah, bukan HP',
    'phone-scientific': 'tertulis sebagai notasi ilmiah; ekspor ulang sebagai teks',
    'phone-chars': 'berisi huruf atau tanda lain',
    'cell-error': 'sel berisi galat Excel',
    'formula-no-value': 'rumus tanpa nilai; buka dan simpan lagi di Excel',
    'row-malformed': 'barisnya rusak',
    'name-missing': 'kosong',
    'nik-cleaned': 'tanda baca dibuang',
    'nik-numeric-cell': 'diambil dari sel angka',
    'nik-region-unknown': 'kode wilayah tidak dikenal',
    'nik-dob-mismatch': 'tidak cocok dengan tanggal lahir',
    'nik-length-accepted': 'tidak 16 digit, diterima petugas',
    'phone-cleaned': 'dirapikan',
    'phone-zero-restored': 'angka 0 di depan dikembalikan',
    'phone-multiple': 'berisi beberapa nomor; yang pertama dipakai',
    'ec-nik-invalid': 'tidak sah, tidak dipakai',
    'ec-same-phone': 'sama dengan nomor orangnya',
    'ec-phone-invalid': 'tidak sah, tidak dipakai',
    'ec-not-consented': 'kontak darurat belum setuju, tidak dipakai',
    twin: 'sama dengan baris sebelumnya; satu jawaban untuk keduanya',
    'same-nik-other-phone': 'NIK yang sama ada dengan nomor lain',
    'same-phone-other-person': 'nomor yang sama ada pada orang lain',
    'hidden-row': 'baris tersembunyi',
    'text-too-long': 'terlalu panjang',
    'formula-injection-risk': 'diawali tanda rumus',
    'date-impossible': 'tanggal tidak mungkin',
    'date-ambiguous': 'tanggal bermakna ganda',
    'row-short': 'kolomnya kurang',
    'row-long': 'kolomnya lebih',
  },
  summary: {
    title: 'Laporan Sambung',
    list: 'Daftar',
    source: 'Berkas asal',
    connection: 'Koneksi',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat pada',
    rows: 'Baris',
    accepted: 'Diterima',
    rejected: 'Tidak diterima',
    duplicates: 'Kembar',
    byState: 'Menurut status',
    byVerdict: 'Menurut kesimpulan',
    charges: 'Biaya percobaan',
    rupiah: 'Jumlah (Rp)',
    consent: 'Kontak darurat',
    consented: 'Sudah setuju; hanya untuk menanyakan keberadaan, bukan ditagih',
    notConsented: 'Belum setuju; tidak ditanyakan dan tidak dimuat',
    contactWindow: 'Waktu menghubungi',
    contactWindowText:
      'Senin–Sabtu, bukan hari libur nasional, 08.00–20.00 waktu setempat nasabah (POJK 22/2023 pasal 62)',
    notAdvice: 'Laporan ini alat bantu, bukan nasihat hukum.',
  },
};

const en: ReportTexts = {
  sheets: { people: 'People', summary: 'Summary' },
  headings: {
    row: 'Row',
    nik: 'NIK',
    phone: 'Phone',
    name: 'Name',
    operator: 'Operator',
    state: 'State',
    verdict: 'Verdict',
    reason: 'Reason',
    nextStep: 'Next step',
    recentlyUsed: 'Recently used',
    frequentlyUsed: 'Frequently used',
    otherUse: 'Used for something else',
    phoneCount: 'Associated numbers',
    attempts: 'Attempts',
    charge: 'Charge',
    answeredAt: 'Answered at',
    problems: 'Notes on the data',
    ecNik: 'Emergency contact NIK',
    ecPhone: 'Emergency contact phone',
    ecName: 'Emergency contact name',
    relation: 'Emergency contact relation',
    ecRecentlyUsed: 'Contact phone recently used',
    ecFrequentlyUsed: 'Contact phone frequently used',
  },
  states: {
    queued: 'Waiting',
    sending: 'Being asked',
    answered: 'Answered',
    no_record: 'No record',
    refused: 'Refused by the provider',
    failed: 'Failed',
    in_doubt: 'In doubt',
    cancelled: 'Cancelled',
    reused: 'Answer reused',
    rejected: 'Not accepted',
  },
  verdicts: {
    reachable: 'Reachable',
    likely: 'Probably reachable',
    dormant: 'Dormant',
    other_person: 'Number serves another use',
    unknown: 'Unknown',
    no_record: 'No record',
    none: 'None yet',
  },
  reasons: {
    'recent-and-frequent': 'The number is used recently and often',
    'recent-only': 'The number is used recently, but not often',
    'frequent-only': 'The number is used often, but not recently',
    'not-recent-not-frequent': 'The number is no longer used',
    'used-for-other': 'The number serves another use',
    'flags-unknown': 'The provider does not know how it is used',
    'flags-unrecognised': 'The provider’s answer is not recognised; see the raw answer',
    'not-in-library': 'The provider does not know this person',
    waiting: 'Not answered yet',
    'in-doubt': 'It was sent, but no answer came back',
    refused: 'The provider refused the data of this row',
    failed: 'Tried, without success',
    cancelled: 'Cancelled by the operator',
    'rejected-row': 'The row’s data are not right yet',
  },
  steps: {
    'call-this-number': 'Call this number',
    'call-then-visit': 'Call this number; if nobody answers, visit',
    'find-another-number': 'Find another number',
    'ask-emergency-contact': 'Ask the emergency contact where the person is',
    'verify-identity': 'Check the NIK and identity again',
    visit: 'Visit',
    wait: 'Wait for the answer',
    'correct-row': 'Correct the data, then import again',
    retry: 'Try again',
    'resolve-doubt': 'Decide: send again, or close',
    nothing: 'Nothing',
  },
  flags: { yes: 'Yes', no: 'No', unknown: 'Unknown', unrecognised: 'Not recognised' },
  charges: { charged: 'Charged', free: 'Free', unknown: 'Not certain' },
  relations: {
    Spouse: 'Spouse',
    Parents: 'Parents',
    Children: 'Children',
    Grandparents: 'Grandparents',
    Grandchildren: 'Grandchildren',
    'Brothers&sisters': 'Brothers and sisters',
    Others: 'Others',
    Unknown: 'Unknown',
  },
  fields: {
    nik: 'NIK',
    phone: 'Phone',
    name: 'Name',
    ecNik: 'Emergency contact NIK',
    ecPhone: 'Emergency contact phone',
    ecName: 'Emergency contact name',
  },
  problems: {
    'nik-missing': 'empty',
    'nik-precision-lost': 'its last digit is lost because it was kept as a number; export again as text',
    'nik-scientific': 'in scientific notation; export again as text',
    'nik-chars': 'has letters or other signs',
    'nik-length': 'not 16 digits',
    'nik-date-impossible': 'the birth date in it cannot be',
    'phone-missing': 'empty',
    'phone-invalid': 'not a valid Indonesian mobile number',
    'phone-landline': 'a landline, not a mobile number',
    'phone-scientific': 'in scientific notation; export again as text',
    'phone-chars': 'has letters or other signs',
    'cell-error': 'the cell holds an Excel error',
    'formula-no-value': 'a formula without a value; open and save it in Excel',
    'row-malformed': 'the row is damaged',
    'name-missing': 'empty',
    'nik-cleaned': 'punctuation removed',
    'nik-numeric-cell': 'taken from a numeric cell',
    'nik-region-unknown': 'unknown region code',
    'nik-dob-mismatch': 'does not match the birth date',
    'nik-length-accepted': 'not 16 digits, accepted by the operator',
    'phone-cleaned': 'tidied',
    'phone-zero-restored': 'the leading 0 was restored',
    'phone-multiple': 'several numbers; the first one is used',
    'ec-nik-invalid': 'not valid, left out',
    'ec-same-phone': 'the same as the person’s number',
    'ec-phone-invalid': 'not valid, left out',
    'ec-not-consented': 'the emergency contact has not consented, left out',
    twin: 'the same as an earlier row; one answer serves both',
    'same-nik-other-phone': 'the same NIK stands with another number',
    'same-phone-other-person': 'the same number stands with another person',
    'hidden-row': 'hidden row',
    'text-too-long': 'too long',
    'formula-injection-risk': 'begins like a formula',
    'date-impossible': 'impossible date',
    'date-ambiguous': 'ambiguous date',
    'row-short': 'columns missing',
    'row-long': 'too many columns',
  },
  summary: {
    title: 'Sambung report',
    list: 'List',
    source: 'Source file',
    connection: 'Connection',
    madeBy: 'Made by',
    madeAt: 'Made at',
    rows: 'Rows',
    accepted: 'Accepted',
    rejected: 'Not accepted',
    duplicates: 'Twins',
    byState: 'By state',
    byVerdict: 'By verdict',
    charges: 'Charges of attempts',
    rupiah: 'Total (Rp)',
    consent: 'Emergency contacts',
    consented: 'Have consented; only to be asked where the person is, never collected from',
    notConsented: 'Have not consented; neither asked nor listed',
    contactWindow: 'When to contact',
    contactWindowText:
      'Monday to Saturday, not on national holidays, 08:00–20:00 in the customer’s local time (POJK 22/2023 art. 62)',
    notAdvice: 'This report is an aid, not legal advice.',
  },
};

export const reportTexts: Record<Language, ReportTexts> = { id, en };
