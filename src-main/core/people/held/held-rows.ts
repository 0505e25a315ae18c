/** The rows of each kind of what is held about a person. Times are milliseconds since the epoch, amounts rupiah. */
import type { AccessKind } from '../../../contract/access-log.ts';
import type { Flag, NextStep, VerdictKind, VerdictReason } from '../../../contract/answer.ts';
import type { InvoiceLine } from '../../../contract/charges.ts';
import type { Attempt } from '../../../contract/history.ts';
import type { Outcome } from '../../../contract/outcomes.ts';
import type { HeldKind } from '../../../contract/people.ts';
import type { Person, Problem } from '../../../contract/person.ts';
import type { Correction } from '../../../contract/privacy.ts';
import type { LegalBasis, ListPurpose } from '../../../contract/purposes.ts';
import type { LookupState } from '../../../contract/states.ts';

export type HeldLookup = Person & {
  lookupId: number;
  listId: number;
  list: string;
  row: number;
  connection: string;
  practice: boolean;
  state: LookupState;
  createdAt: number;
  updatedAt: number;
  answeredAt: number | null;
  /** The lookup whose answer it shares. */
  sharesAnswerOf: number | null;
  verdict: VerdictKind;
  verdictReason: VerdictReason;
  nextStep: NextStep;
  recentlyUsed: Flag | null;
  frequentlyUsed: Flag | null;
  other: Flag | null;
  phoneCount: number | null;
  sequenceId: string | null;
  /** Of the emergency contact, as is what follows. */
  relation: string | null;
  contactRecentlyUsed: Flag | null;
  contactFrequentlyUsed: Flag | null;
  contactOther: Flag | null;
  problems: Pick<Problem, 'field' | 'code'>[];
};

export type HeldAttempt = Omit<Attempt, 'connectionName'> & { lookupId: number; connection: string; price: number };

type Rows = {
  lookups: HeldLookup;
  /** Columns of the lists that are not of the person's own fields, as they stood. */
  furtherColumns: { lookupId: number; heading: string; text: string };
  lists: {
    listId: number;
    name: string;
    fileName: string | null;
    purpose: ListPurpose | null;
    legalBasis: LegalBasis | null;
    contactsConsented: boolean;
    createdAt: number;
    startedAt: number | null;
    connection: string;
    practice: boolean;
  };
  attempts: HeldAttempt;
  invoiceLines: {
    invoiceId: number;
    fileName: string;
    row: number;
    attemptId: number;
    sequenceId: string;
    billedAt: number | null;
    amount: number | null;
    mark: InvoiceLine['mark'] | null;
  };
  outcomes: Outcome;
  reports: {
    reportId: number;
    lookupId: number;
    kind: string;
    madeAt: number;
    madeBy: string;
    fileName: string | null;
    group: string | null;
  };
  /** Rows of lists that were left out, and hold the person's NIK or one of the numbers. */
  rejectedRows: {
    listId: number;
    list: string;
    row: number;
    cells: { heading: string; text: string }[];
    problems: Pick<Problem, 'field' | 'code'>[];
  };
  /** What was typed into files that are no list yet. */
  draftRepairs: { draftId: number; usedAt: number; sheet: string | null; row: number; column: number; text: string };
  /** That nobody asks or reports about the person. */
  restrictions: { since: number; reason: string | null; by: string };
  /** Names and numbers that were corrected. */
  corrections: Correction;
  accessLog: { seq: number; at: number; systemUser: string; operator: string | null; what: AccessKind; people: number };
};

export type HeldOf<K extends HeldKind> = Rows[K];
export type Held = { [K in HeldKind]: Rows[K][] };
