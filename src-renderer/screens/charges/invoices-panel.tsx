/** Every invoice reconciled with the ledger, the newest first; each opens its result, or is removed. */
import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import type { Invoice } from '../../../src-main/contract/charges.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { openOf } from './invoice-results.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { useInvoiceSpan } from './invoice-words.ts';
import { TakeBack } from './take-back.tsx';

export function InvoicesPanel({ onLay }: { onLay: () => void }) {
  const t = useTexts(invoiceTexts);
  const keyset = useKeyset('charges.invoices', {});
  const [takingBack, setTakingBack] = useState<Invoice | null>(null);
  const columns = useColumns(setTakingBack);
  return (
    <>
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowKey={(invoice) => invoice.invoiceId}
        keyset={keyset}
        onOpen={(invoice) => navigate({ screen: 'invoice', invoiceId: invoice.invoiceId })}
        empty={
          <EmptyState
            icon={IconFileInvoice}
            title={t('empty.title')}
            text={t('empty.text')}
            actions={<CommandButton onClick={onLay}>{t('lay')}</CommandButton>}
          />
        }
      />
      <TakeBack invoice={takingBack} onClose={() => setTakingBack(null)} onTaken={() => {}} />
    </>
  );
}

function useColumns(onTakeBack: (invoice: Invoice) => void): Column<Invoice>[] {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const spanOf = useInvoiceSpan();
  return [
    {
      key: 'file',
      heading: t('column.file'),
      width: 'minmax(10.5rem, 1.6fr)',
      render: (invoice) => <span title={invoice.fileName}>{invoice.fileName}</span>,
    },
    {
      key: 'connection',
      heading: t('column.connection'),
      width: 'minmax(7.5rem, 1fr)',
      render: (invoice) => <span title={invoice.connectionName}>{invoice.connectionName}</span>,
    },
    {
      key: 'period',
      heading: t('column.period'),
      width: '12.75rem',
      render: (invoice) => <span title={spanOf(invoice)}>{spanOf(invoice)}</span>,
    },
    {
      key: 'lines',
      heading: t('column.lines'),
      width: '4.75rem',
      numeric: true,
      render: (invoice) => format.number(invoice.lines),
    },
    {
      key: 'result',
      heading: t('column.result'),
      width: '8.75rem',
      render: (invoice) => {
        const open = openOf(invoice);
        return open === 0 ? (
          <Tag tone="good">{t('allAgrees')}</Tag>
        ) : (
          <Tag tone="warn">{t('toLookAt', { count: open })}</Tag>
        );
      },
    },
    {
      key: 'importedAt',
      heading: t('column.importedAt'),
      width: '10rem',
      render: (invoice) => <span title={invoice.importedBy}>{format.moment(invoice.importedAt)}</span>,
    },
    {
      key: 'action',
      heading: t('column.action'),
      width: '7.75rem',
      render: (invoice) => (
        <CommandButton
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t('back.named', { name: invoice.fileName })}
          onClick={(event) => {
            event.stopPropagation();
            onTakeBack(invoice);
          }}
        >
          {t('back.button')}
        </CommandButton>
      ),
    },
  ];
}
