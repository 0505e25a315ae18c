/** Recording by hand what an agent tells by phone. */
import { NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDay } from '../../../src-main/contract/calendar.ts';
import {
  leastPromise,
  longestAgent,
  longestNote,
  mostPromise,
  type OutcomeKind,
  outcomeKinds,
} from '../../../src-main/contract/outcomes.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { outcomeTexts } from './outcome-texts.ts';

export function RecordOutcome({
  lookupId,
  opened,
  onClose,
}: {
  lookupId: number;
  opened: boolean;
  onClose: () => void;
}) {
  const t = useTexts(outcomeTexts);
  return (
    <Dialog opened={opened} onClose={onClose} overDrawer title={t('recordTitle')}>
      <Form lookupId={lookupId} onClose={onClose} />
    </Dialog>
  );
}

/** Dots, commas and blanks between thousands are the reader's; null: no amount in whole rupiah. */
function rupiahOf(text: string): number | null {
  const bare = text.trim().replace(/^rp\.?\s*/i, '');
  if (!/^\d+$|^\d{1,3}([., ]\d{3})+$/.test(bare)) return null;
  const value = Number(bare.replace(/\D/g, ''));
  return value >= leastPromise && value <= mostPromise ? value : null;
}

function Form({ lookupId, onClose }: { lookupId: number; onClose: () => void }) {
  const t = useTexts(outcomeTexts);
  const today = localDay(Date.now());
  const record = useCommand('outcomes.record', { inline: true });
  const [kind, setKind] = useState<OutcomeKind | ''>('');
  const [typed, setTyped] = useState({ foundOn: today, promiseDate: '', promiseAmount: '', agent: '', note: '' });
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isPromise = kind === 'promised';
  const amount = rupiahOf(typed.promiseAmount);
  const amountWrong = isPromise && typed.promiseAmount.trim() !== '' && amount === null;
  const dayWrong = typed.foundOn > today;
  const field = (name: keyof typeof typed) => ({
    label: t(`column.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });

  async function submit(): Promise<void> {
    setTried(true);
    if (kind === '' || amountWrong || dayWrong) return;
    const result = await record.run({
      ...{ lookupId, kind, agent: typed.agent || null, note: typed.note || null, foundOn: typed.foundOn || null },
      promiseDate: isPromise ? typed.promiseDate || null : null,
      promiseAmount: isPromise ? amount : null,
    });
    if (!result.ok) {
      setRefused(errorSentence(result.error));
      return;
    }
    notifyDone(t('recorded'));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void submit()}
      onClose={onClose}
      refused={refused}
      action={
        <CommandButton type="submit" loading={record.pending}>
          {t('record')}
        </CommandButton>
      }
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('recordHint')}
        </Text>
        <NativeSelect
          label={t('column.outcome')}
          value={kind}
          data={[{ value: '', label: '–' }, ...outcomeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
          onChange={(event) => setKind(event.currentTarget.value as OutcomeKind | '')}
          error={tried && kind === '' ? t('missing') : undefined}
          data-autofocus
        />
        <TextInput type="date" max={today} error={dayWrong ? t('dayWrong') : undefined} {...field('foundOn')} />
        {isPromise ? (
          <>
            <TextInput type="date" max="2099-12-31" {...field('promiseDate')} />
            <TextInput
              inputMode="numeric"
              error={tried && amountWrong ? t('amountWrong') : undefined}
              {...field('promiseAmount')}
            />
          </>
        ) : null}
        <TextInput maxLength={longestAgent} {...field('agent')} />
        <Textarea maxLength={longestNote} autosize minRows={2} maxRows={6} {...field('note')} />
      </Stack>
    </DialogForm>
  );
}
