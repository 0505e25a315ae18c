/** One person: checked by hand, ahead of every list; and everything that was ever asked about them, on one page. */
import { z } from 'zod';
import { verdictKinds } from './answer.ts';
import { command, named, query } from './call.ts';
import { lookupItemSchema } from './history.ts';
import { outcomeSchema } from './outcomes.ts';
import { derivedSchema, personFieldSchema, personSchema, problemShape } from './person.ts';
import { correctionSchema } from './privacy.ts';
import { languageSchema } from './settings.ts';

/** As typed: nothing cleaned yet. */
export const typedPersonSchema = z.object({
  nik: z.string().max(100),
  phone: z.string().max(100),
  name: z.string().max(300).default(''),
  ecNik: z.string().max(100).default(''),
  ecPhone: z.string().max(100).default(''),
  ecName: z.string().max(300).default(''),
});

/** A problem of what was typed; there is no birth date among it. */
const typedProblemShape = problemShape.extend({ field: personFieldSchema.nullable() });
export interface TypedProblem extends z.infer<typeof typedProblemShape> {}
export const typedProblemSchema = named<TypedProblem>(typedProblemShape);

/**
 * Whom a call is about: the person of that lookup, or of that NIK or phone as typed. Of a phone: whoever was asked about with
 * it last.
 */
export const whomSchema = z.union([
  z.strictObject({ lookupId: z.int() }),
  z.strictObject({ nik: z.string().max(100) }),
  z.strictObject({ phone: z.string().max(100) }),
]);
export type Whom = z.infer<typeof whomSchema>;

/**
 * What may change from one question about a person to the next. Of the same phone: the verdict and the three flags. Of the
 * person: how many numbers the provider associates, and the name they were asked by. Of the same contact: the relation.
 */
