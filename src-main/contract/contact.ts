/** When a customer may be contacted about a loan (POJK 22/2023 art. 62), and how anybody knows. */
import { z } from 'zod';
import { named } from './call.ts';
import { zoneSchema } from './person.ts';

const contactWindowShape = z.object({
  /** When it opens, or now where it is open; milliseconds since the epoch, as `until`. */
  from: z.number(),
  until: z.number(),
  open: z.boolean(),
  /** The calendar there when it opens: YYYY-MM-DD, and the day of the week, 0 is Sunday. */
  day: z.string(),
  weekday: z.int().min(0).max(6),
  /** It is that day there now. */
  today: z.boolean(),
  /** Clock times there, `08:00`: the day's own, whatever the hour is now. */
  opens: z.string(),
  closes: z.string(),
  /** Whose clock that is. */
  clock: zoneSchema,
  /** false: of that year nobody knows the holidays, so that the day may be one. */
  holidaysKnown: z.boolean(),
});
export interface ContactWindow extends z.infer<typeof contactWindowShape> {}

/** What told the zone. address: a column of the list. nik: a hint, where it was first issued. none: nothing did. */
export const zoneBases = ['address', 'nik', 'none'] as const;
export type ZoneBasis = (typeof zoneBases)[number];

const contactOpeningShape = z.object({
  basis: z.enum(zoneBases),
  /** null: the file of holidays leaves no day. */
  window: named<ContactWindow>(contactWindowShape).nullable(),
});
export interface ContactOpening extends z.infer<typeof contactOpeningShape> {}
