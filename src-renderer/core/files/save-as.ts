/**
 * Writes a file from the first question to the saved file: asks where to, writes it, and where needed fetches it. Every
 * feature that saves a file does it here.
 */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { SavedKind } from '../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { offerDownload, readPieces } from './download.ts';

/** What was written, and the id under which `files.showSaved` opens it; null where the browser has it. */
export type Saved<T> = T & { savedId: string | null };

/** null: the person closed the dialog without choosing. */
export async function saveAs<T extends object>(
  client: CoreClient,
  { kind, name }: { kind: SavedKind; name: string },
  write: (fileId: string) => Promise<Result<T>>,
  offer: typeof offerDownload = offerDownload,
): Promise<Result<Saved<T> | null>> {
  const chosen = await client.call('files.chooseSave', { kind, suggestedName: name });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return { ok: true, value: null };
  const written = await write(file.fileId);
  // Its id is kept: it is what the file is opened by from here.
  if (written.ok && !file.download) return { ok: true, value: { ...written.value, savedId: file.fileId } };
  const pieces = written.ok ? await readPieces(client, file.fileId) : null;
  await client.call('files.release', { fileId: file.fileId });
  if (!written.ok) return written;
  if (pieces !== null && !pieces.ok) return pieces;
  offer(file.name, pieces?.value ?? []);
  return { ok: true, value: { ...written.value, savedId: null } };
}

/** As `saveAs`, of several files in a folder that the person chooses: only where the host has dialogs. */
export async function saveInFolder<T extends object>(
  client: CoreClient,
  write: (fileId: string) => Promise<Result<T>>,
): Promise<Result<Saved<T> | null>> {
  const chosen = await client.call('files.chooseFolder', {});
  if (!chosen.ok) return chosen;
  const { folder } = chosen.value;
  if (folder === null) return { ok: true, value: null };
  const written = await write(folder.fileId);
  if (written.ok) return { ok: true, value: { ...written.value, savedId: folder.fileId } };
  await client.call('files.release', { fileId: folder.fileId });
  return written;
}
