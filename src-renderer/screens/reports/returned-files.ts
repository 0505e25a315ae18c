/** Which files come back: chosen in the host's dialog or given to the window. More than are known at once are not taken at all. */
import type { CallError } from '../../../src-main/contract/errors.ts';
import { mostKnownFiles } from '../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { uploadFile } from '../../core/files/upload.ts';

/** `tooMany`: how many were chosen, of which none was taken; null: not too many. */
export type TakenFiles = { fileIds: string[]; tooMany: number | null; errors: CallError[] };

export async function chooseReturned(client: CoreClient): Promise<TakenFiles> {
  const opened = await client.call('files.chooseSeveral', {});
  if (!opened.ok) return { fileIds: [], tooMany: null, errors: [opened.error] };
  const fileIds = opened.value.files.map(({ fileId }) => fileId);
  if (fileIds.length <= mostKnownFiles) return { fileIds, tooMany: null, errors: [] };
  for (const fileId of fileIds) await client.call('files.release', { fileId });
  return { fileIds: [], tooMany: fileIds.length, errors: [] };
}

export async function uploadReturned(client: CoreClient, files: readonly File[]): Promise<TakenFiles> {
  if (files.length > mostKnownFiles) return { fileIds: [], tooMany: files.length, errors: [] };
  const taken: TakenFiles = { fileIds: [], tooMany: null, errors: [] };
  for (const file of files) {
    const sent = await uploadFile(client, file, { onSent: () => {}, isCancelled: () => false });
    if (sent.ok) taken.fileIds.push(sent.value.fileId);
    else taken.errors.push(sent.error);
  }
  return taken;
}
