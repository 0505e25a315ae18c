/** What the program asks of a draft in the reading process, and what it is answered. */
import type { DraftFilter, DraftOrder, DraftRow } from '../../../contract/drafts.ts';
import type { Severity } from '../../../contract/person.ts';
import type { ReadChoices } from '../../../contract/reading.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { Question } from '../../worker/questions.ts';
import type { ReadRows, RowListeners } from '../reading/messages.ts';
import type { Change } from './engine/changes.ts';
import type { DraftFacts, DraftState, RowsWanted } from './engine/draft-state.ts';

type Checked = Pick<RowListeners, 'checked'>;
type Changed = { state: DraftState; changed: number };
/** Before the answer, part by part. */
type Changes = { changes(changes: Change[]): Promise<void> };
type RowPage = { offset: number; limit: number; fresh: boolean };

export type DraftQuestions = {
  /** `restricted`: NIKs and numbers of people whom nobody asks about. */
  'draft-open': Question<{ place: BytesPlace; restricted: readonly string[] }, { digest: string; headings: string[] }>;
  /** `sheet`: that one alone is read. */
  'draft-open-unseen': Question<{ place: BytesPlace; sheet: string | undefined; restricted: readonly string[] }, null>;
  'draft-read-as': Question<{ choices: ReadChoices; allowMissing: boolean }, DraftFacts>;
  'draft-facts': Question<null, DraftFacts>;
  'draft-choose': Question<ReadChoices, DraftState, Checked>;
  'draft-state': Question<null, DraftState, Checked>;
  'draft-rows': Question<{ filter: DraftFilter; page: RowPage }, { total: number; rows: DraftRow[] }>;
  'draft-apply': Question<DraftOrder, Changed, Checked & Changes>;
  'draft-undo': Question<null, Changed, Checked>;
  'draft-redo': Question<null, Changed, Checked & Changes>;
  /** Part of a step of an earlier time; `last` ends the step. */
  'draft-replay': Question<{ changes: Change[]; last: boolean }, null>;
  /** `slices` false: the rows themselves are not wanted. */
  'draft-read-all': Question<RowsWanted & { slices: boolean }, ReadRows, RowListeners>;
  'draft-problems': Question<readonly Severity[], null, { rows(rows: DraftRow[]): Promise<void> }>;
};
