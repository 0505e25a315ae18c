/** The lines of an invoice in the order of its file, each with its mark; lines of ours open their lookup. */
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { type Invoice, type InvoiceLine, invoiceLineMarks } from '../../../../src-main/contract/charges.ts';
import { useKeyset } from '../../../core/use-keyset.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LookupDrawer } from '../../../parts/lookup/lookup-drawer.tsx';
import { type InvoiceRoute, type LineMark, navigate } from '../../../routes.ts';
import { Chips } from '../../../ui/chips.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Column } from '../../../ui/table/columns.ts';
import { KeysetTable } from '../../../ui/table/keyset-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { SequenceId } from '../ledger/entry-cells.tsx';
import { invoiceTexts } from './invoice-texts.ts';

const tones: Record<LineMark, Tone> = {
  agrees: 'good',
  'settled-charged': 'good',
  'billed-though-free': 'bad',
  repeated: 'bad',
  'not-ours': 'warn',
};

/** The same word counted on the invoice. */
const countOf: Record<LineMark, (invoice: Invoice) => number> = {
  agrees: (invoice) => invoice.agrees,
  'settled-charged': (invoice) => invoice.settledCharged,
  'billed-though-free': (invoice) => invoice.billedThoughFree,
  repeated: (invoice) => invoice.repeated,
  'not-ours': (invoice) => invoice.notOurs,
};

export function InvoiceLines({ invoice, route }: { invoice: Invoice; route: InvoiceRoute }) {
  const t = useTexts(invoiceTexts);
  const columns = useColumns();
  const { invoiceId, marks = [] } = route;
  const keyset = useKeyset('charges.invoiceLines', { invoiceId, marks, limit: 100 });

  const choose = (chosen: LineMark[]) =>
    navigate({ screen: 'invoice', invoiceId, ...(chosen.length === 0 ? {} : { marks: chosen }) }, { replace: true });
  const closed: InvoiceRoute = { screen: 'invoice', invoiceId, ...(marks.length === 0 ? {} : { marks }) };

  return (
    <Stack component="section" h="26rem" gap="0.625rem" aria-label={t('lines.title')}>
      <Title order={2}>{t('lines.title')}</Title>
      <Chips
        label={t('lines.filter')}
        chosen={marks}
        onChange={choose}
        chips={invoiceLineMarks
          .filter((mark) => countOf[mark](invoice) > 0 || marks.includes(mark))
          .map((mark) => ({ value: mark, label: t(`lines.markOf.${mark}`), count: countOf[mark](invoice) }))}
      />
      <KeysetTable
        label={t('lines.label')}
        columns={columns}
        rowKey={(line) => `${line.sheet ?? ''} ${line.row}`}
        keyset={keyset}
        onOpen={({ lookupId }) => lookupId !== null && navigate({ ...closed, lookupId })}
        empty={
          <EmptyState
            icon={IconFilterOff}
            title={t('lines.empty')}
            actions={
              <Button variant="default" onClick={() => choose([])}>
                {t('lines.all')}
              </Button>
            }
          />
        }
      />
      <LookupDrawer
        lookupId={route.lookupId ?? null}
        onClose={() => navigate(closed, { replace: true })}
        onOpenOther={(lookupId) => navigate({ ...closed, lookupId }, { replace: true })}
      />
    </Stack>
  );
}

function useColumns(): Column<InvoiceLine>[] {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const dash = (
    <Text span c="dimmed">
      –
    </Text>
  );
  return [
    {
      key: 'row',
      heading: t('lines.row'),
      width: 'minmax(5rem, 0.6fr)',
      render: ({ sheet, row }) =>
        sheet === undefined ? format.number(row) : t('lines.sheetRow', { sheet, row: format.number(row) }),
    },
    {
      key: 'sequence',
      heading: t('lines.sequence'),
      width: 'minmax(11rem, 1fr)',
      render: ({ sequenceId }) =>
        sequenceId === '' ? (
          <Text span c="dimmed" size="xs">
            {t('lines.noSequence')}
          </Text>
        ) : (
          <SequenceId sequenceId={sequenceId} />
        ),
    },
    {
      key: 'billedAt',
      heading: t('lines.billedAt'),
      width: '11rem',
      render: ({ billedAt }) => (billedAt === null ? dash : format.dateTime(billedAt)),
    },
    {
      key: 'amount',
      heading: t('lines.amount'),
      width: '8rem',
      numeric: true,
      render: ({ amount }) => (amount === null ? dash : format.rupiah(amount)),
    },
    {
      key: 'mark',
      heading: t('lines.mark'),
      width: 'minmax(11rem, 1fr)',
      render: ({ mark }) => <Tag tone={tones[mark]}>{t(`lines.markOf.${mark}`)}</Tag>,
    },
  ];
}
