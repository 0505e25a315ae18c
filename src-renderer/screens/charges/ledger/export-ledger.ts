/** Saves the shown part of the ledger as a file. */
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { FileFormat } from '../../../../src-main/contract/files.ts';
import type { CoreClient, InputOf, OutputOf } from '../../../../src-main/contract/index.ts';
import type { offerDownload } from '../../../core/files/download.ts';
import { type Saved, saveAs } from '../../../core/files/save-as.ts';
import { suggestedName } from '../../../core/files/suggested-name.ts';

type LedgerOrder = Omit<InputOf<'charges.export'>, 'fileId' | 'format'> & { format: FileFormat };

/** `title`: what the file is called before the day. null: the person closed the dialog without choosing. */
export function exportLedger(
  client: CoreClient,
  title: string,
  order: LedgerOrder,
  today: Date,
  offer?: typeof offerDownload,
): Promise<Result<Saved<OutputOf<'charges.export'>> | null>> {
  const name = suggestedName({ title, format: order.format }, today);
  return saveAs(
    client,
    { kind: 'ledger', name },
    (fileId) => client.call('charges.export', { ...order, fileId }),
    offer,
  );
}
