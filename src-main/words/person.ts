/** One person on one page: what is said of their numbers, of what changed, and of others who were asked about with a number. */
import type { Flag, VerdictKind } from '../contract/answer.ts';
import type { ChangeKind, PersonChange } from '../contract/people.ts';
import type { Language } from '../contract/settings.ts';
import { fieldWords } from './fields.ts';
import { labelWords } from './labels.ts';
import { defineWords } from './text.ts';
import { relationText, verdictWords } from './verdicts.ts';

export const personWords = defineWords({
  id: {
    numbers: 'Semua nomornya',
    changes: 'Yang berubah',
    lookups: 'Semua pengecekan',
    contacts: 'Kontak darurat yang pernah disebut',
    mayBeReassigned: 'Dulu terkait, sekarang tidak lagi: nomor ini mungkin sudah berganti pemilik.',
    alsoAsked: 'Nomor-nomor ini juga pernah dicek untuk {{people}} orang lain.',
    alsoAskedAtLeast: 'Nomor-nomor ini juga pernah dicek untuk sedikitnya {{people}} orang lain.',
    neverAsked: 'Orang ini belum pernah dicek. Periksa NIK atau nomornya.',
    nothing: 'tidak ada',
  },
  en: {
    numbers: 'All their numbers',
    changes: 'What changed',
    lookups: 'All checks',
    contacts: 'Emergency contacts that were named',
    mayBeReassigned: 'Linked before, and no link any more: this number may have been given to somebody else.',
    alsoAsked: 'These numbers were also asked for {{people}} other people.',
    alsoAskedAtLeast: 'These numbers were also asked for at least {{people}} other people.',
    neverAsked: 'This person was never asked about. Look at the NIK or the number again.',
    nothing: 'none',
  },
});

/** What changed, by name. */
export function changeLabel(what: ChangeKind, language: Language): string {
  const { usage } = verdictWords[language];
  const labels: Record<ChangeKind, string> = {
    verdict: labelWords[language].verdict,
    recentlyUsed: usage.recentlyUsed,
    frequentlyUsed: usage.frequentlyUsed,
    other: usage.other,
    phoneCount: labelWords[language].phoneCount,
    relation: labelWords[language].relation,
    name: fieldWords[language].name,
  };
  return labels[what];
}

/** One side of a change, as it is read. */
export function changeValue(what: PersonChange['what'], value: string | null, language: Language): string {
  const words = verdictWords[language];
  if (value === null) return personWords[language].nothing;
  switch (what) {
    case 'verdict':
      return words.kind[value as VerdictKind];
    case 'recentlyUsed':
    case 'frequentlyUsed':
    case 'other':
      return words.flag[value as Flag];
    case 'relation':
      return relationText(language, value);
    case 'phoneCount':
    case 'name':
      return value;
  }
}
