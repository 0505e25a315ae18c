/** Puts a list into a group, a new one or one that is there, or into none. */
import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { type List, listGroupSchema } from '../../../src-main/contract/lists.ts';
import { longestOf } from '../../core/contract-form.ts';
import { useCommand } from '../../core/use-command.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';

export function GroupDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(listsTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('group.title')}>
      <GroupForm list={list} onClose={onClose} />
    </Dialog>
  );
}

function GroupForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const [name, setName] = useState(list.group ?? '');
  const groups = useQuery('lists.groups', {}).data?.groups ?? [];
  const setGroup = useCommand('lists.setGroup');

  async function onSubmit(): Promise<void> {
    const group = name.trim();
    const done = await setGroup.run({ listId: list.id, group: group === '' ? null : group });
    if (done.ok) onClose();
  }

  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
      onClose={onClose}
      action={
        <CommandButton type="submit" loading={setGroup.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <Autocomplete
        label={t('group.label')}
        description={t('group.hint')}
        data={groups.map((group) => group.name)}
        maxLength={longestOf(listGroupSchema)}
        value={name}
        onChange={setName}
        data-autofocus
        // Where it opens lie the buttons: only for who types.
        openOnFocus={false}
        comboboxProps={{ position: 'top' }}
      />
    </DialogForm>
  );
}
