/** Gives a list another name. */
import { TextInput } from '@mantine/core';
import { z } from 'zod';
import { type List, listNameSchema } from '../../../src-main/contract/lists.ts';
import { longestOf, useContractForm } from '../../core/contract-form.ts';
import { useCommand } from '../../core/use-command.ts';
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

const renameInput = z.object({ name: listNameSchema });

function RenameForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const form = useContractForm(renameInput, { name: list.name });
  const rename = useCommand('lists.rename');

  async function onSubmit({ name }: { name: string }): Promise<void> {
    const renamed = await rename.run({ listId: list.id, name });
    if (renamed.ok) onClose();
  }

  return (
    <DialogForm
      onSubmit={form.onSubmit(onSubmit)}
      onClose={onClose}
      action={
        <CommandButton type="submit" disabled={!form.isValid()} loading={rename.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <TextInput
        label={t('renameLabel')}
        maxLength={longestOf(listNameSchema)}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DialogForm>
  );
}
