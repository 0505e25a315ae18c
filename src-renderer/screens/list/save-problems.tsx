/** The rows a list left out, as a workbook for whoever mends them: dropped on the window again, its rows find the list. */
import { Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { List } from '../../../src-main/contract/lists.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { mendTexts } from '../../parts/list/mend-texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';

export function SaveProblems({ list }: { list: List }) {
  const t = useTexts(mendTexts);
  const nameOf = useListName();
  const { save, saving } = useSaveAs();

  function saveRows(): void {
    const title = t('save.fileName', { name: nameOf(list) });
    const name = suggestedName({ title, format: 'xlsx' }, new Date());
    const order = { listId: list.id, language: currentLanguage() };
    void save(
      (client) =>
        saveAs(client, { kind: 'problems', name }, (fileId) => client.call('lists.saveProblems', { ...order, fileId })),
      ({ rows, fileName }) => t('save.saved', { count: rows, name: fileName }),
    );
  }

  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <CommandButton
        variant="default"
        size="xs"
        flex="none"
        loading={saving}
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={saveRows}
      >
        {t('save.button')}
      </CommandButton>
      <Text size="sm" c="dimmed">
        {t('save.hint')}
      </Text>
    </Group>
  );
}
