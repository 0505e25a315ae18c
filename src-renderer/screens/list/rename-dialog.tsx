/** Gives a list another name. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core/core.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';

export function RenameDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(listsTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('renameTitle')}>
      <RenameForm list={list} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const [name, setName] = useState(list.name);
  const rename = useAction('lists.rename');

  async function onSubmit(): Promise<void> {
    const renamed = await rename.run({ listId: list.id, name: name.trim() });
    if (renamed.ok) onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      action={
        <CommandButton type="submit" disabled={name.trim() === ''} loading={rename.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <TextInput
        label={t('renameLabel')}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
