/**
 * Hands a file the window holds to the core: where it lies, in the program's own window; else in pieces and in order. A cancelled
 * upload is released again.
 */
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import { type ChosenFile, pieceBytes, uploadBytes } from '../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';

export type UploadWatch = {
  /** Bytes the core has by now. */
  onSent(bytes: number): void;
  isCancelled(): boolean;
};

const cancelled: CallError = { code: 'import-cancelled', message: 'The upload was called off.' };
const tooLarge: CallError = { code: 'file-too-large', message: 'The file is larger than what can be taken.' };
const unreadable: CallError = { code: 'file-not-readable', message: 'The file could not be read.' };

export type HeldFile = Pick<File, 'name' | 'size' | 'slice'>;

/** What the preload makes of a file: the core's id of it where it lies on this machine. */
export type GiveFile = (file: HeldFile) => Promise<ChosenFile | null>;

const giveFile: GiveFile = async (file) => (await globalThis.window?.sambung?.give(file)) ?? null;

export async function uploadFile(
  client: CoreClient,
  file: HeldFile,
  watch: UploadWatch,
  give: GiveFile = giveFile,
): Promise<Result<{ fileId: string }>> {
  const given = await give(file);
  if (given !== null) {
    watch.onSent(given.bytes);
    return { ok: true, value: { fileId: given.fileId } };
  }
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
