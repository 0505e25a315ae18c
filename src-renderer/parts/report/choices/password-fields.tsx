/** A password for a file, typed twice: what is lost cannot be recovered, and that is said. */
import { PasswordInput, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from '../field/field-texts.ts';
import type { LockProblem } from '../report-lock.ts';

/** As `reports.create` takes at most. */
const mostCharacters = 255;

export function PasswordFields({
  password,
  repeated,
  problem,
  onChange,
}: {
  password: string;
  repeated: string;
  /** What is shown as wrong. */
  problem: LockProblem | null;
  onChange: (typed: { password: string; repeated: string }) => void;
}) {
  const t = useTexts(fieldTexts);
  const common = {
    autoComplete: 'new-password',
    maxLength: mostCharacters,
    visibilityToggleButtonProps: { 'aria-label': t('showPassword') },
  };
  return (
    <Stack gap="sm">
      <PasswordInput
        {...common}
        label={t('password')}
        value={password}
        error={problem === 'password-missing' ? t('problem.password-missing') : null}
        onChange={(event) => onChange({ password: event.currentTarget.value, repeated })}
      />
      <PasswordInput
        {...common}
        label={t('repeat')}
        value={repeated}
        error={problem === 'password-differs' ? t('problem.password-differs') : null}
        onChange={(event) => onChange({ password, repeated: event.currentTarget.value })}
      />
      <Text size="sm">{t('lost')}</Text>
    </Stack>
  );
}
