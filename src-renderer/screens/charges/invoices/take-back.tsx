/** Removes an invoice after confirmation: it was the wrong file, or of another connection. */
import { useEffect, useState } from 'react';
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { invoiceTexts } from './invoice-texts.ts';

export function TakeBack({
  invoice,
  onClose,
  onTaken,
}: {
  /** null: nothing is asked. */
  invoice: Invoice | null;
  onClose: () => void;
  onTaken: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const remove = useCommand('charges.removeInvoice');
  // The name stays while the dialog fades out.
  const [name, setName] = useState('');
  useEffect(() => {
    if (invoice !== null) setName(invoice.fileName);
  }, [invoice]);

  async function confirmed({ invoiceId, fileName }: Invoice): Promise<void> {
    const result = await remove.run({ invoiceId });
    onClose();
    if (!result.ok) return;
    notifyDone(t('back.done', { name: fileName }));
    onTaken();
  }

  return (
    <Confirm
      opened={invoice !== null}
      title={t('back.title', { name: invoice?.fileName ?? name })}
      confirmLabel={t('back.button')}
      danger
      pending={remove.pending}
      onConfirm={() => {
        if (invoice !== null) void confirmed(invoice);
      }}
      onClose={onClose}
    >
      {t('back.text')}
    </Confirm>
  );
}
