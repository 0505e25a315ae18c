/** What is looked for in the history, kept under a name: filter, order and columns of the table. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { historyFilterSchema, historySorts } from './history.ts';

/** What the table can show. */
export const historyColumns = [
  'person',
  'phone',
  'state',
  'verdict',
  'list',
  'connection',
  'operator',
  'province',
  'relation',
  'changed',
  'answered',
] as const;
export type HistoryColumn = (typeof historyColumns)[number];

const historyViewShape = z.object({
  viewId: z.int(),
  name: z.string(),
  /** Its `search` is empty, unless whoever saved it wanted it kept: it may name a person. */
  filter: historyFilterSchema,
  sort: z.enum(historySorts),
  /** In their order; empty: the usual ones. */
  columns: z.array(z.enum(historyColumns)),
  createdBy: z.string(),
  createdAt: z.number(),
});
export interface HistoryView extends z.infer<typeof historyViewShape> {}
const historyViewSchema = named<HistoryView, z.input<typeof historyViewShape>>(historyViewShape);

/** Without blanks around. */
export const viewNameSchema = z.string().trim().min(1).max(80);

export const historyViewCalls = {
  /** By name. */
  'historyViews.list': query({ input: z.object({}), output: z.object({ views: z.array(historyViewSchema) }) }),
  /** One of the same name (in any case) is replaced. */
  'historyViews.save': command({
    input: z.object({
      name: viewNameSchema,
      filter: historyFilterSchema,
      sort: z.enum(historySorts).default('newest'),
      columns: z.array(z.enum(historyColumns)).max(historyColumns.length).default([]),
    }),
    output: historyViewSchema,
  }),
  /** Errors: `history-view-unknown`. */
  'historyViews.remove': command({ input: z.object({ viewId: z.int() }), output: z.object({}) }),
};
