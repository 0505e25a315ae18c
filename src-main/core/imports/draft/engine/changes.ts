/** What one step of repair made of the rows: absolute, so that it can be written down and brought back in any order of choices. */
import { z } from 'zod';

/** Kept short, because a step may touch half a million rows. */
const changeSchema = z.object({
  /** Name of the sheet; null: a text file. */
  s: z.string().nullable(),
  /** Row, as Excel counts. */
  r: z.int().min(1),
  /** Column from 1 → text; null: as the file has it. */
  c: z.record(z.string(), z.string().nullable()).optional(),
  /** Left out. */
  skip: z.boolean().optional(),
  /** Taken in spite of `nik-length`, `nik-date-impossible`, a serial that is never given. */
  len: z.boolean().optional(),
  date: z.boolean().optional(),
  serial: z.boolean().optional(),
});
export type Change = z.infer<typeof changeSchema>;
