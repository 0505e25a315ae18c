/** Asks of which list, in which file format and in which language all its rows are to be written, and writes them. */
import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { DialogForm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { phaseOf } from '../list/list-progress.ts';
import { useListName } from '../list/list-words.tsx';
import { FormatChoice } from './choices/format-choice.tsx';
import type { WithKindChoice } from './choices/kind-choice.tsx';
import { LanguageChoice } from './choices/language-choice.tsx';
import { LockChoice } from './choices/lock-choice.tsx';
import { lockProblem, passwordOf, unlocked } from './report-lock.ts';
import { reportsTexts } from './reports-texts.ts';
import { makeReport, useMakeReport } from './use-make-report.ts';

const rowsFormats: readonly FileFormat[] = ['xlsx', 'csv-excel', 'csv'];

export function RowsForm({ lists, listId, kindChoice, onClose, onMade }: WithKindChoice) {
  const t = useTexts(reportsTexts);
  const format = useFormats();
  const nameOf = useListName();
  const shownLanguage = useLanguage();
  const [chosen, setChosen] = useState<number | undefined>(listId);
  const [kind, setKind] = useState<FileFormat>('xlsx');
  const [language, setLanguage] = useState(shownLanguage);
  const [lock, setLock] = useState(unlocked);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { make, pending, progress } = useMakeReport();
  // A list that was asked for and is not there is never replaced by another one.
  const list = chosen === undefined ? lists[0] : lists.find((one) => one.id === chosen);
  const problem = lockProblem(lock, kind);
  const phase = list === undefined ? 'empty' : phaseOf(list);

  async function onSubmit(): Promise<void> {
    setTried(true);
    if (list === undefined || problem !== null) return;
    const { id: listId, practice } = list;
    const password = passwordOf(lock, kind);
    const order = { listId, listName: nameOf(list), practice, format: kind, language, password };
    const made = await make(list.id, (client, today) => makeReport(client, order, today));
    setRefused(made.ok ? null : errorSentence(made.error));
    if (made.ok && made.value !== null) onMade(made.value);
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      sticky
      refused={refused}
      action={
        <CommandButton type="submit" loading={pending} disabled={list === undefined}>
          {t('form.make')}
        </CommandButton>
      }
    >
      {kindChoice}
      <NativeSelect
        label={t('form.list')}
        description={phase === 'under-way' || phase === 'waiting' ? t('form.unfinished') : undefined}
        value={String(list?.id ?? '')}
        data={lists.map((one) => ({ value: String(one.id), label: nameOf(one) }))}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
      />
      <FormatChoice formats={rowsFormats} format={kind} xlsxHint={t('form.xlsxHint')} onChange={setKind} />
      <LanguageChoice language={language} onChange={setLanguage} />
      <LockChoice
        lock={lock}
        format={kind}
        problem={tried ? problem : null}
        onChange={(changed) => setLock((before) => ({ ...before, ...changed }))}
      />
      {list?.practice ? (
        <Notice boxed tone="warn">
          {t('form.practice')}
        </Notice>
      ) : null}
      <Text size="sm" c="dimmed" role={progress === null ? undefined : 'status'}>
        {progress === null
          ? t('form.personal')
          : t('writing', { done: format.number(progress.done), total: format.number(progress.total) })}
      </Text>
    </DialogForm>
  );
}
