/** The choice what a list is for and on which legal basis, each with one line that explains it. */
import type { LegalBasis, ListPurpose } from '../../../src-main/contract/purposes.ts';
import { purposeWords } from '../../../src-main/words/purposes.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const purposeTexts = defineTexts('purpose', {
  id: {
    purpose: purposeWords.id.label.purpose,
    purposeHint: 'Dicatat bersama daftar, karena UU PDP memintanya.',
    purposeMissing: 'Pilih tujuannya.',
    choose: 'Pilih…',
    purposes: purposeWords.id.purpose,
    purposeLines: {
      'reach-active': 'Nomor nasabah yang pinjamannya masih berjalan.',
      'win-back': 'Menawarkan lagi kepada yang pinjamannya sudah lunas.',
      collection: 'Menghubungi yang menunggak, sesuai POJK 22/2023.',
      'verify-data': 'Memastikan data nasabah masih benar.',
      other: 'Tujuan lain yang sudah diberitahukan kepada nasabah.',
    } satisfies Record<ListPurpose, string>,
    legalBasis: purposeWords.id.label.legalBasis,
    legalBasisHint: 'Yang membolehkan data ini diproses. Bila ragu, tanyakan bagian kepatuhan.',
    legalBasisMissing: 'Pilih dasar hukumnya.',
    legalBases: purposeWords.id.legalBasis,
    legalBasisLines: {
      consent: 'Nasabah menyetujui pengecekan ini secara tegas.',
      contract: 'Diperlukan untuk menjalankan perjanjian kredit dengan nasabah.',
      'legal-obligation': 'Peraturan mewajibkan kita melakukannya.',
      'vital-interest': 'Untuk melindungi keselamatan nasabah.',
      'public-task': 'Tugas atau pelayanan yang diberikan undang-undang kepada kita.',
      'legitimate-interest': 'Kepentingan kita yang sah dan seimbang dengan hak nasabah.',
    } satisfies Record<LegalBasis, string>,
    meta: 'Tujuan: {{purpose}}',
    metaNone: 'Tujuan belum dicatat',
    change: 'Tujuan dan dasar hukum…',
    changeTitle: 'Tujuan dan dasar hukum',
    saved: 'Tujuan dan dasar hukum tersimpan.',
  },
  en: {
    purpose: purposeWords.en.label.purpose,
    purposeHint: 'Recorded with the list, because the data protection law asks for it.',
    purposeMissing: 'Choose the purpose.',
    choose: 'Choose…',
    purposes: purposeWords.en.purpose,
    purposeLines: {
      'reach-active': 'Numbers of customers whose loan is running.',
      'win-back': 'A new offer to those whose loan is paid back.',
      collection: 'Reach those in arrears, as POJK 22/2023 allows.',
      'verify-data': 'Make sure that customer data is still right.',
      other: 'Another purpose the customers were told of.',
    },
    legalBasis: purposeWords.en.label.legalBasis,
    legalBasisHint: 'What allows this data to be processed. If in doubt, ask your compliance officer.',
    legalBasisMissing: 'Choose the legal basis.',
    legalBases: purposeWords.en.legalBasis,
    legalBasisLines: {
      consent: 'The customers expressly agreed to this check.',
      contract: 'Needed to carry out the loan agreement with the customer.',
      'legal-obligation': 'A regulation obliges us to do it.',
      'vital-interest': 'To protect the safety of the customer.',
      'public-task': 'A task or service the law has given us.',
      'legitimate-interest': 'Our legitimate interest, balanced with the customer’s rights.',
    },
    meta: 'Purpose: {{purpose}}',
    metaNone: 'No purpose recorded',
    change: 'Purpose and legal basis…',
    changeTitle: 'Purpose and legal basis',
    saved: 'Purpose and legal basis saved.',
  },
});
