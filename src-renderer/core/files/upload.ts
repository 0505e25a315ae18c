/** Hands a file the window holds to the core, in pieces and in order; a cancelled upload is released again. */
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import { pieceBytes, uploadBytes } from '../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';

export type UploadWatch = {
  /** Bytes the core has by now. */
  onSent(bytes: number): void;
  isCancelled(): boolean;
};

const cancelled: CallError = { code: 'import-cancelled', message: 'The upload was called off.' };
const tooLarge: CallError = { code: 'file-too-large', message: 'The file is larger than what can be taken.' };
const unreadable: CallError = { code: 'file-not-readable', message: 'The file could not be read.' };

export async function uploadFile(
  client: CoreClient,
  file: Pick<File, 'name' | 'size' | 'slice'>,
  watch: UploadWatch,
): Promise<Result<{ fileId: string }>> {
  if (file.size > uploadBytes) return { ok: false, error: tooLarge };
  const begun = await client.call('files.begin', { name: file.name, bytes: file.size });
  if (!begun.ok) return begun;
  const { fileId } = begun.value;
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const piece = await readPiece(file, offset);
    const failure = watch.isCancelled() ? cancelled : piece === null ? unreadable : null;
    if (failure !== null || piece === null) {
      await client.call('files.release', { fileId });
      return { ok: false, error: failure ?? unreadable };
    }
    const appended = await client.call('files.append', { fileId, base64: toBase64(piece) });
    if (!appended.ok) {
      await client.call('files.release', { fileId });
      return appended;
    }
    watch.onSent(appended.value.receivedBytes);
  }
  return { ok: true, value: { fileId } };
}

/** null: the file was moved, or is locked by the program that has it open. */
async function readPiece(file: Pick<File, 'slice'>, offset: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
  } catch {
    return null;
  }
}

/** In steps, because a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
