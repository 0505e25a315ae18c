/** What a list is for and on which legal basis (UU PDP 27/2022, articles 20 and 21). */
import type { LegalBasis, ListPurpose } from '../contract/purposes.ts';
import { defineWords } from './text.ts';

export const purposeWords = defineWords({
  id: {
    purpose: {
      'reach-active': 'Menghubungi nasabah aktif',
      'win-back': 'Menghubungi nasabah lama',
      collection: 'Penagihan',
      'verify-data': 'Mencocokkan data',
      other: 'Lainnya',
    } satisfies Record<ListPurpose, string>,
    legalBasis: {
      consent: 'Persetujuan',
      contract: 'Perjanjian',
      'legal-obligation': 'Kewajiban hukum',
      'vital-interest': 'Pelindungan kepentingan vital',
      'public-task': 'Tugas demi kepentingan umum',
      'legitimate-interest': 'Kepentingan sah lainnya',
    } satisfies Record<LegalBasis, string>,
    label: { purpose: 'Tujuan', legalBasis: 'Dasar hukum' },
    notSaid: 'Belum dicatat',
  },
  en: {
    purpose: {
      'reach-active': 'Reach active customers',
      'win-back': 'Win back former customers',
      collection: 'Collection',
      'verify-data': 'Verify data',
      other: 'Other',
    },
    legalBasis: {
      consent: 'Consent',
      contract: 'Contract',
      'legal-obligation': 'Legal obligation',
      'vital-interest': 'Protection of vital interests',
      'public-task': 'Task in the public interest',
      'legitimate-interest': 'Legitimate interest',
    },
    label: { purpose: 'Purpose', legalBasis: 'Legal basis' },
    notSaid: 'Not recorded',
  },
});
