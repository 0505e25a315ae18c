/**
 * Facts around an invoice's counts: what it bills in rupiah, which part of its period is not over, and which rows of
 * the file are not lines.
 */
import { Box, Text } from '@mantine/core';
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useMoney } from '../../../parts/money/use-money.ts';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../ledger/charges.module.css';
import { notOverYet } from './invoice-results.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { useInvoiceSpan } from './invoice-words.ts';

/** Shows nothing for an invoice reconciled by an older program. */
export function InvoiceSums({ invoice }: { invoice: Invoice }) {
  const t = useTexts(invoiceTexts);
  const money = useMoney();
  const { rupiah } = invoice;
  if (rupiah === null) return null;
  // Lines without an amount, and calls without a price, add up to nothing that could be called a sum.
  const sumWords = (value: number, of: number) => money(value === 0 && of > 0 ? null : value);
  const ours = invoice.agrees + invoice.settledCharged + invoice.notBilled;
  const disputed = Math.min(rupiah.withoutAmount, invoice.billedThoughFree + invoice.notOurs + invoice.repeated);
  return (
    <section className={classes.invoiceSums} aria-label={t('sums.title')}>
      <dl>
        <div>
          <dt>{t('sums.billed')}</dt>
          <dd>{sumWords(rupiah.billed, rupiah.withoutAmount)}</dd>
        </div>
        <div>
          <dt>{t('sums.ours')}</dt>
          <dd>{sumWords(rupiah.ours, ours)}</dd>
        </div>
        <div>
          <dt>{t('sums.disputed')}</dt>
          <dd>{sumWords(rupiah.disputed, disputed)}</dd>
        </div>
      </dl>
      {rupiah.withoutAmount === 0 ? null : (
        <Text c="dimmed" size="xs">
          {t('sums.withoutAmount', { count: rupiah.withoutAmount })}
        </Text>
      )}
    </section>
  );
}

/** The operator named a time that goes on after what the file can know of. */
export function NotOver({ invoice }: { invoice: Invoice }) {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const spanOf = useInvoiceSpan();
  if (!notOverYet(invoice)) return null;
  return (
    <Notice boxed tone="info" title={t('notOver.title', { span: spanOf(invoice) })}>
      {t('notOver.text', { until: format.dateTime(invoice.to) })}{' '}
      {invoice.notOver === 0 ? t('notOver.none') : t('notOver.calls', { count: invoice.notOver })}
    </Notice>
  );
}

export function SkippedRows({
  invoice: { skipped, skippedRows },
}: {
  invoice: Pick<Invoice, 'skipped' | 'skippedRows'>;
}) {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  if (skipped === 0) return null;
  const rest = skipped - skippedRows.length;
  return (
    <Notice boxed tone="info" title={t('skipped.title', { count: skipped })}>
      {t('skipped.text')}
      <Box component="ul" mt={4} mb={0} pl="1.25rem">
        {skippedRows.map(({ sheet, row, text, amount }) => (
          <li key={`${sheet ?? ''} ${row}`}>
            {sheet === undefined
              ? t('skipped.row', { row: format.number(row) })
              : t('lines.sheetRow', { sheet, row: format.number(row) })}
            {text === '' ? '' : `: ${text}`}
            {amount === null ? '' : `, ${format.rupiah(amount)}`}
          </li>
        ))}
        {rest > 0 ? <li>{t('skipped.more', { count: rest })}</li> : null}
      </Box>
    </Notice>
  );
}
