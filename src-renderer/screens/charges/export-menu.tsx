/** Saves the entries that are looked at as a file; one at a time. */
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { call, coreTransport } from '../../core/core.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import type { ChargesRoute } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { filterOf } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';
import { exportLedger } from './export-ledger.ts';

export function ExportMenu({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const allowed = useCanCommand();
  const [pending, setPending] = useState(false);

  async function save(format: FileFormat): Promise<void> {
    setPending(true);
    const client = { call, subscribe: coreTransport().subscribe };
    const order = { ...filterOf(route, Date.now()), format, language: currentLanguage() };
    const written = await exportLedger(client, t('export.fileName'), order, new Date());
    setPending(false);
    if (!written.ok) notifyError(written.error);
    else if (written.value !== null) {
      notifyDone(t('export.done', { name: written.value.fileName, count: written.value.rows }));
    }
  }

  const button = (
    <CommandButton variant="default" loading={pending} rightSection={<IconChevronDown size={14} aria-hidden />}>
      {t('export.button')}
    </CommandButton>
  );
  if (!allowed) return button;
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>{t('export.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv-excel')}>{t('export.csvExcel')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>{t('export.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
