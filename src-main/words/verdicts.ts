/** What an answer means for reaching the person: the verdict with its reason, and the next step for a field agent with its own. */
import {
  type Flag,
  type NextStep,
  relations,
  type StepReason,
  type Usage,
  type Verdict,
  type VerdictKind,
  type VerdictReason,
} from '../contract/answer.ts';
import { localDay } from '../contract/calendar.ts';
import type { Language } from '../contract/settings.ts';
import { defineWords, fill, type Names, withinSentence } from './text.ts';

export type Relation = (typeof relations)[number];

/** Why there is no answer to go by: the reason of the verdict, and then of the step too. */
const withoutAnswer = defineWords({
  id: {
    'answer-gone': 'Jawabannya sudah dihapus.',
    waiting: 'Belum terjawab.',
    'waits-for-doubt': 'Pertanyaan yang sama sudah terkirim, tetapi jawabannya hilang.',
    'in-doubt': 'Sudah terkirim, tetapi jawabannya hilang.',
    refused: 'Penyedia menolak isi baris ini.',
    failed: 'Sudah dicoba beberapa kali dan tidak berhasil.',
    cancelled: 'Dibatalkan sebelum terjawab.',
    'rejected-row': 'Data baris ini belum benar, jadi tidak diterima.',
  },
  en: {
    'answer-gone': 'The answer was erased.',
    waiting: 'Not answered yet.',
    'waits-for-doubt': 'The same question was sent, but no answer came back.',
    'in-doubt': 'It was sent, but no answer came back.',
    refused: 'The provider refused the content of this row.',
    failed: 'Tried several times without success.',
    cancelled: 'Cancelled before it was answered.',
    'rejected-row': 'The data of this row are not right yet, so it was not accepted.',
  },
});

