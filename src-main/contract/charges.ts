/**
 * What was paid: one charge per attempt, the ledger and its sums, and the provider's invoices reconciled with it. No
 * entry names a person: ledger and invoices are matched by sequence id.
 */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { fileFormatSchema } from './files.ts';
import { attemptOutcomes } from './history.ts';
import { languageSchema } from './settings.ts';
import { chargeCountsShape, chargeSchema } from './states.ts';

/** Who determined a charge: the provider's answer (or that nothing was sent), an invoice, or the operator. */
export const settledBySchema = z.enum(['answer', 'invoice', 'operator']);

/**
 * What the invoices say of an attempt. agrees: charged on both sides. billed-though-free: they bill what the ledger
 * holds as free. not-billed: charged here, and missing on an invoice that covers its time and came after it. null: no
 * invoice covers it, or it is free on both sides.
 */
export const invoiceMarkSchema = z.enum(['agrees', 'billed-though-free', 'not-billed']);
export type InvoiceMark = z.infer<typeof invoiceMarkSchema>;

/** Which attempts. Absent: all. `from` inclusive, `to` exclusive, milliseconds since the epoch, by their start. */
const chargeFilterShape = z.object({
  connectionId: z.int().optional(),
  listId: z.int().optional(),
  /** Of accounts alone, where any is named: practice charges nothing. */
  charges: z.array(chargeSchema).default([]),
  marks: z.array(invoiceMarkSchema).default([]),
  from: z.number().optional(),
  to: z.number().optional(),
});
export interface ChargeFilter extends z.infer<typeof chargeFilterShape> {}

