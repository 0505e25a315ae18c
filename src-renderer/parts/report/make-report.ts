/** Makes one report and saves it where the person chose. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { Report } from '../../../src-main/contract/reports.ts';
import type { Language } from '../../../src-main/contract/settings.ts';
import type { offerDownload } from '../../core/files/download.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';

export type ReportOrder = {
  listId: number;
  listName: string;
  practice: boolean;
  format: Report['format'];
  language: Language;
};

const practiceMark: Record<Language, string> = { id: 'LATIHAN', en: 'PRACTICE' };

/** null: the person closed the dialog without choosing. */
export function makeReport(
  client: CoreClient,
  { listId, listName, practice, format, language }: ReportOrder,
  today: Date,
  offer?: typeof offerDownload,
): Promise<Result<Report | null>> {
  // The name is what is seen of a file that was sent on.
  const title = practice ? `${practiceMark[language]} ${listName}` : listName;
  const name = suggestedName({ title, format }, today);
  return saveAs(client, name, (fileId) => client.call('reports.create', { listId, fileId, format, language }), offer);
}