export const verdictWords = defineWords({
  id: {
    kind: {
      reachable: 'Dapat dihubungi',
      likely: 'Mungkin dapat dihubungi',
      secondary: 'Nomor lain menurut penyedia (pastikan dulu)',
      not_linked: 'Tidak terkait menurut penyedia',
      unknown: 'Tidak diketahui',
      no_record: 'Tidak ada di data penyedia',
      none: 'Belum ada',
    } satisfies Record<VerdictKind, string>,
    reason: {
      'recent-and-frequent': 'Nomor yang terakhir dan paling sering dipakai orang ini.',
      'recent-only': 'Nomor yang terakhir dipakai orang ini; tidak disebut paling sering dipakai.',
      'frequent-only': 'Nomor yang paling sering dipakai orang ini; tidak disebut terakhir dipakai.',
      'other-number': 'Penyedia menyebutnya nomor lain milik orang ini.',
      'no-link': 'Penyedia tidak menemukan kaitan nomor ini dengan orang ini.',
      'flags-unknown': 'Penyedia tidak tahu kaitan nomor ini dengan orang ini.',
      'flags-unrecognised': 'Jawaban penyedia berisi nilai yang tidak ada di dokumennya.',
      ...withoutAnswer.id,
      'not-in-library': 'Orang ini tidak ada di data penyedia.',
    } satisfies Record<VerdictReason, string>,
    nextStep: {
      'call-this-number': 'Telepon nomor ini',
      'call-then-visit': 'Telepon dulu, lalu kunjungi bila tidak diangkat',
      'call-verify-first': 'Telepon, tetapi pastikan dulu siapa yang mengangkat',
      'call-better-number': 'Telepon nomor lain orang ini',
      'find-another-number': 'Cari nomor lain',
      'ask-emergency-contact': 'Tanyakan keberadaannya ke kontak darurat',
      'verify-identity': 'Periksa lagi NIK dan namanya',
      visit: 'Kunjungi alamatnya',
      'check-again': 'Cek ulang dulu',
      wait: 'Tunggu jawabannya',
      'correct-row': 'Perbaiki datanya, lalu cek lagi',
      retry: 'Coba lagi',
      'resolve-doubt': 'Tentukan: kirim lagi atau anggap selesai',
      nothing: 'Tidak ada langkah',
    } satisfies Record<NextStep, string>,
    stepReason: {
      'agent-found-wrong': 'Petugas lapangan menemukan bahwa nomor ini salah.',
      'agent-found-died': 'Menurut petugas lapangan, orang ini sudah meninggal. Jangan dihubungi lagi.',
      'answer-old': 'Jawabannya sudah {{days}} hari; nomor ini bisa sudah berganti pemilik.',
      'number-linked': 'Nomor ini yang terakhir dipakai orang ini.',
      'not-most-recent': 'Sering dipakai, tetapi tidak disebut yang terakhir dipakai.',
      'weaker-link': 'Tidak disebut sebagai nomor yang terakhir atau paling sering dipakai.',
      'better-number-known': 'Pengecekan tanggal {{date}} menemukan nomor orang ini: {{phone}}.',
      'contact-reachable':
        'Kontak darurat ({{relation}}) sudah setuju dan nomornya terkait dengannya. Hanya tanyakan di mana orangnya, jangan menagih.',
      'other-numbers-exist': 'Jumlah nomor orang ini pada penyedia: {{numbers}}. Nomor ini tidak termasuk.',
      'no-number-exists': 'Penyedia tidak punya satu nomor pun untuk NIK ini.',
      'nothing-else-known': 'Penyedia tidak menyebut berapa nomor orang ini.',
      'link-unknown': 'Belum tentu nomor ini miliknya, jadi telepon saja bisa tidak cukup.',
      'link-and-count-unknown': 'Kaitan dan jumlah nomornya tidak diketahui.',
      'not-in-library': 'Mungkin NIK atau namanya salah ketik.',
      'identity-was-checked': 'NIK dan namanya sudah diperiksa.',
      ...withoutAnswer.id,
    } as const satisfies Record<StepReason, string>,
    flag: { yes: 'Ya', no: 'Tidak', unknown: 'Tidak diketahui', unrecognised: 'Tidak dikenal' } satisfies Record<
      Flag,
      string
    >,
    usage: {
      recentlyUsed: 'Nomor yang terakhir dipakai',
      frequentlyUsed: 'Nomor yang paling sering dipakai',
      other: 'Nomor lain (is_other)',
    } satisfies Record<keyof Usage, string>,
    relation: {
      Spouse: 'Suami/istri',
      Parents: 'Orang tua',
      Children: 'Anak',
      Grandparents: 'Kakek/nenek',
      Grandchildren: 'Cucu',
      'Brothers&sisters': 'Saudara kandung',
      Others: 'Lainnya',
      Unknown: 'Tidak diketahui',
    } satisfies Record<Relation, string>,
    unrecognisedRelation: '{{value}} (belum dikenal)',
    ourReading:
      'Dokumen penyedia tidak menjelaskan is_other lebih jauh. Kami membacanya sebagai nomor lain milik orang yang sama. Siapa yang mengangkat tetap harus dipastikan.',
  },
  en: {
    kind: {
      reachable: 'Reachable',
      likely: 'Likely',
      secondary: 'Another number, says the provider (verify first)',
      not_linked: 'Not linked, says the provider',
      unknown: 'Unknown',
      no_record: 'No record',
      none: 'None yet',
    },
    reason: {
      'recent-and-frequent': 'The person’s most recent and most used number.',
      'recent-only': 'The person’s most recent number; not said to be the most used.',
      'frequent-only': 'The person’s most used number; not said to be the most recent.',
      'other-number': 'The provider calls it another number of the person.',
      'no-link': 'The provider found no link between this number and this person.',
      'flags-unknown': 'The provider does not know whether this number and this person are linked.',
      'flags-unrecognised': 'The provider’s answer has a value that is not in its document.',
      ...withoutAnswer.en,
      'not-in-library': 'The provider does not know this person.',
    },
    nextStep: {
      'call-this-number': 'Call this number',
      'call-then-visit': 'Call first, visit if nobody answers',
      'call-verify-first': 'Call, but first make sure who answers',
      'call-better-number': 'Call another number of this person',
      'find-another-number': 'Find another number',
      'ask-emergency-contact': 'Ask the emergency contact where the person is',
      'verify-identity': 'Check the NIK and the name',
      visit: 'Visit the address',
      'check-again': 'Check again first',
      wait: 'Wait for the answer',
      'correct-row': 'Correct the data, then check again',
      retry: 'Try again',
      'resolve-doubt': 'Decide: send again or close',
      nothing: 'Nothing to do',
    },
    stepReason: {
      'agent-found-wrong': 'A field agent found this number to be wrong.',
      'agent-found-died': 'A field agent found that this person has died. Do not contact anybody about it.',
      'answer-old': 'The answer is {{days}} days old; the number may have a new owner by now.',
      'number-linked': 'It is the number the person used most recently.',
      'not-most-recent': 'Much used, but not said to be the most recent.',
      'weaker-link': 'Not said to be the person’s most recent or most used number.',
      'better-number-known': 'A check of {{date}} found a number of this person: {{phone}}.',
      'contact-reachable':
        'The emergency contact ({{relation}}) has consented, and the number is linked to them. Only ask where the person is; never collect from them.',
      'other-numbers-exist': 'Numbers the provider has of this person: {{numbers}}. This one is not among them.',
      'no-number-exists': 'The provider has no number at all for this NIK.',
      'nothing-else-known': 'The provider did not say how many numbers the person has.',
      'link-unknown': 'The number may not be theirs, so a call alone may not be enough.',
      'link-and-count-unknown': 'Neither the link nor how many numbers there are is known.',
      'not-in-library': 'The NIK or the name may have been mistyped.',
      'identity-was-checked': 'The NIK and the name have been checked.',
      ...withoutAnswer.en,
    },
    flag: { yes: 'Yes', no: 'No', unknown: 'Unknown', unrecognised: 'Not recognised' },
    usage: {
      recentlyUsed: 'Most recently used number',
      frequentlyUsed: 'Most used number',
      other: 'Another number (is_other)',
    },
    relation: {
      Spouse: 'Spouse',
      Parents: 'Parents',
      Children: 'Children',
      Grandparents: 'Grandparents',
      Grandchildren: 'Grandchildren',
      'Brothers&sisters': 'Brothers and sisters',
      Others: 'Others',
      Unknown: 'Unknown',
    },
    unrecognisedRelation: '{{value}} (not recognised)',
    ourReading:
      'The provider’s document does not define is_other further. We read it as another number of the same person. Who answers must still be verified.',
  },
});

