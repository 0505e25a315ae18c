/** Gives a list another name. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core/core.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';

export function RenameDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Text fw={600}>{t('renameTitle')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <RenameForm list={list} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const [name, setName] = useState(list.name);
  const rename = useAction('lists.rename');

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const renamed = await rename.run({ listId: list.id, name: name.trim() });
    if (renamed.ok) onClose();
  }

  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap="md">
        <TextInput
          label={t('renameLabel')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <CommandButton type="submit" disabled={name.trim() === ''} loading={rename.pending}>
            {common('save')}
          </CommandButton>
        </Group>
      </Stack>
    </form>
  );
}
