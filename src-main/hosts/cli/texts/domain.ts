/** The words of the domain as a terminal says them: what to do next is a command or an option. */
import type { ProblemCode } from '../../../contract/person.ts';
import type { Language } from '../../../contract/settings.ts';
import { chargeWords } from '../../../words/charges.ts';
import { errorSentences, errorWords } from '../../../words/errors.ts';
import { fieldWords } from '../../../words/fields.ts';
import { labelWords } from '../../../words/labels.ts';
import { personWords } from '../../../words/person.ts';
import { personFileWords } from '../../../words/person-file.ts';
import { problemWords } from '../../../words/problems.ts';
import { type QueueWays, queueWords, reasonSentences } from '../../../words/queue.ts';
import { stateWords } from '../../../words/states.ts';
import { verdictWords } from '../../../words/verdicts.ts';
import { errorAdvice } from './error-advice.ts';

const ways: Record<Language, QueueWays> = {
  id: {
    resume: '`resume`',
    whenReady: '`resume` melanjutkannya',
    history: '`history`',
    inSettings: 'dengan `connection set`, lalu `resume`',
    startAgain: 'jalankan lagi',
    nextDay: '`run` melanjutkannya besok, atau setelah `connection set --daily-cap`',
    nextMonth: '`run` melanjutkannya bulan depan, atau setelah `connection set --monthly-cap`',
    perhaps:
      ' (sertifikat milik perusahaan belum terpasang, lihat `connection set --ca`; atau jam komputer ini salah, atau ada login Wi-Fi atau pihak lain di tengah jalan)',
    whereToDecide: ': `data` menampilkan yang hilang, `data --accept-older` melanjutkan',
  },
  en: {
    resume: '`resume`',
    whenReady: '`resume` lets it go on',
    history: '`history`',
    inSettings: 'with `connection set`, then `resume`',
    startAgain: 'run it again',
    nextDay: '`run` goes on tomorrow, or after `connection set --daily-cap`',
    nextMonth: '`run` goes on next month, or after `connection set --monthly-cap`',
    perhaps:
      ' (a company’s own authority that is not installed, see `connection set --ca`; the clock of this computer, or a Wi-Fi login or somebody else in between)',
    whereToDecide: ': `data` says what is missing, `data --accept-older` goes on',
  },
};

/** What takes a row, a list or a sheet in spite of the problem, or with it. */
const optionOf: Readonly<Partial<Record<ProblemCode, string>>> = {
  'nik-length': '--accept-nik-length',
  'nik-date-impossible': '--accept-nik-date',
  'nik-serial-zero': '--accept-nik-serial',
  'nik-one-digit': '--accept-nik-serial',
  'ec-not-consented': '--ec-consent',
  'other-sheet-not-read': '--sheet',
  'nik-column-rounded': '--accept-nik-rounded',
  'phone-column-rounded': '--accept-phone-rounded',
};

function domainOf(language: Language) {
  const errors = errorWords[language];
  return {
    states: stateWords[language].lookup,
    charges: chargeWords[language].charge,
    fields: fieldWords[language],
    severities: problemWords[language].severity,
    problems: withOptions(problemWords[language].problem),
    queue: { ...queueWords[language], reason: reasonSentences(queueWords[language], ways[language]) },
    meaning: verdictWords[language],
    relation: labelWords[language].relation,
    personFile: personFileWords[language],
    neverAsked: personWords[language].neverAsked,
    errors: errorSentences(errors, errorAdvice[language]),
    otherFiles: errors.otherFile,
    wayFaults: { proxy: errors.proxy, ca: errors.ca },
    outOfMemory: errors.outOfMemory,
    reportFaults: { headingTaken: errors.headingTaken, logo: errors.logo },
  };
}

function withOptions(problems: Readonly<Record<ProblemCode, string>>): Record<ProblemCode, string> {
  const sentences = Object.entries(problems).map(([code, sentence]) => {
    const option = optionOf[code as ProblemCode];
    return [code, option === undefined ? sentence : `${sentence} (${option})`];
  });
  return Object.fromEntries(sentences) as Record<ProblemCode, string>;
}

export type Domain = ReturnType<typeof domainOf>;

export const domain: Record<Language, Domain> = { id: domainOf('id'), en: domainOf('en') };
