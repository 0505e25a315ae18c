/** Checks a recovery key that somebody kept, typed whole. */
import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { DialogForm } from '../../../ui/dialog.tsx';
import { securityTexts } from './security-texts.ts';

export function CheckRecoveryKey({ onClose }: { onClose: () => void }) {
  const t = useTexts(securityTexts);
  const check = useCommand('recoveryKey.check', { inline: true });
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(): Promise<void> {
    setWrong(null);
    const result = await check.run({ typed });
    if (!result.ok) return setWrong(errorSentence(result.error));
    notifyDone(t('recovery.checked'));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void submit()}
      onClose={onClose}
      refused={wrong}
      action={
        <Button type="submit" loading={check.pending}>
          {t('recovery.confirm')}
        </Button>
      }
    >
      <Text size="sm">{t('recovery.typeWhole')}</Text>
      <Textarea
        label={t('recovery.title')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={200}
        autosize
        minRows={2}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        styles={{ input: { textTransform: 'uppercase', fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
    </DialogForm>
  );
}
