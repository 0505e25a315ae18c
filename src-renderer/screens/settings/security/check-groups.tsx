/** Asks for two groups of the key that was just shown, as they stand on the paper. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { KeyCheckForm, keyFieldProps } from './key-check-form.tsx';
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
  return (
    <KeyCheckForm
      check={() => check.run({ parts: ask.map((group) => ({ group, typed: typed[group] ?? '' })) })}
      pending={check.pending}
      text={t('recovery.typeGroups')}
      onKeep={onBack}
      keepLabel={t('recovery.back')}
      onChecked={onClose}
    >
      {ask.map((group, index) => (
        <TextInput
          key={group}
          label={t('recovery.group', { group: String(group) })}
          value={typed[group] ?? ''}
          onChange={(event) => setTyped({ ...typed, [group]: event.currentTarget.value })}
          maxLength={12}
          data-autofocus={index === 0 || undefined}
          {...keyFieldProps}
        />
      ))}
    </KeyCheckForm>
  );
}
