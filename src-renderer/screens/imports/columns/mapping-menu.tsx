/** Saved mappings of columns: one is used by its name, this one is saved under a name, and one is deleted. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Draft, Mapping } from '../../../../src-main/contract/drafts.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { useQuery } from '../../../core/use-query.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useImport } from '../state/import-state.ts';
import { layoutTexts } from './layout-texts.ts';
import { DeleteMapping, SaveMapping } from './mapping-dialogs.tsx';

type Dialog = 'save' | 'remove';

export function MappingMenu({ draft }: { draft: Draft }) {
  const t = useTexts(layoutTexts);
  const allowed = useCanCommand();
  const { data } = useQuery('mappings.list', {});
  const takeMapping = useImport((state) => state.takeMapping);
  const rereading = useImport((state) => state.pendingChoices !== null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const mappings = data?.mappings ?? [];

  async function use(mapping: Mapping): Promise<void> {
    const used = await takeMapping(mapping.mappingId);
    if (used === null || used.ok) {
      setRefused(null);
      return;
    }
    const { code, details } = used.error;
    const heading = details?.heading ?? details?.column;
    if (code !== 'column-unknown') setRefused(errorSentence(used.error));
    else if (heading === undefined) setRefused(t('mapping.notFitting', { name: mapping.name }));
    else setRefused(t('mapping.headingMissing', { name: mapping.name, heading: String(heading) }));
  }

  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            disabled={rereading}
            style={{ flex: 'none' }}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('mapping.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
          <Menu.Label>{mappings.length === 0 ? t('mapping.none') : t('mapping.use')}</Menu.Label>
          {mappings.map((mapping) => (
            <Menu.Item key={mapping.mappingId} onClick={() => void use(mapping)}>
              {mapping.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!allowed} onClick={() => setDialog('save')}>
            {t('mapping.save')}
          </Menu.Item>
          {mappings.length === 0 ? null : (
            <Menu.Item disabled={!allowed} onClick={() => setDialog('remove')}>
              {t('mapping.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {refused === null ? null : (
        <div role="alert" style={{ flexBasis: '100%', order: 1 }}>
          <Notice boxed tone="warn">
            {refused}
          </Notice>
        </div>
      )}
      <SaveMapping draft={draft} mappings={mappings} opened={dialog === 'save'} onClose={close} />
      <DeleteMapping mappings={mappings} opened={dialog === 'remove'} onClose={close} />
    </>
  );
}
