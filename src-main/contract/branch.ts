/** Whose reports these are: the branch's name and logo, which stand on what the program writes for others. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

/** One line, without blanks around. */
export const branchNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u);

/** What every program that opens a workbook can show; of others a screen shows them, and print does not. */
export const logoFormats = ['png', 'jpeg'] as const;

export const mostLogoBytes = 500_000;
/** Pixels of either side. */
export const logoSides = { least: 16, most: 3_000 } as const;

const branchLogoShape = z.object({
  format: z.enum(logoFormats),
  /** Pixels. */
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  base64: z.base64(),
});
export interface BranchLogo extends z.infer<typeof branchLogoShape> {}

const branchShape = z.object({ name: z.string().nullable(), logo: named<BranchLogo>(branchLogoShape).nullable() });
export interface Branch extends z.infer<typeof branchShape> {}
export const branchSchema = named<Branch>(branchShape);

/** Why a file is no logo: another kind of file (an SVG may load others), not whole, too many bytes, or sides out of bounds. */
export const logoFaults = ['kind', 'damaged', 'bytes', 'sides'] as const;
export type LogoFault = (typeof logoFaults)[number];

export const branchCalls = {
  /** null: nobody has set it. */
  'branch.get': query({ input: z.object({}), output: branchSchema }),
  /**
   * What is not said stays; null takes it away. The logo is copied into the store: its file may go. Errors: `logo-refused` (`details.problem` is
   * one of `logoFaults`), `file-unknown`, `file-not-readable`.
   */
  'branch.set': command({
    input: z.object({
      name: branchNameSchema.nullable().optional(),
      logo: z.object({ fileId: z.string() }).nullable().optional(),
    }),
    output: branchSchema,
  }),
};
