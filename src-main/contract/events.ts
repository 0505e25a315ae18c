/** The events of the core. Several changes within a short time are sent as one event. */
import { z } from 'zod';
import { connectionSchema } from './connections.ts';
import { listSchema } from './lists.ts';
import { lockStatusSchema } from './lock.ts';
import { queueStatusSchema } from './queue.ts';
import { settingsSchema } from './settings.ts';
import { systemSchema } from './system.ts';
import { updateStatusSchema } from './updates.ts';

export const events = {
  'queue.changed': queueStatusSchema,
  /** Progress, a start, a rename: the whole list as `lists.get` would give it. */
  'lists.changed': listSchema,
  /**
   * Lookups of that list changed state. `lookupIds` holds the first hundred: a hundred, or none, means any of the list.
   * Re-read what is on screen.
   */
  'lookups.changed': z.object({ listId: z.int(), lookupIds: z.array(z.int()) }),
  'connections.changed': z.object({ connections: z.array(connectionSchema) }),
  'settings.changed': settingsSchema,
  /** The role changed: this copy took over, or lost the data directory. */
  'system.changed': systemSchema,
  /** Other data was put in place of what was open: everything is to be read anew. */
  'system.reopened': z.object({}),
  /** The window locked, or was unlocked; or whether there is a lock, and for whom, changed. */
  'lock.changed': lockStatusSchema,
  /** `system.takeAsked` has something. */
  'system.asked': z.object({}),
  'updates.changed': updateStatusSchema,
  /** A preview or an import under way. `total` is null until it is known. */
  'imports.progress': z.object({
    fileId: z.string(),
    phase: z.enum(['reading', 'checking', 'storing']),
    done: z.int(),
    total: z.int().nullable(),
  }),
  /** Outcomes were stored: what is on screen of lookups, their next steps and promises is to be read again. */
  'outcomes.changed': z.object({}),
  /** A summary that takes longer: rows looked at. */
  'reports.counting': z.object({ done: z.int(), total: z.int() }),
  'reports.progress': z.object({ listId: z.int(), done: z.int(), total: z.int() }),
} as const;

export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;
export type AnyEvent = { [N in EventName]: { name: N; payload: EventOf<N> } }[EventName];
