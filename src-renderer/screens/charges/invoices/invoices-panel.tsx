/** Every invoice reconciled with the ledger, the newest first; each opens its result, or is removed. */
import { Text } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import { useKeyset } from '../../../core/use-keyset.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Column } from '../../../ui/table/columns.ts';
import { KeysetTable } from '../../../ui/table/keyset-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { entryRowHeight } from '../ledger/entry-cells.tsx';
import { openOf } from './invoice-results.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { useInvoiceSpan } from './invoice-words.ts';
import { TakeBack } from './take-back.tsx';

export function InvoicesPanel({ onMatch }: { onMatch: () => void }) {
  const t = useTexts(invoiceTexts);
  const keyset = useKeyset('charges.invoices', {});
  const [takingBack, setTakingBack] = useState<Invoice | null>(null);
  const columns = useColumns(setTakingBack);
  return (
    <>
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowHeight={entryRowHeight}
        rowKey={(invoice) => invoice.invoiceId}
        keyset={keyset}
        onOpen={(invoice) => navigate({ screen: 'invoice', invoiceId: invoice.invoiceId })}
        empty={
          <EmptyState
            icon={IconFileInvoice}
            title={t('empty.title')}
            text={t('empty.text')}
            actions={<CommandButton onClick={onMatch}>{t('match')}</CommandButton>}
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
      width: 'minmax(9rem, 1.6fr)',
      render: (invoice) => (
        <div className="lines">
          <span className="cut" title={invoice.fileName}>
            {invoice.fileName}
          </span>
          <span className="cut quiet" title={invoice.connectionName}>
            {invoice.connectionName}
          </span>
        </div>
      ),
    },
    {
      key: 'period',
      heading: t('column.period'),
      width: 'minmax(11rem, 1.2fr)',
      render: (invoice) => (
        <Text inherit lh={1.35} lineClamp={2} style={{ whiteSpace: 'normal' }} title={spanOf(invoice)}>
          {spanOf(invoice)}
        </Text>
      ),
    },
    {
      key: 'lines',
      heading: t('column.lines'),
      width: '4rem',
      numeric: true,
      render: (invoice) => format.number(invoice.lines),
    },
    {
      key: 'result',
      heading: t('column.result'),
      width: '8rem',
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
      width: 'minmax(6.5rem, 1fr)',
      render: (invoice) => (
        <Text inherit lh={1.35} style={{ whiteSpace: 'normal' }} title={invoice.importedBy}>
          {format.moment(invoice.importedAt)}
        </Text>
      ),
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
