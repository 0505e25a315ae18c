/** The words of a report in both languages; the types see to it that neither lacks one. */
import type { LegalBasis, ListPurpose } from '../contract/lists.ts';
import type { ColumnField, ProblemCode } from '../contract/person.ts';
import type { Language } from '../contract/settings.ts';
import type { Charge, LookupState } from '../contract/states.ts';
import { en } from './report-texts-en.ts';
import { id } from './report-texts-id.ts';
import type { VerdictWords } from './verdict-words.ts';

export type ReportTexts = VerdictWords & {
  language: Language;
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
    stepReason: string;
    phoneCount: string;
    attempts: string;
    charge: string;
    answeredAt: string;
    providerAnswer: string;
    problems: string;
    ecNik: string;
    ecPhone: string;
    ecName: string;
    relation: string;
    ecRecentlyUsed: string;
    ecFrequentlyUsed: string;
  };
  states: Record<LookupState | 'rejected', string>;
  /** In every row of a practice list, in capitals: nobody must take it for real. */
  practiceMark: string;
  charges: Record<Charge, string>;
  /** In place of a charge. */
  practiceCharge: string;
  fields: Record<ColumnField, string>;
  problems: Record<ProblemCode, string>;
  purposes: Record<ListPurpose, string>;
  legalBases: Record<LegalBasis, string>;
  summary: {
    title: string;
    practice: string;
    list: string;
    source: string;
    connection: string;
    purpose: string;
    legalBasis: string;
    /** Where nobody said. */
    notSaid: string;
    madeBy: string;
    madeAt: string;
    rows: string;
    accepted: string;
    rejected: string;
    /** By the operator, in the grid. */
    skipped: string;
    duplicates: string;
    byState: string;
    byVerdict: string;
    charges: string;
    rupiah: string;
    /** In place of a sum of calls whose price was never set. */
    priceNotSet: string;
    /** How many such calls the sum does not hold. */
    withoutPrice: string;
    consent: string;
    consented: string;
    notConsented: string;
    /** Of a list of an older version. `headings`: in a row, with commas. */
    withheld: string;
    withheldText(headings: string): string;
    reading: string;
    contactWindow: string;
    contactWindowText: string;
    notAdvice: string;
  };
};

export const reportTexts: Record<Language, ReportTexts> = { id, en };
