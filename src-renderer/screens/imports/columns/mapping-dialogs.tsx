/** The two questions about saved mappings: under which name this one is saved, and which is deleted. */
import { Group, Stack, Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import { type Draft, type Mapping, mappingNameSchema } from '../../../../src-main/contract/drafts.ts';
import { longestOf, useContractForm } from '../../../core/contract-form.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { layoutTexts } from './layout-texts.ts';

type Frame = { opened: boolean; onClose: () => void };

export function SaveMapping({ draft, mappings, ...frame }: Frame & { draft: Draft; mappings: readonly Mapping[] }) {
  const t = useTexts(layoutTexts);
  return (
    <Dialog title={t('mapping.saveTitle')} {...frame}>
      <SaveForm draft={draft} mappings={mappings} onClose={frame.onClose} />
    </Dialog>
  );
}

const saveInput = z.object({ name: mappingNameSchema });

function SaveForm({ draft, mappings, onClose }: { draft: Draft; mappings: readonly Mapping[]; onClose: () => void }) {
  const t = useTexts(layoutTexts);
  const common = useTexts(commonTexts);
  const form = useContractForm(saveInput, { name: draft.mapping?.name ?? '' });
  const save = useCommand('mappings.save');
  const typed = form.values.name.trim();
  const replaces = mappings.some((one) => one.name.toLowerCase() === typed.toLowerCase());

  async function onSubmit({ name }: { name: string }): Promise<void> {
    const saved = await save.run({ draftId: draft.draftId, name });
    if (!saved.ok) return;
    notifyDone(t('mapping.saved', { name: saved.value.name }));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={form.onSubmit(onSubmit)}
      onClose={onClose}
      action={
        <CommandButton type="submit" disabled={!form.isValid()} loading={save.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <TextInput
        label={t('mapping.name')}
        description={t('mapping.saveText')}
        maxLength={longestOf(mappingNameSchema)}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {replaces ? (
        <Text size="sm" role="status">
          {t('mapping.replaces')}
        </Text>
      ) : null}
    </DialogForm>
  );
}

export function DeleteMapping({ mappings, ...frame }: Frame & { mappings: readonly Mapping[] }) {
  const t = useTexts(layoutTexts);
  const common = useTexts(commonTexts);
  const remove = useCommand('mappings.delete');

  async function run({ mappingId, name }: Mapping): Promise<void> {
    const removed = await remove.run({ mappingId });
    if (!removed.ok) return;
    notifyDone(t('mapping.removed', { name }));
    if (mappings.length === 1) frame.onClose();
  }

  return (
    <Dialog title={t('mapping.removeTitle')} {...frame}>
      <Stack gap="xs">
        <Text c="dimmed">{t('mapping.removeText')}</Text>
        {mappings.map((mapping) => (
          <Group key={mapping.mappingId} justify="space-between" wrap="nowrap">
            <Text style={{ overflowWrap: 'anywhere' }}>{mapping.name}</Text>
            <CommandButton
              size="xs"
              variant="default"
              aria-label={t('mapping.removeOne', { name: mapping.name })}
              onClick={() => void run(mapping)}
            >
              {common('delete')}
            </CommandButton>
          </Group>
        ))}
      </Stack>
    </Dialog>
  );
}
