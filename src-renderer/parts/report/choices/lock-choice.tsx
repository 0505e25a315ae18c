/** Whether a report is locked with a password, which a CSV file cannot be; the form above it holds what was typed. */
import { Checkbox } from '@mantine/core';
import { canBeLocked, type ReportFormat } from '../../../../src-main/contract/files.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from '../field/field-texts.ts';
import type { Lock, LockProblem } from '../report-lock.ts';
import { PasswordFields } from './password-fields.tsx';

export function LockChoice({
  lock,
  format,
  problem,
  onChange,
}: {
  lock: Lock;
  format: ReportFormat;
  /** What is shown as wrong. */
  problem: LockProblem | null;
  onChange: (changed: Partial<Lock>) => void;
}) {
  const t = useTexts(fieldTexts);
  const possible = canBeLocked(format);
  return (
    <>
      <Checkbox
        label={t('lock')}
        description={possible ? undefined : t('lockNotCsv')}
        disabled={!possible}
        checked={lock.locked && possible}
        onChange={(event) => onChange({ locked: event.currentTarget.checked })}
      />
      {lock.locked && possible ? <PasswordFields {...lock} problem={problem} onChange={onChange} /> : null}
    </>
  );
}
