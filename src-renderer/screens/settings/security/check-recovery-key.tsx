/** Checks a recovery key that somebody kept, typed whole. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { KeyCheckForm, keyFieldProps } from './key-check-form.tsx';
import { securityTexts } from './security-texts.ts';

export function CheckRecoveryKey({ onClose }: { onClose: () => void }) {
  const t = useTexts(securityTexts);
  const check = useCommand('recoveryKey.check', { inline: true });
  const [typed, setTyped] = useState('');
  return (
    <KeyCheckForm
      check={() => check.run({ typed })}
      pending={check.pending}
      text={t('recovery.typeWhole')}
      onKeep={onClose}
      onChecked={onClose}
    >
      <Textarea
        label={t('recovery.title')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={200}
        autosize
        minRows={2}
        data-autofocus
        {...keyFieldProps}
      />
    </KeyCheckForm>
  );
}
