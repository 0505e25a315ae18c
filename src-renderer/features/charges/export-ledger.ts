/** Writes the ledger to a file from the first question to the saved file: where to, write it, and where needed fetch it. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient, InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import { offerDownload, readPieces } from '../reports/download.ts';
import { suggestedName } from '../reports/make-report.ts';

type LedgerOrder = Omit<InputOf<'charges.export'>, 'fileId' | 'format'> & { format: 'xlsx' | 'csv' };

/** `title`: what the file is called before the day. null: the person closed the dialog without choosing. */
export async function exportLedger(
  client: CoreClient,
  title: string,
  order: LedgerOrder,
  today: Date,
  offer: typeof offerDownload = offerDownload,
): Promise<Result<OutputOf<'charges.export'> | null>> {
  const name = suggestedName({ listName: title, format: order.format }, today);
  const chosen = await client.call('files.chooseSave', { suggestedName: name });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return { ok: true, value: null };
  const written = await client.call('charges.export', { ...order, fileId: file.fileId });
  const pieces = written.ok && file.download ? await readPieces(client, file.fileId) : null;
  await client.call('files.release', { fileId: file.fileId });
  if (pieces === null) return written;
  if (!pieces.ok) return pieces;
  offer(file.name, pieces.value);
  return written;
}
