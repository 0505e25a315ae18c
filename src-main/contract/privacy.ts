/** What the law on personal data (UU PDP 27/2022) asks of what is stored: an end to it, and to leave alone who wants it. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { retainedPurposes, retentionDaysSchema, retentionSchema } from './purposes.ts';
import { languageSchema } from './settings.ts';

/** Of one list, what would be removed, or was. */
const purgedListShape = z.object({
  listId: z.int(),
  name: z.string(),
  purpose: z.enum(retainedPurposes),
  lookups: z.int(),
  rejectedRows: z.int(),
  /** Answers among them that an account charged for: they are not reused any more. Practice is not among them. */
  paidAnswers: z.int(),
  /** What those cost. */
  rupiah: z.number(),
  /** Nobody is left in it. Its name, its dates and its charges stay. */
  emptied: z.boolean(),
});
export interface PurgedList extends z.infer<typeof purgedListShape> {}

/** What is over its days. The sums are of all lists; `lists` names those of them that have some. */
const purgeShape = z.object({
  lookups: z.int(),
  rejectedRows: z.int(),
  /** What field agents found of those lookups. */
  outcomes: z.int(),
  /** Repairs of files that became no list. */
  drafts: z.int(),
  paidAnswers: z.int(),
  rupiah: z.number(),
  lists: z.array(named<PurgedList>(purgedListShape)),
});
export interface Purge extends z.infer<typeof purgeShape> {}
export const purgeSchema = named<Purge>(purgeShape);

/** 16 digits, however they were typed: blanks, dots and dashes are left out. */
export const typedNikSchema = z
  .string()
  .transform((typed) => typed.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{10,20}$/));

/** By a lookup of theirs where there is one, so that no NIK stands where it need not. */
export const personNamedSchema = z.union([z.object({ nik: typedNikSchema }), z.object({ lookupId: z.int() })]);
export type PersonNamed = z.output<typeof personNamedSchema>;

const restrictedPersonShape = z.object({
  nik: z.string(),
  reason: z.string().nullable(),
  /** Milliseconds since the epoch. */
  since: z.number(),
  by: z.string(),
});
export interface RestrictedPerson extends z.infer<typeof restrictedPersonShape> {}

export const longestReason = 300;
const reasonSchema = z
  .string()
  .trim()
  .max(longestReason)
  .transform((text) => (text === '' ? null : text));

/** What went. Not how much of it was about others: a contact's details in somebody else's row are the contact's. */
const erasedCountsShape = z.object({
  lookups: z.int(),
  /** Entries of cost that are kept without the person. */
  attempts: z.int(),
  outcomes: z.int(),
  /** Reports in which the person stood: the files that were given away are in nobody's reach here. */
  reports: z.int(),
  /** Rows of others that named the person as an emergency contact. */
  contacts: z.int(),
  /** Cells of other columns. */
  cells: z.int(),
  rejectedRows: z.int(),
  /** Repairs of files that named the person. */
  drafts: z.int(),
  /** Names of files and lists, and notes, in which the person is blanked. */
  texts: z.int(),
  /** Backup copies of the store, made before its schema changed, that were removed. */
  copies: z.int(),
  /** Stores that were set aside in the data folder: the person is erased in them when one is put back. */
  copiesSetAside: z.int(),
});
export interface ErasedCounts extends z.infer<typeof erasedCountsShape> {}

/** Holds no personal data. */
const certificateShape = z.object({
  kind: z.literal('sambung-erasure'),
  version: z.literal(1),
  /** HMAC-SHA256 of the NIK under a key of this store alone; hexadecimal. */
  person: z.string(),
  /** ISO 8601, UTC. */
  erasedAt: z.string(),
  erasedBy: z.string(),
  erased: named<ErasedCounts>(erasedCountsShape),
  /** To be read, line by line. */
  text: z.object({ id: z.array(z.string()), en: z.array(z.string()) }),
});
export interface Certificate extends z.infer<typeof certificateShape> {}

/** What can be corrected of a person. */
export const correctedFields = ['name', 'phone'] as const;

const correctionShape = z.object({
  field: z.enum(correctedFields),
  /** Of a name '': there was none. */
  before: z.string(),
  after: z.string(),
  reason: z.string().nullable(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  by: z.string(),
});
export interface Correction extends z.infer<typeof correctionShape> {}
export const correctionSchema = named<Correction>(correctionShape);

export const privacyCalls = {
  /**
   * Corrects a name or a number of the person; the old value is kept beside it. A name: in every check of that NIK that has the
   * old one, whatever its case and blanks. A number: where it still waits to be asked; what was answered is about the number that
   * was asked. `lookups`: rows changed; `left`: rows whose question is under way, which stay as they are. What was paid for under the
   * old name answers for the new one too, and the other way round. Errors: `person-invalid` (path `after`; a problem's code), `invalid-input`
   * (nothing would change), `not-found` (nobody has that NIK with the old value).
   */
  'privacy.correct': command({
    input: z.object({
      nik: typedNikSchema,
      field: z.enum(correctedFields),
      before: z.string().max(300),
      after: z.string().max(300),
      reason: reasonSchema.nullable().default(null),
    }),
    output: z.object({ lookups: z.int(), left: z.int() }),
  }),
  /**
   * Erases the person for good, wherever in this data they stand; what asking cost stays. A copy of the data that is put back later
   * is erased in before anything of it is shown. An answer that is on its way is waited for. Errors: `lookup-not-in-that-state`
   * (none came in a minute and a half), `not-found` (that lookup is gone).
   */
  'privacy.erase': command({
    input: z.object({ person: personNamedSchema }),
    output: z.object({ certificate: named<Certificate>(certificateShape) }),
  }),
  /**
   * Writes what the certificate of an erasure says to a text file, whole or not at all. `digest`, `erasedAt`: its `person` and its
   * `erasedAt`. Errors: `not-found` (nobody was erased then), those of writing a file.
   */
  'privacy.saveCertificate': command({
    input: z.object({
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      erasedAt: z.iso.datetime(),
      fileId: z.string(),
      language: languageSchema,
    }),
    output: z.object({ fileName: z.string() }),
  }),
  /** Whom nobody asks or reports about, the newest first. */
  'privacy.restricted': query({
    input: z.object({}),
    output: z.object({ people: z.array(named<RestrictedPerson>(restrictedPersonShape)) }),
  }),
  /**
   * From now on nothing about the person is sent or reported: what waits is cancelled (`cancelled`: so many rows), lists that
   * are imported leave the person out (problem `person-restricted`), and a single check is refused with that error.
   */
  'privacy.restrict': command({
    input: z.object({ person: personNamedSchema, reason: reasonSchema.nullable().default(null) }),
    output: z.object({ cancelled: z.int() }),
  }),
  /** Rows that were cancelled stay so until somebody queues them again. `unrestricted` false: the person was not restricted. */
  'privacy.unrestrict': command({
    input: z.object({ person: personNamedSchema }),
    output: z.object({ unrestricted: z.boolean() }),
  }),
  /** What a purge would remove now: by these days, by the same number of days for all purposes, or by neither as the setting says. */
  'privacy.duePurge': query({
    input: z.object({ retention: retentionSchema.optional(), olderThanDays: retentionDaysSchema.optional() }),
    output: purgeSchema,
  }),
  /** Removes it, in turns. What waits, is under way or in doubt stays, and what a younger row shares. Errors: `retention-off`. */
  'privacy.purge': command({ input: z.object({ olderThanDays: retentionDaysSchema.optional() }), output: purgeSchema }),
};
