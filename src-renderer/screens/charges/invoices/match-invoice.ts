/**
 * Sends an invoice to the core and reconciles it: uploaded in pieces where there is no native dialog, and released
 * afterwards. A file of the native dialog stays after a failure, to be tried once more.
 */
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { CoreClient, InputOf } from '../../../../src-main/contract/index.ts';
import { uploadFile } from '../../../core/files/upload.ts';

/** `file`: the window holds it. `fileId`: the native dialog chose it. */
export type InvoiceSource = { name: string; bytes: number } & (
  | { file: Pick<File, 'name' | 'size' | 'slice'> }
  | { fileId: string }
);

type InvoiceOrder = Omit<InputOf<'charges.importInvoice'>, 'fileId'>;

type MatchWatch = {
  onSent(bytes: number): void;
  /** The core has the file now, under that id, and it is too late to cancel. */
  onMatching(fileId: string): void;
  isCancelled(): boolean;
};

export async function matchInvoice(
  client: CoreClient,
  source: InvoiceSource,
  order: InvoiceOrder,
  watch: MatchWatch,
): Promise<Result<Invoice>> {
  const sent =
    'file' in source
      ? await uploadFile(client, source.file, watch)
      : { ok: true as const, value: { fileId: source.fileId } };
  if (!sent.ok) return sent;
  const { fileId } = sent.value;
  // Cancelled while the last piece was on its way: nothing is reconciled that nobody waits for.
  if (watch.isCancelled()) {
    if ('file' in source) await client.call('files.release', { fileId });
    return { ok: false, error: { code: 'import-cancelled', message: 'The invoice was called off.' } };
  }
  watch.onMatching(fileId);
  const matched = await client.call('charges.importInvoice', { ...order, fileId });
  if (matched.ok || 'file' in source) await client.call('files.release', { fileId });
  return matched;
}
