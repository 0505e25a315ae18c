/** Corrects a name or a number of a person: which one, what is right, and why. The old value is kept beside it. */
import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CallError } from '../../../src-main/contract/errors.ts';
import { problemCodeSchema } from '../../../src-main/contract/person.ts';
import { longestReason } from '../../../src-main/contract/privacy.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { problemTexts } from '../../i18n/problem-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { personPrivacyTexts } from './privacy-texts.ts';

/** `names`, `phones`: those the person is known by; '' for no name. `digits`: how a number stands on the page. */
type Known = {
  nik: string;
  names: readonly string[];
  phones: readonly string[];
  digits: { phone: (phone: string) => string };
};

/** The button, and the dialog it opens. */
export function CorrectPerson(known: Known) {
  const t = useTexts(personPrivacyTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <CommandButton size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('correct.open')}
      </CommandButton>
      <Dialog opened={opened} title={t('correct.title')} onClose={() => setOpened(false)}>
        <Asked {...known} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function Asked({ nik, names, phones, digits, onClose }: Known & { onClose: () => void }) {
  const t = useTexts(personPrivacyTexts);
  const common = useTexts(commonTexts);
  const problems = useTexts(problemTexts);
  const choices = [
    ...names.map((name) => ({
      ...{ field: 'name' as const, before: name },
      label: `${common('field.name')}: ${name === '' ? t('correct.noName') : name}`,
    })),
    ...phones.map((phone) => ({
      ...{ field: 'phone' as const, before: phone },
      label: `${common('field.phone')}: ${digits.phone(phone)}`,
    })),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const [after, setAfter] = useState('');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const correct = useCommand('privacy.correct', { inline: true });
  const choice = choices.find((one) => keyOf(one) === chosen) ?? choices[0];

  function refused(error: CallError): void {
    const code = problemCodeSchema.safeParse(error.fields?.[0]?.code);
    if (code.success) setFault(problems(`problem.${code.data}`));
    else if (error.code === 'invalid-input') setFault(t('correct.same'));
    else notifyError(error);
  }

  async function confirm(): Promise<void> {
    if (choice === undefined) return;
    const { field, before } = choice;
    const result = await correct.run({ nik, field, before, after, reason });
    if (!result.ok) return refused(result.error);
    const { lookups, left } = result.value;
    notifyDone(
      [t('correct.done', { count: lookups }), ...(left > 0 ? [t('correct.left', { count: left })] : [])].join(' '),
    );
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
      sticky
      action={
        <CommandButton type="submit" loading={correct.pending} disabled={after.trim() === ''}>
          {t('correct.confirm')}
        </CommandButton>
      }
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('correct.what')}
          value={choice && keyOf(choice)}
          data={choices.map((one) => ({ value: keyOf(one), label: one.label }))}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setFault(null);
          }}
        />
        <TextInput
          label={t('correct.after')}
          value={after}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          inputMode={choice?.field === 'phone' ? 'numeric' : 'text'}
          error={fault}
          onChange={(event) => {
            setAfter(event.currentTarget.value);
            setFault(null);
          }}
        />
        <TextInput
          label={t('correct.reason')}
          value={reason}
          maxLength={longestReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t(choice?.field === 'phone' ? 'correct.phoneHint' : 'correct.nameHint')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('correct.notThere')}
        </Text>
      </Stack>
    </DialogForm>
  );
}

function keyOf({ field, before }: { field: string; before: string }): string {
  return `${field} ${before}`;
}
