/** Saves the rows with problems of a file that is not a list yet as a workbook. */
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { CoreClient, OutputOf } from '../../../../src-main/contract/index.ts';
import type { Severity } from '../../../../src-main/contract/person.ts';
import type { Language } from '../../../../src-main/contract/settings.ts';
import type { offerDownload } from '../../../core/files/download.ts';
import { type Saved, saveAs } from '../../../core/files/save-as.ts';
import { suggestedName } from '../../../core/files/suggested-name.ts';

export type SaveProblemsOrder = {
  draftId: string;
  /** What the file is called before the day. */
  title: string;
  severities: Severity[];
  language: Language;
  offer?: typeof offerDownload;
};

/** null: the person closed the dialog without choosing. */
export function saveProblems(
  client: CoreClient,
  { draftId, title, severities, language, offer }: SaveProblemsOrder,
  today: Date,
): Promise<Result<Saved<OutputOf<'drafts.saveProblems'>> | null>> {
  const write = (fileId: string) => client.call('drafts.saveProblems', { draftId, fileId, severities, language });
  return saveAs(client, { kind: 'problems', name: suggestedName({ title, format: 'xlsx' }, today) }, write, offer);
}