export const changeKinds = [
  'verdict',
  'recentlyUsed',
  'frequentlyUsed',
  'other',
  'phoneCount',
  'relation',
  'name',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

const changeShape = z.object({
  what: z.enum(changeKinds),
  /** A verdict, a flag, a count, a relation or a name; null: there was none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  phone: z.string(),
  practice: z.boolean(),
  /** The lookup that showed it, and the one that it is compared with; milliseconds since the epoch. */
  lookupId: z.int(),
  at: z.number(),
  sinceLookupId: z.int(),
  sinceAt: z.number(),
  /** Of a verdict: the number was linked to the person before, and no link is found any more. */
  mayBeReassigned: z.boolean(),
});
export interface PersonChange extends z.infer<typeof changeShape> {}

/** What practice answered about a number is one entry, and what a real account did another. */
const knownNumberShape = z.object({
  phone: z.string(),
  /** By the newest answer about it; `none` where there is no answer yet. */
  verdict: z.enum(verdictKinds),
  /** When that answer came, or the lookup without one last changed; milliseconds since the epoch. */
  at: z.number(),
  lookupId: z.int(),
  practice: z.boolean(),
  operator: z.string().nullable(),
  /** The newest answer finds no link, and an earlier one did: numbers are given to others some time after they expire. */
  mayBeReassigned: z.boolean(),
  /** Other people who were asked about with it. */
  alsoAsked: z.int(),
  /** What it was corrected to since; null: it was not. */
  correctedTo: z.string().nullable(),
});
export interface PersonNumber extends z.infer<typeof knownNumberShape> {}

const namedContactShape = z.object({
  ecNik: z.string().nullable(),
  ecPhone: z.string().nullable(),
  ecName: z.string().nullable(),
  /** The provider's newest word on it, verbatim; null: none. */
  relation: z.string().nullable(),
  /** What the flags of the contact's own number say; null: the provider said none. */
  verdict: z.enum(verdictKinds).nullable(),
  /** The lookups that named the contact first and last. */
  firstAt: z.number(),
  lastAt: z.number(),
  lookupId: z.int(),
  practice: z.boolean(),
});
export interface NamedContact extends z.infer<typeof namedContactShape> {}

const personPageShape = z.object({
  /** The newest lookup, and the person as it names them. */
  lookupId: z.int(),
  person: personSchema,
  derived: derivedSchema,
  /** Nobody asks or reports about the person, since then (milliseconds since the epoch); null: not restricted. */
  restricted: z.object({ since: z.number(), reason: z.string().nullable() }).nullable(),
  /** Newest first. */
  corrections: z.array(correctionSchema),
  /** How many lookups there are, and of how many of the newest the rest is told. */
  lookups: z.int(),
  told: z.int(),
  firstAt: z.number(),
  /** Newest first. */
  changes: z.array(named<PersonChange>(changeShape)),
  /** The strongest link first, and of those the newest answer; practice last. */
  numbers: z.array(named<PersonNumber>(knownNumberShape)),
  /** Other people who were asked about with one of these numbers, those asked last first. */
  alsoAsked: z.object({
    people: z.int(),
    /** There may be more of them than were counted. */
    more: z.boolean(),
    listed: z.array(
      z.object({
        phone: z.string(),
        lookupId: z.int(),
        nik: z.string(),
        name: z.string().nullable(),
        practice: z.boolean(),
        at: z.number(),
      }),
    ),
  }),
  contacts: z.array(named<NamedContact>(namedContactShape)),
  /** What field agents found, newest first; what a later word took the place of is not among it. */
  outcomes: z.array(outcomeSchema),
});
export interface PersonPage extends z.infer<typeof personPageShape> {}

/** What is held about a person, kind by kind: a sheet of the workbook each, a list of the JSON file each. */
export const heldKinds = [
  'lookups',
  'furtherColumns',
  'lists',
  'attempts',
  'invoiceLines',
  'outcomes',
  'reports',
  'rejectedRows',
  'draftRepairs',
  'restrictions',
  'corrections',
  'accessLog',
] as const;
export type HeldKind = (typeof heldKinds)[number];

export const heldFormatSchema = z.enum(['xlsx', 'json']);
export type HeldFormat = z.infer<typeof heldFormatSchema>;

export const peopleCalls = {
  /** Errors: `person-invalid` for digits that are no NIK or phone, `not-found` for a person who was never asked about. */
  'people.get': query({ input: z.object({ whom: whomSchema }), output: named<PersonPage>(personPageShape) }),
  /** Every lookup about that person, newest first. Errors: as `people.get`. */
  'people.lookups': query({
    input: z.object({
      whom: whomSchema,
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({ items: z.array(lookupItemSchema), next: z.string().nullable() }),
  }),
  /** Somebody opens the page of that person: written into the access log, once each time. Errors: `not-found`. */
  'people.opened': command({ input: z.object({ lookupId: z.int() }), output: z.object({}) }),
  /**
   * Writes everything held about the person, with whole numbers, to a file (docs/data.md says what is in it), and an entry into the
   * access log; whole or not at all. Of somebody else only what that one has consented to. Errors: as `people.get`, where nothing
   * at all is held `not-found`; those of writing a file.
   */
  'people.export': command({
    input: z.object({
      whom: whomSchema,
      /** From `files.chooseSave`. */
      fileId: z.string(),
      format: heldFormatSchema,
      language: languageSchema,
    }),
    output: z.object({ fileName: z.string(), held: z.record(z.enum(heldKinds), z.int()) }),
  }),
  /**
   * What the rules make of it, without asking anybody. `person` is null while an error stands. With a connection also whether
   * that NIK and phone were asked there before with another name or contact: a check would be paid for once more.
   */
  'people.inspect': query({
    input: typedPersonSchema.extend({ connectionId: z.int().optional(), ecConsent: z.boolean().default(true) }),
    output: z.object({
      person: personSchema.nullable(),
      problems: z.array(typedProblemSchema),
      derived: derivedSchema,
      /** When that was answered, within the days of reuse; milliseconds since the epoch. null: it was not. */
      askedOtherwiseAt: z.int().nullable(),
    }),
  }),
  /** Queues one lookup. A NIK of another length than 16 digits only warns here. `person-invalid` names the fields. */
  'people.check': command({
    input: typedPersonSchema.extend({
      connectionId: z.int(),
      /** Without it the emergency contact is neither stored nor sent. */
      ecConsent: z.boolean().default(false),
      /** Ask the provider also where history has a paid answer to this question. */
      askAgain: z.boolean().default(false),
    }),
    output: lookupItemSchema,
  }),
};
