/** Asks before nobody asks about a person any more, and takes the reason. */
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { longestReason } from '../../../src-main/contract/privacy.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { personPrivacyTexts } from './privacy-texts.ts';

/** `lookupId`: any check of the person; null: closed. */
export function RestrictDialog({ lookupId, onClose }: { lookupId: number | null; onClose: () => void }) {
  const t = useTexts(personPrivacyTexts);
  return (
    <Dialog opened={lookupId !== null} title={t('restrict.title')} overDrawer onClose={onClose}>
      {lookupId === null ? null : <Asked lookupId={lookupId} onClose={onClose} />}
    </Dialog>
  );
}

function Asked({ lookupId, onClose }: { lookupId: number; onClose: () => void }) {
  const t = useTexts(personPrivacyTexts);
  const [reason, setReason] = useState('');
  const restrict = useCommand('privacy.restrict');

  async function confirm(): Promise<void> {
    const result = await restrict.run({ person: { lookupId }, reason });
    if (!result.ok) return;
    notifyDone(t('restrict.done', { count: result.value.cancelled }));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void confirm();
      }}
      onClose={onClose}
      action={
        <CommandButton type="submit" loading={restrict.pending}>
          {t('restrict.confirm')}
        </CommandButton>
      }
    >
      <Stack gap="sm">
        <Text>{t('restrict.text')}</Text>
        <TextInput
          label={t('restrict.reason')}
          value={reason}
          maxLength={longestReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </DialogForm>
  );
}
