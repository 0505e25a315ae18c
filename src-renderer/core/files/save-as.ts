/**
 * Writes a file from the first question to the saved file: asks where to, writes it, and where needed fetches it. Every
 * feature that saves a file does it here.
 */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { offerDownload, readPieces } from './download.ts';

/** null: the person closed the dialog without choosing. */
export async function saveAs<T>(
  client: CoreClient,
  suggestedName: string,
  write: (fileId: string) => Promise<Result<T>>,
  offer: typeof offerDownload = offerDownload,
): Promise<Result<T | null>> {
  const chosen = await client.call('files.chooseSave', { suggestedName });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return { ok: true, value: null };
  const written = await write(file.fileId);
  const pieces = written.ok && file.download ? await readPieces(client, file.fileId) : null;
  await client.call('files.release', { fileId: file.fileId });
  if (pieces === null) return written;
  if (!pieces.ok) return pieces;
  offer(file.name, pieces.value);
  return written;
}
