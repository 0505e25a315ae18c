/** Fetches a file the core has ready and gives it to the browser to save: for hosts without a native save dialog. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';

/** Every piece, in order. */
export async function readPieces(client: CoreClient, fileId: string): Promise<Result<Uint8Array<ArrayBuffer>[]>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    const read: Awaited<ReturnType<typeof client.call<'files.read'>>> = await client.call('files.read', {
      fileId,
      offset,
    });
    if (!read.ok) return read;
    pieces.push(fromBase64(read.value.base64));
    offset = read.value.nextOffset;
  }
  return { ok: true, value: pieces };
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function offerDownload(name: string, pieces: Uint8Array<ArrayBuffer>[]): void {
  const url = URL.createObjectURL(new Blob(pieces));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoked later: some browsers start reading only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
