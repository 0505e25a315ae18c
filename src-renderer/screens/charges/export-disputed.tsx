/** Saves the lines of an invoice that the provider is to be asked about as a file. */
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Invoice } from '../../../src-main/contract/charges.ts';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { call, coreTransport } from '../../core/core.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { disputedOf } from './invoice-results.ts';
import { invoiceTexts } from './invoice-texts.ts';

export function ExportDisputed({ invoice }: { invoice: Invoice }) {
  const t = useTexts(invoiceTexts);
  const allowed = useCanCommand();
  const [pending, setPending] = useState(false);
  if (disputedOf(invoice) === 0) return null;

  async function save(format: FileFormat): Promise<void> {
    setPending(true);
    const client = { call, subscribe: coreTransport().subscribe };
    const order = { invoiceId: invoice.invoiceId, format, language: currentLanguage() };
    const name = suggestedName({ title: t('disputed.fileName', { name: invoice.fileName }), format }, new Date());
    const written = await saveAs(client, name, (fileId) => call('charges.exportInvoiceLines', { ...order, fileId }));
    setPending(false);
    if (!written.ok) notifyError(written.error);
    else if (written.value !== null) {
      notifyDone(t('disputed.done', { name: written.value.fileName, count: written.value.rows }));
    }
  }

  const button = (
    <CommandButton variant="default" loading={pending} rightSection={<IconChevronDown size={14} aria-hidden />}>
      {t('disputed.button')}
    </CommandButton>
  );
  if (!allowed) return button;
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>{t('disputed.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv-excel')}>{t('disputed.csvExcel')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>{t('disputed.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
