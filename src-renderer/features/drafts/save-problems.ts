/** Writes the rows with problems to a workbook from the first question to the saved file: where to, write it, and where needed fetch it. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient, OutputOf } from '../../../src-main/contract/index.ts';
import type { Severity } from '../../../src-main/contract/person.ts';
import type { Language } from '../../../src-main/contract/settings.ts';
import { offerDownload, readPieces } from '../reports/download.ts';
import { suggestedName } from '../reports/make-report.ts';

export type SaveProblemsOrder = {
  draftId: string;
  /** What the file is called before the day. */
  title: string;
  severities: Severity[];
  language: Language;
  offer?: typeof offerDownload;
};

/** null: the person closed the dialog without choosing. */
export async function saveProblems(
  client: CoreClient,
  { draftId, title, severities, language, offer = offerDownload }: SaveProblemsOrder,
  today: Date,
): Promise<Result<OutputOf<'drafts.saveProblems'> | null>> {
  const name = suggestedName({ listName: title, format: 'xlsx' }, today);
  const chosen = await client.call('files.chooseSave', { suggestedName: name });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return { ok: true, value: null };
  const written = await client.call('drafts.saveProblems', { draftId, fileId: file.fileId, severities, language });
  const pieces = written.ok && file.download ? await readPieces(client, file.fileId) : null;
  await client.call('files.release', { fileId: file.fileId });
  if (pieces === null) return written;
  if (!pieces.ok) return pieces;
  offer(file.name, pieces.value);
  return written;
}
