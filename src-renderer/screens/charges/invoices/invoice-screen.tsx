/**
 * The result of reconciling one invoice with the ledger: each number with what to do about it, and the lines
 * themselves.
 */
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import type { FileFormat } from '../../../../src-main/contract/files.ts';
import { saveAs } from '../../../core/files/save-as.ts';
import { suggestedName } from '../../../core/files/suggested-name.ts';
import { useSaveAs } from '../../../core/files/use-save-as.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { currentLanguage, useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FileFormatMenu } from '../../../parts/report/choices/file-format-menu.tsx';
import { formatRoute, type InvoiceRoute, navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Section } from '../../../ui/section.tsx';
import { toneStyle } from '../../../ui/tones.ts';
import classes from '../ledger/charges.module.css';
import { InvoiceLines } from './invoice-lines.tsx';
import { coversTime, disputedOf, type InvoiceResult, openOf, oursOf, resultsOf } from './invoice-results.ts';
import { InvoiceSums, NotOver, SkippedRows } from './invoice-sums.tsx';
import { invoiceTexts } from './invoice-texts.ts';
import { useInvoiceSpan } from './invoice-words.ts';
import { TakeBack } from './take-back.tsx';
import { useInvoice } from './use-invoice.ts';

const toInvoices = { screen: 'charges', view: 'invoices' } as const;

export function InvoiceScreen({ route }: { route: InvoiceRoute }) {
  const t = useTexts(invoiceTexts);
  const common = useTexts(commonTexts);
  const { invoice, error, reload } = useInvoice(route.invoiceId);
  if (invoice === undefined || invoice === null) {
    const gone = invoice === null;
    return (
      <Page title={gone ? t('notFound') : t('lines.title')} onBack={() => navigate(toInvoices)}>
        {gone ? (
          <EmptyState
            icon={IconFileInvoice}
            title={t('notFound')}
            text={t('notFoundText')}
            actions={<Button onClick={() => navigate(toInvoices)}>{t('toInvoices')}</Button>}
          />
        ) : error === null ? (
          <Loading />
        ) : (
          <EmptyState
            icon={IconFileInvoice}
            title={common('loadFailed')}
            text={errorSentence(error)}
            actions={<Button onClick={reload}>{common('retry')}</Button>}
          />
        )}
      </Page>
    );
  }
  return <Found key={invoice.invoiceId} invoice={invoice} route={route} />;
}

function Found({ invoice, route }: { invoice: Invoice; route: InvoiceRoute }) {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const spanOf = useInvoiceSpan();
  const [takingBack, setTakingBack] = useState<Invoice | null>(null);
  const lines = useRef<HTMLDivElement>(null);
  const results = resultsOf(invoice);
  const open = openOf(invoice);
  const part = (isOpen: boolean) => (
    <Section title={t(isOpen ? 'group.open' : 'group.settled')}>
      <ul className="plain">
        {results
          .filter((result) => result.open === isOpen)
          .map((result) => (
            <ResultRow key={result.kind} result={result} onLines={() => lines.current?.scrollIntoView()} />
          ))}
      </ul>
    </Section>
  );
  return (
    <Page
      title={invoice.fileName}
      subtitle={t('meta', {
        connection: invoice.connectionName,
        span: spanOf(invoice),
        lines: format.number(invoice.lines),
        when: format.moment(invoice.importedAt),
        who: invoice.importedBy,
      })}
      onBack={() => navigate(toInvoices)}
      width="full"
      actions={
        <>
          <ExportDisputed invoice={invoice} />
          <CommandButton variant="default" color="red" onClick={() => setTakingBack(invoice)}>
            {t('back.button')}
          </CommandButton>
        </>
      }
    >
      <Stack gap="md">
        {!coversTime(invoice) && oursOf(invoice) > 0 ? (
          <Notice boxed tone="warn" title={t('otherTime')}>
            {t('otherTimeText')}
          </Notice>
        ) : !coversTime(invoice) ? (
          <Notice boxed tone="warn" title={t('foreign')}>
            {t('foreignText')}
          </Notice>
        ) : open === 0 ? (
          <Notice boxed tone="good" title={t('fine')}>
            {t('fineText')}
          </Notice>
        ) : (
          <Notice boxed tone="warn" title={t('open', { count: open })}>
            {t('openText')}
          </Notice>
        )}
        <NotOver invoice={invoice} />
        <SkippedRows invoice={invoice} />
        <InvoiceSums invoice={invoice} />
        <div className={classes.results}>
          {part(true)}
          {part(false)}
        </div>
        <div ref={lines}>
          <InvoiceLines invoice={invoice} route={route} />
        </div>
      </Stack>
      <TakeBack
        invoice={takingBack}
        onClose={() => setTakingBack(null)}
        onTaken={() => navigate(toInvoices, { replace: true })}
      />
    </Page>
  );
}

function ResultRow({ result, onLines }: { result: InvoiceResult; onLines: () => void }) {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const { kind, count, tone, leads, to } = result;
  const title = t(`result.${kind}.title`);
  return (
    <li className={classes.result} data-none={count === 0 || undefined} style={toneStyle(tone)}>
      <span className={classes.resultCount}>{format.number(count)}</span>
      <div>
        <Text fw={count === 0 ? 400 : 550} c={count === 0 ? 'dimmed' : undefined}>
          {title}
        </Text>
        {count === 0 ? null : (
          <Text size="sm" c="dimmed" lh={1.5}>
            {t(`result.${kind}.text`)}
          </Text>
        )}
      </div>
      {count === 0 ? null : (
        <Anchor
          size="sm"
          href={formatRoute(to)}
          aria-label={t(leads === 'lines' ? 'showLinesOf' : 'showEntriesOf', { what: title })}
          onClick={leads === 'lines' ? onLines : undefined}
        >
          {t(leads === 'lines' ? 'showLines' : 'showEntries')}
        </Anchor>
      )}
    </li>
  );
}

/** The lines of the invoice to ask the provider about, as a file. */
function ExportDisputed({ invoice }: { invoice: Invoice }) {
  const t = useTexts(invoiceTexts);
  const { save, saving } = useSaveAs();
  if (disputedOf(invoice) === 0) return null;

  function saveLines(format: FileFormat): void {
    const order = { invoiceId: invoice.invoiceId, format, language: currentLanguage() };
    const name = suggestedName({ title: t('disputed.fileName', { name: invoice.fileName }), format }, new Date());
    void save(
      (client) =>
        saveAs(client, { kind: 'invoice-lines', name }, (fileId) =>
          client.call('charges.exportInvoiceLines', { ...order, fileId }),
        ),
      ({ fileName, rows }) => t('disputed.done', { name: fileName, count: rows }),
    );
  }

  return <FileFormatMenu label={t('disputed.button')} saving={saving} onChoose={saveLines} />;
}
