/** Whether a report is locked with a password, which only a workbook can be; the form above it holds what was typed. */
import { Checkbox } from '@mantine/core';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { useTexts } from '../../i18n/texts.ts';
import { fieldTexts } from './field-texts.ts';
import { PasswordFields } from './password-fields.tsx';
import type { Lock, LockProblem } from './report-lock.ts';

export function LockChoice({
  lock,
  format,
  problem,
  onChange,
}: {
  lock: Lock;
  format: FileFormat;
  /** What is shown as wrong. */
  problem: LockProblem | null;
  onChange: (changed: Partial<Lock>) => void;
}) {
  const t = useTexts(fieldTexts);
  const possible = format === 'xlsx';
  return (
    <>
      <Checkbox
        label={t('lock')}
        description={possible ? undefined : t('lockOnlyExcel')}
        disabled={!possible}
        checked={lock.locked && possible}
        onChange={(event) => onChange({ locked: event.currentTarget.checked })}
      />
      {lock.locked && possible ? <PasswordFields {...lock} problem={problem} onChange={onChange} /> : null}
    </>
  );
}
