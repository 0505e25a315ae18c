/**
 * The branch head's page: what became of the people of a period, what it cost, and whom agents reached. Names no customer.
 *
 * Everything counts on the local day on which it happened: a row on the day it came into the state it has now (an answered one
 * on the day of its answer, a waiting one on the day since which it waits), a call and its rupiah on the day it left, as in the
 * ledger, and an outcome on the day of the visit.
 */
import { z } from 'zod';
import { verdictKinds } from './answer.ts';
import { named, query } from './call.ts';
import { accountSumSchema } from './charges.ts';
import { reportFormatSchema } from './files.ts';
import { type OutcomeKind, outcomeKindSchema } from './outcomes.ts';
import { languageSchema } from './settings.ts';

/** A local day, YYYY-MM-DD. */
const daySchema = z.iso.date();

/** Both days inclusive. */
const periodShape = z.object({ from: daySchema, to: daySchema });
export interface SummaryDays extends z.infer<typeof periodShape> {}
export const summaryDaysSchema = named<SummaryDays>(periodShape);

export const summarySteps = ['day', 'week', 'month'] as const;
export const summaryStepSchema = z.enum(summarySteps);
export type SummaryStep = z.infer<typeof summaryStepSchema>;

/** Steps of a period at most; more cannot be read. */
export const mostSummarySteps = 400;
/** Lists, and agents, that are told one by one; the others together. */
export const mostSummaryRows = 50;

const summaryChoicesShape = z.object({
  /** Of practice, or of real accounts, never both; null: all of real accounts. */
  listIds: z.array(z.int()).min(1).max(50).nullable().default(null),
  period: summaryDaysSchema,
  /** Another period to lay beside it. */
  compare: summaryDaysSchema.nullable().default(null),
  /** A week begins on Monday. */
  step: summaryStepSchema.default('day'),
});
export interface SummaryChoices extends z.infer<typeof summaryChoicesShape> {}

/** What makes its file again. */
export const summaryOptionsShape = summaryChoicesShape.extend({
  format: reportFormatSchema.default('xlsx'),
  language: languageSchema,
});
export interface SummaryOptions extends z.infer<typeof summaryOptionsShape> {}

/** As a lookup's state, but that a shared answer is an answer, and that what is to be sent and what is being sent waits. */
export const summaryStates = [
  'answered',
  'no_record',
  'refused',
  'in_doubt',
  'failed',
  'waiting',
  'cancelled',
] as const;
export type SummaryState = (typeof summaryStates)[number];

/** Outcomes by which somebody spoke with the person. */
export const reachedOutcomes: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>(['reached', 'promised', 'refused']);

/** People of whom an agent said what was found, and those of them with whom somebody spoke. Rows, each once. */
const reachShape = z.object({ visited: z.int(), reached: z.int() });
export interface Reach extends z.infer<typeof reachShape> {}

/** `people`: rows that were asked. `reachable`: of them, those whose verdict is reachable or likely. */
const asked = { people: z.int(), reachable: z.int() };

/**
 * Rows that a shared answer spared a call. `rupiah`: what each of those answers cost when it was paid for; a shared “no record”
 * would have been free and is not in it. `withoutPrice`: whose price was not set then; the rupiah do not include them.
 */
const savedShape = z.object({ people: z.int(), rupiah: z.number(), withoutPrice: z.int() });

const stepShape = reachShape.extend({
  ...asked,
  /** Its first day; of the first step the period's own. */
  from: daySchema,
  to: daySchema,
  answered: z.int(),
  /** Of charged calls. */
  rupiah: z.number(),
  saved: z.int(),
});
export interface SummaryStepSum extends z.infer<typeof stepShape> {}

const listSumShape = reachShape.extend({
  ...asked,
  listId: z.int(),
  listName: z.string(),
  answered: z.int(),
  waiting: z.int(),
  rupiah: z.number(),
  saved: z.int(),
});
export interface SummaryListSum extends z.infer<typeof listSumShape> {}

const periodSumShape = periodShape.extend({
  /** Rows that were asked: neither waiting nor cancelled. Somebody in two lists counts in each. */
  people: z.int(),
  states: z.record(z.enum(summaryStates), z.int()),
  /** Of those asked. */
  verdicts: z.record(z.enum(verdictKinds), z.int()),
  /** Of emergency contacts who have consented, by the provider's finding: one of `relations`, or null for any other word. Most first. */
  relations: z.array(z.object({ relation: z.string().nullable(), people: z.int() })),
  /** By the number's prefix; null: not known. Most people first. */
  operators: z.array(z.object({ operator: z.string().nullable(), ...asked })),
  /** Read off the NIK; null: its digits name none. Most people first. */
  provinces: z.array(z.object({ province: z.string().nullable(), ...asked })),
  reach: named<Reach>(reachShape),
  outcomes: z.partialRecord(outcomeKindSchema, z.int()),
  /** By the verdict the row has now; what was found at another number of the person is not in it. */
  reachByVerdict: z.record(z.enum(verdictKinds), named<Reach>(reachShape)),
  /** null: nobody said who it was. Most people first. */
  agents: z.array(reachShape.extend({ agent: z.string().nullable() })),
  moreAgents: z.int(),
  cost: accountSumSchema,
  saved: savedShape,
  /** All of the period, in order, those without anything too. */
  steps: z.array(named<SummaryStepSum>(stepShape)),
  /** Most people first. */
  lists: z.array(named<SummaryListSum>(listSumShape)),
  moreLists: z.int(),
});
export interface PeriodSum extends z.infer<typeof periodSumShape> {}

const summaryShape = z.object({
  /** Of practice lists: every answer is made up, and nothing was paid. */
  practice: z.boolean(),
  step: summaryStepSchema,
  period: named<PeriodSum>(periodSumShape),
  compare: named<PeriodSum>(periodSumShape).nullable(),
});
export interface Summary extends z.infer<typeof summaryShape> {}

export const summaryCalls = {
  /**
   * Errors: `not-found`, `practice-and-real`, `invalid-input` (`to` before `from`; more than `mostSummarySteps` steps). While rows
   * change meanwhile, its figures are of slightly different moments. `counting-stopped` where `reports.stopCounting` came meanwhile.
   */
  'reports.summary': query({ input: summaryChoicesShape, output: named<Summary>(summaryShape) }),
  /** Summaries that are being counted end with `counting-stopped`. */
  'reports.stopCounting': query({ input: z.object({}), output: z.object({}) }),
};
