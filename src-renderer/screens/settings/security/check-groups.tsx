/** Asks for two groups of the key that was just shown, as they stand on the paper. */
import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { DialogForm } from '../../../ui/dialog.tsx';
import { securityTexts } from './security-texts.ts';

export function CheckGroups({
  ask,
  onBack,
  onClose,
}: {
  ask: readonly number[];
  onBack: () => void;
  onClose: () => void;
}) {
  const t = useTexts(securityTexts);
  const check = useCommand('recoveryKey.checkPart', { inline: true });
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(): Promise<void> {
    setWrong(null);
    const result = await check.run({ parts: ask.map((group) => ({ group, typed: typed[group] ?? '' })) });
    if (!result.ok) return setWrong(errorSentence(result.error));
    notifyDone(t('recovery.checked'));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void submit()}
      onClose={onBack}
      keepLabel={t('recovery.back')}
      refused={wrong}
      action={
        <Button type="submit" loading={check.pending}>
          {t('recovery.confirm')}
        </Button>
      }
    >
      <Text size="sm">{t('recovery.typeGroups')}</Text>
      {ask.map((group, index) => (
        <TextInput
          key={group}
          label={t('recovery.group', { group: String(group) })}
          value={typed[group] ?? ''}
          onChange={(event) => setTyped({ ...typed, [group]: event.currentTarget.value })}
          maxLength={12}
          autoComplete="off"
          spellCheck={false}
          data-autofocus={index === 0 || undefined}
          styles={{ input: { textTransform: 'uppercase', fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
      ))}
    </DialogForm>
  );
}
