/** The rows a list left out, as a workbook for whoever mends them: dropped on the window again, its rows find the list. */
import { Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { call, coreTransport } from '../../core/core.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { mendTexts } from '../../parts/list/mend-texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';

export function SaveProblems({ list }: { list: List }) {
  const t = useTexts(mendTexts);
  const nameOf = useListName();
  const [saving, setSaving] = useState(false);

  async function save(): Promise<void> {
    setSaving(true);
    const client = { call, subscribe: coreTransport().subscribe };
    const title = t('save.fileName', { name: nameOf(list) });
    const saved = await saveAs(client, suggestedName({ title, format: 'xlsx' }, new Date()), (fileId) =>
      call('lists.saveProblems', { listId: list.id, fileId, language: currentLanguage() }),
    );
    setSaving(false);
    if (!saved.ok) notifyError(saved.error);
    else if (saved.value !== null) {
      notifyDone(t('save.saved', { count: saved.value.rows, name: saved.value.fileName }));
    }
  }

  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <CommandButton
        variant="default"
        size="xs"
        loading={saving}
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={() => void save()}
      >
        {t('save.button')}
      </CommandButton>
      <Text size="sm" c="dimmed">
        {t('save.hint')}
      </Text>
    </Group>
  );
}
