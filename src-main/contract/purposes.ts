/** What a list is for (UU PDP art. 21), and on which legal basis (art. 20): recorded with the list, as the operator said. */
import { z } from 'zod';

export const listPurposes = ['reach-active', 'win-back', 'collection', 'verify-data', 'other'] as const;
export const legalBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'legitimate-interest',
] as const;
export const listPurposeSchema = z.enum(listPurposes);
export type ListPurpose = z.infer<typeof listPurposeSchema>;
export const legalBasisSchema = z.enum(legalBases);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/** Lists of which nobody said what they are for, and single checks, are kept as long as `not-said` says. */
export const retainedPurposes = [...listPurposes, 'not-said'] as const;
export type RetainedPurpose = (typeof retainedPurposes)[number];

/** Days, up to ten years. */
export const retentionDaysSchema = z.int().min(1).max(3_650);

/** Days that what is settled stays, by the purpose of its list (UU PDP art. 42). A purpose that is not named keeps it for ever. */
export const retentionSchema = z.partialRecord(z.enum(retainedPurposes), retentionDaysSchema);
export type Retention = z.infer<typeof retentionSchema>;
