/** The columns of `attempts` that are shown wherever an attempt is: in history and in the ledger. */
import type { Attempt } from '../../contract/history.ts';
import { columnsOf, type Row } from '../store/columns.ts';

type Shown = Pick<
  Attempt,
  'attemptId' | 'number' | 'startedAt' | 'finishedAt' | 'outcome' | 'httpStatus' | 'code' | 'sequenceId' | 'charge'
>;

export const attemptColumns = columnsOf<Shown>()({
  id: 'attemptId',
  number: 'number',
  started_at: 'startedAt',
  finished_at: 'finishedAt',
  outcome: 'outcome',
  http_status: 'httpStatus',
  code: 'code',
  sequence_id: 'sequenceId',
  charge: 'charge',
});
export type AttemptRow = Row<typeof attemptColumns>;