const chargeEntryShape = z.object({
  attemptId: z.int(),
  /** null: the check was removed, by retention or for a person who was erased; what it cost stays. */
  lookupId: z.int().nullable(),
  listId: z.int(),
  listName: z.string(),
  /** Row of the list's file, as Excel shows it; null: it was removed. */
  row: z.int().nullable(),
  connectionId: z.int(),
  connectionName: z.string(),
  /** Made up by the practice connection: nothing is paid for it, whatever its charge says. */
  practice: z.boolean(),
  number: z.int(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  outcome: z.enum(attemptOutcomes).nullable(),
  code: z.int().nullable(),
  sequenceId: z.string().nullable(),
  charge: chargeSchema,
  /** Rupiah of one charged call, as the connection had it then: what it cost, or may cost while unknown. */
  price: z.number(),
  /** null while the charge is unknown. */
  settledBy: settledBySchema.nullable(),
  mark: invoiceMarkSchema.nullable(),
});
export interface ChargeEntry extends z.infer<typeof chargeEntryShape> {}
export const chargeEntrySchema = named<ChargeEntry>(chargeEntryShape);

/** `rupiah`: of the charged ones; `rupiahUnknown`: what the unknown ones cost if they were charged. */
const chargeSumShape = chargeCountsShape.extend({ rupiah: z.number(), rupiahUnknown: z.number() });
export interface ChargeSum extends z.infer<typeof chargeSumShape> {}

/**
 * The same sum for accounts alone: practice answers cost nothing and are only in the overall sum. `withoutPrice`: of
 * charged and unknown, those whose price was not set then; the rupiah do not include them, so the sum is incomplete.
 */
const accountSumShape = chargeSumShape.extend({ withoutPrice: z.int() });
export interface AccountSum extends z.infer<typeof accountSumShape> {}
export const accountSumSchema = named<AccountSum>(accountSumShape);
/** A sum of the ledger, and the part of it that is real money. */
const ledgerSumShape = chargeSumShape.extend({ accounts: accountSumSchema });
export interface LedgerSum extends z.infer<typeof ledgerSumShape> {}
export const ledgerSumSchema = named<LedgerSum>(ledgerSumShape);

/** One imported invoice; the counts are the result of reconciling it with the ledger as it was then. */
const invoiceShape = z.object({
  invoiceId: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  fileName: z.string(),
  /** The time it covers, milliseconds since the epoch: `from` inclusive, `to` exclusive. The same where it covers none. */
  from: z.number(),
  to: z.number(),
  importedAt: z.number(),
  importedBy: z.string(),
  lines: z.int(),
  agrees: z.int(),
  billedThoughFree: z.int(),
  /** Unknown before; on the invoice, hence charged. */
  settledCharged: z.int(),
  /** Unknown before; the invoice covers its time and nothing on it can be this attempt, hence free. */
  settledFree: z.int(),
  /** Lines no attempt of ours answers to. */
  notOurs: z.int(),
  /** The same sequence id once more. */
  repeated: z.int(),
  /** Attempts of ours in its time that are charged and neither on it nor on another invoice. */
  notBilled: z.int(),
  /** The time it is of as the operator named it; null: not named. `from` and `to` are what of it can be judged. */
  namedFrom: z.number().nullable(),
  namedTo: z.number().nullable(),
  /** Charged calls of the named time from `to` on that are on no invoice yet: it was not over when the file came. */
  notOver: z.int(),
  /** Rows of the file that are no line (a total, a signature), and the first of them: `text` as it stands there. */
  skipped: z.int(),
  skippedRows: z.array(
    z.object({ sheet: z.string().optional(), row: z.int(), text: z.string(), amount: z.number().nullable() }),
  ),
  /** Rupiah; null: reconciled by an older program. */
  rupiah: z
    .object({
      /** Of all lines. One without an amount counts as its call's price, or else the connection's. */
      billed: z.number(),
      /** By the ledger: of the calls that are on it, and of those it leaves out though they were charged. */
      ours: z.number(),
      /** Of the lines to ask about: billed though free, not ours, repeated. */
      disputed: z.number(),
      withoutAmount: z.int(),
    })
    .nullable(),
  /** Attempts of its days whose charge is still unknown: lines are left that could be theirs, or it does not cover them. */
  stillUnknown: z.int(),
});
export interface Invoice extends z.infer<typeof invoiceShape> {}
export const invoiceSchema = named<Invoice>(invoiceShape);

export const invoiceLineMarks = ['agrees', 'billed-though-free', 'settled-charged', 'not-ours', 'repeated'] as const;
const invoiceLineShape = z.object({
  /** Only where lines stand in several sheets of the workbook. */
  sheet: z.string().optional(),
  /** As Excel shows it. */
  row: z.int(),
  /** Empty where the line has a time and no id. */
  sequenceId: z.string(),
  billedAt: z.number().nullable(),
  amount: z.number().nullable(),
  mark: z.enum(invoiceLineMarks),
  /** null: `not-ours`, or a repetition of such a line. */
  attemptId: z.int().nullable(),
  lookupId: z.int().nullable(),
});
export interface InvoiceLine extends z.infer<typeof invoiceLineShape> {}
export const invoiceLineSchema = named<InvoiceLine>(invoiceLineShape);

export const chargeCalls = {
  /**
   * The ledger, newest first. Where a filter finds little a page may be short, or empty, although `next` goes on: one call
   * looks for a few milliseconds only.
   */
  'charges.page': query({
    input: chargeFilterShape.extend({
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ entries: z.array(chargeEntrySchema), next: z.string().nullable() }),
  }),
  /** Sums by connection, list, local day (YYYY-MM-DD) or month (YYYY-MM): newest first, names in the order of the sum. */
  'charges.totals': query({
    input: chargeFilterShape.omit({ charges: true, marks: true }).extend({
      by: z.enum(['connection', 'list', 'day', 'month']),
    }),
    output: z.object({
      all: ledgerSumSchema,
      /** `id` of the connection or list, null for days and months; at most 1,000, the rest is in `all` alone. */
      groups: z.array(ledgerSumShape.extend({ name: z.string(), id: z.int().nullable() })),
    }),
  }),
  /** Writes the ledger, whole or not at all. */
  'charges.export': command({
    input: chargeFilterShape.extend({
      /** From `files.chooseSave`. */
      fileId: z.string(),
      format: fileFormatSchema.default('xlsx'),
      language: languageSchema,
    }),
    output: z.object({ rows: z.int(), fileName: z.string() }),
  }),
  /**
   * The operator knows what unknown ones cost. All or none: refused (`charge-already-known`) unless every one of them is
   * unknown, and (`lookup-not-in-that-state`) while one of them is still under way.
   */
  'charges.settle': command({
    input: z.object({
      attemptIds: z.array(z.int()).min(1).max(1_000),
      charge: z.enum(['charged', 'free']),
    }),
    output: z.object({ affected: z.int() }),
  }),
  /**
   * Lays the provider's invoice (CSV or a workbook with a column of sequence ids) beside the ledger of that connection and
   * settles what it can. `from` and `to` absent: the local days its lines are of, but of a day that is not over no more
   * than from its first to its last line; and no time at all where no id on it is ours, since it may be another account's.
   * A time that is named and not over yet is kept as named, and judged up to its last line (`notOver`). What an invoice bills outweighs another's silence
   * about it, whichever came first. Errors: `no-sequence-column`, `connection-unknown` and those of reading a file.
   */
  'charges.importInvoice': command({
    input: z.object({
      fileId: z.string(),
      connectionId: z.int(),
      from: z.number().optional(),
      to: z.number().optional(),
    }),
    output: invoiceSchema,
  }),
  'charges.invoices': query({
    input: z.object({ after: z.string().nullable().default(null), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ invoices: z.array(invoiceSchema), next: z.string().nullable() }),
  }),
  /** In the order of the file. */
  'charges.invoiceLines': query({
    input: z.object({
      invoiceId: z.int(),
      marks: z.array(z.enum(invoiceLineMarks)).default([]),
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ lines: z.array(invoiceLineSchema), next: z.string().nullable() }),
  }),
  /** Writes lines of an invoice to a file, whole or not at all: those to ask the provider about, where no marks are named. */
  'charges.exportInvoiceLines': command({
    input: z.object({
      invoiceId: z.int(),
      marks: z.array(z.enum(invoiceLineMarks)).min(1).default(['billed-though-free', 'not-ours', 'repeated']),
      /** From `files.chooseSave`. */
      fileId: z.string(),
      format: fileFormatSchema.default('xlsx'),
      language: languageSchema,
    }),
    output: z.object({ rows: z.int(), fileName: z.string() }),
  }),
  /** Takes an invoice back, with every mark and charge it gave: it was the wrong file. */
  'charges.removeInvoice': command({ input: z.object({ invoiceId: z.int() }), output: z.object({}) }),
};
