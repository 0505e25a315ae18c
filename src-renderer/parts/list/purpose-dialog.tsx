/** Says, or corrects, what a list is for and on which legal basis. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core/core.ts';
import { notifyDone } from '../../core/notify.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { type Purpose, PurposeFields } from './purpose-fields.tsx';
import { purposeTexts } from './purpose-texts.ts';

export function PurposeDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(purposeTexts);
  const common = useTexts(commonTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Text fw={600}>{t('changeTitle')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <PurposeForm list={list} onClose={onClose} />
    </Modal>
  );
}

function PurposeForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(purposeTexts);
  const common = useTexts(commonTexts);
  const [value, setValue] = useState<Purpose>({ purpose: list.purpose, legalBasis: list.legalBasis });
  const [asked, setAsked] = useState(false);
  const save = useAction('lists.setPurpose');

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (value.purpose === null || value.legalBasis === null) return;
    const saved = await save.run({ listId: list.id, ...value });
    if (!saved.ok) return;
    notifyDone(t('saved'));
    onClose();
  }

  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap="md">
        <PurposeFields value={value} asked={asked} onChange={(change) => setValue({ ...value, ...change })} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <CommandButton type="submit" loading={save.pending}>
            {common('save')}
          </CommandButton>
        </Group>
      </Stack>
    </form>
  );
}