/** The facts that reasons of steps name, ready to show. */
export type StepFactTexts = Readonly<Record<Names<(typeof verdictWords)['id']['stepReason'][StepReason]>, string>>;

/** Why the step, or null where the verdict's reason has said it already. `facts`: as the place shows dates and numbers. */
export function stepReasonSentence(
  language: Language,
  { reason, stepReason }: Pick<Verdict, 'reason' | 'stepReason'>,
  facts: StepFactTexts,
): string | null {
  return (reason as string) === stepReason ? null : fill(verdictWords[language].stepReason[stepReason], facts);
}

/** As files and the terminal say it: days as `2026-11-22`, digits ungrouped, for somebody to sort and to copy. */
export function stepReasonText(language: Language, verdict: Verdict): string | null {
  const { numbers, ageDays, betterNumber, relation } = verdict.stepFacts;
  return stepReasonSentence(language, verdict, {
    numbers: String(numbers ?? ''),
    days: String(ageDays ?? ''),
    phone: betterNumber?.phone ?? '',
    date: betterNumber ? localDay(betterNumber.answeredAt) : '',
    relation: relation === null ? '' : withinSentence(relationText(language, relation)),
  });
}

/** One outside the document's list as it came, marked. */
export function relationText(language: Language, relation: string): string {
  const words = verdictWords[language];
  return relations.includes(relation as Relation)
    ? words.relation[relation as Relation]
    : fill(words.unrecognisedRelation, { value: relation });
}
