/** What the program asks of a draft in the reading process, and what it is answered (imports/reading/messages.ts carries both). */
import type { DraftFilter, DraftOrder, DraftRow } from '../../../contract/drafts.ts';
import type { ReadChoices } from '../../../contract/lists.ts';
import type { Severity } from '../../../contract/person.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { FileFacts } from '../reading/messages.ts';
import type { Summary } from '../reading/summary.ts';
import type { Change } from './changes.ts';
import type { DraftState } from './session.ts';

export type DraftQuestion =
  | { kind: 'open'; place: BytesPlace }
  | { kind: 'choose'; choices: ReadChoices }
  | { kind: 'state' }
  | { kind: 'rows'; filter: DraftFilter; page: { offset: number; limit: number; fresh: boolean } }
  | { kind: 'apply'; order: DraftOrder }
  | { kind: 'undo' }
  | { kind: 'redo' }
  /** Part of a step of an earlier time; `last` ends the step. */
  | { kind: 'replay'; changes: Change[]; last: boolean }
  /** Answered by slices first. */
  | { kind: 'read-all' }
  | { kind: 'read-problems'; severities: readonly Severity[] };

export type DraftAnswer =
  | { kind: 'opened'; digest: string; headings: string[] }
  | { kind: 'state'; state: DraftState }
  | { kind: 'rows'; total: number; rows: DraftRow[] }
  /** The changes of an `apply` or `redo` came before, as slices. */
  | { kind: 'changed'; state: DraftState; changed: number }
  | { kind: 'read'; facts: FileFacts; summary: Summary }
  | { kind: 'done' };
