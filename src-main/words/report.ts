/** The words of a report: those of the domain, and what only a report says. */
import type { Language } from '../contract/settings.ts';
import { chargeWords } from './charges.ts';
import { fieldWords } from './fields.ts';
import { labelWords } from './labels.ts';
import { purposeWords } from './purposes.ts';
import { stateWords } from './states.ts';
import { defineWords, withinSentence } from './text.ts';
import { verdictWords } from './verdicts.ts';

export const reportWords = defineWords({
  id: {
    sheets: { people: 'Orang', summary: 'Ringkasan' },
    answeredAt: 'Terjawab pada',
    ecRelation: 'Hubungan kontak darurat',
    title: 'Laporan Sambung',
    practice: 'Jawabannya rekaan dari komputer ini dan tidak menjelaskan apa pun tentang orang-orang ini.',
    source: 'Berkas asal',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat pada',
    rows: 'Baris',
    accepted: 'Diterima',
    byState: 'Menurut status',
    byVerdict: 'Menurut kesimpulan',
    charges: 'Biaya percobaan',
    rupiah: 'Jumlah (Rp)',
    /** How many calls whose price was never set the sum does not hold. */
    withoutPrice: 'Harga belum diisi (tidak terhitung dalam jumlah)',
    consented: 'Sudah setuju; hanya untuk menanyakan keberadaan, bukan ditagih',
    notConsented: 'Belum setuju; tidak ditanyakan dan tidak dimuat',
    withheld: 'Tidak diikutkan',
    /** Of a list of an older version. `headings`: in a row, with commas. */
    withheldText:
      '{{headings}}: mungkin tentang orang lain. Untuk tetap memakainya, impor lagi berkasnya dan pilih kolom itu di sana.',
    contactWindow: 'Waktu menghubungi',
    contactWindowText:
      'Senin–Sabtu, bukan hari libur nasional, 08.00–20.00 waktu setempat nasabah (POJK 22/2023 pasal 62)',
    notAdvice: 'Laporan ini alat bantu, bukan nasihat hukum.',
    /** Where a workbook gets a password. */
    lostPassword: 'Bila kata sandi ini hilang, berkasnya tidak dapat dibuka lagi, juga tidak oleh program ini.',
  },
  en: {
    sheets: { people: 'People', summary: 'Summary' },
    answeredAt: 'Answered at',
    ecRelation: 'Emergency contact relation',
    title: 'Sambung report',
    practice: 'The answers are made up on this computer. They say nothing about these people.',
    source: 'Source file',
    madeBy: 'Made by',
    madeAt: 'Made at',
    rows: 'Rows',
    accepted: 'Accepted',
    byState: 'By state',
    byVerdict: 'By verdict',
    charges: 'Charges of attempts',
    rupiah: 'Total (Rp)',
    withoutPrice: 'Price not set (not in the total)',
    consented: 'Have consented; only to be asked where the person is, never collected from',
    notConsented: 'Have not consented; neither asked nor listed',
    withheld: 'Left out',
    withheldText:
      '{{headings}}: may be about somebody else. To keep these columns, import the file again and choose them there.',
    contactWindow: 'When to contact',
    contactWindowText:
      'Monday to Saturday, not on national holidays, 08:00–20:00 in the customer’s local time (POJK 22/2023 art. 62)',
    notAdvice: 'This report is an aid, not legal advice.',
    lostPassword: 'If this password is lost, nobody can open the file again, not even this program.',
  },
});

export type ReportTexts = ReturnType<typeof textsOf>;

/** All that one report says, by where it stands. */
function textsOf(language: Language) {
  const [own, label, field] = [reportWords[language], labelWords[language], fieldWords[language]];
  const [verdict, charge, purpose] = [verdictWords[language], chargeWords[language], purposeWords[language]];
  const state = stateWords[language];
  const ofContact = (usage: string) => `${label.emergency}: ${withinSentence(usage)}`;
  return {
    language,
    sheets: own.sheets,
    headings: {
      ...label,
      ...field,
      answeredAt: own.answeredAt,
      relation: own.ecRelation,
      ecRecentlyUsed: ofContact(verdict.usage.recentlyUsed),
      ecFrequentlyUsed: ofContact(verdict.usage.frequentlyUsed),
    },
    practiceMark: label.practiceMark,
    states: { ...state.lookup, rejected: state.rejectedRow },
    verdicts: verdict.kind,
    reasons: verdict.reason,
    steps: verdict.nextStep,
    flags: verdict.flag,
    usage: verdict.usage,
    charges: charge.charge,
    /** In place of a charge. */
    practiceCharge: charge.practice,
    purposes: purpose.purpose,
    legalBases: purpose.legalBasis,
    summary: {
      ...own,
      list: label.list,
      connection: label.connection,
      purpose: purpose.label.purpose,
      legalBasis: purpose.label.legalBasis,
      notSaid: purpose.notSaid,
      rejected: state.rejectedRow,
      skipped: state.skippedRow,
      duplicates: label.duplicates,
      priceNotSet: charge.priceNotSet,
      consent: label.emergency,
      reading: label.reading,
      ourReading: verdict.ourReading,
    },
  };
}

export const reportTexts: Record<Language, ReportTexts> = { id: textsOf('id'), en: textsOf('en') };
