/** What both ways of checking a recovery key have in common: the answer in the dialog where it is wrong, a notice where it is right. */
import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Result } from '../../../../src-main/contract/errors.ts';
import { notifyDone } from '../../../core/notify.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { DialogForm } from '../../../ui/dialog.tsx';
import { securityTexts } from './security-texts.ts';

/** A field whose letters look as on the paper. */
export const keyFieldProps = {
  autoComplete: 'off',
  spellCheck: false,
  styles: { input: { textTransform: 'uppercase', fontFamily: 'var(--mantine-font-family-monospace)' } },
} as const;

export function KeyCheckForm({
  check,
  pending,
  text,
  onKeep,
  keepLabel,
  onChecked,
  children,
}: {
  check: () => Promise<Result<unknown>>;
  pending: boolean;
  text: string;
  onKeep: () => void;
  keepLabel?: string;
  onChecked: () => void;
  children: ReactNode;
}) {
  const t = useTexts(securityTexts);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(): Promise<void> {
    setWrong(null);
    const result = await check();
    if (!result.ok) return setWrong(errorSentence(result.error));
    notifyDone(t('recovery.checked'));
    onChecked();
  }

  return (
    <DialogForm
      onSubmit={() => void submit()}
      onClose={onKeep}
      {...(keepLabel !== undefined && { keepLabel })}
      refused={wrong}
      action={
        <Button type="submit" loading={pending}>
          {t('recovery.confirm')}
        </Button>
      }
    >
      <Text size="sm">{text}</Text>
      {children}
    </DialogForm>
  );
}
