/** The money: what was paid and for what, summed and entry by entry, and the provider's invoices. */
import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { FileFormatMenu } from '../../parts/report/choices/file-format-menu.tsx';
import { type ChargesRoute, chargeViews, navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Page } from '../../ui/page.tsx';
import { InvoiceDialog } from './invoices/invoice-dialog.tsx';
import { invoiceTexts } from './invoices/invoice-texts.ts';
import { InvoicesPanel } from './invoices/invoices-panel.tsx';
import classes from './ledger/charges.module.css';
import { filterOf, withChange } from './ledger/charges-filter.ts';
import { ChargesFilters } from './ledger/charges-filters.tsx';
import { chargesTexts } from './ledger/charges-texts.ts';
import { EntriesPanel } from './ledger/entries-panel.tsx';
import { exportLedger } from './ledger/export-ledger.ts';
import { TotalsPanel } from './ledger/totals-panel.tsx';

export function ChargesScreen({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const words = useTexts(invoiceTexts);
  const [matching, setMatching] = useState(false);
  const view = route.view ?? 'totals';

  function show(chosen: string | null): void {
    const next = chargeViews.find((one) => one === chosen);
    if (next === undefined) return;
    navigate(withChange(route, { view: next === 'totals' ? undefined : next, lookupId: undefined }));
  }

  return (
    <Page
      title={t('title')}
      subtitle={<span className={classes.intro}>{t('intro')}</span>}
      fill
      width="full"
      actions={
        <>
          <ExportMenu route={route} />
          <CommandButton onClick={() => setMatching(true)}>{words('match')}</CommandButton>
        </>
      }
    >
      <Tabs
        value={view}
        onChange={show}
        keepMounted={false}
        classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '' }}
      >
        <Tabs.List>
          {chargeViews.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {view === 'invoices' ? null : <ChargesFilters route={route} />}
        <Tabs.Panel value="totals">
          <TotalsPanel route={route} />
        </Tabs.Panel>
        <Tabs.Panel value="entries">
          <EntriesPanel route={route} />
        </Tabs.Panel>
        <Tabs.Panel value="invoices">
          <InvoicesPanel onMatch={() => setMatching(true)} />
        </Tabs.Panel>
      </Tabs>
      <InvoiceDialog opened={matching} connectionId={route.connectionId} onClose={() => setMatching(false)} />
    </Page>
  );
}

/** Saves the entries shown as a file. */
function ExportMenu({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const { save, saving } = useSaveAs();

  function saveEntries(format: FileFormat): void {
    const order = { ...filterOf(route, Date.now()), format, language: currentLanguage() };
    void save(
      (client) => exportLedger(client, t('export.fileName'), order, new Date()),
      ({ fileName, rows }) => t('export.done', { name: fileName, count: rows }),
    );
  }

  return <FileFormatMenu label={t('export.button')} saving={saving} onChoose={saveEntries} />;
}
