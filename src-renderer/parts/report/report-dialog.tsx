/** Asks of which list, in which file format and in which language a report is to be made, and makes it. */
import { NativeSelect, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type FileFormat, fileFormatSchema } from '../../../src-main/contract/files.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { phaseOf } from '../list/list-progress.ts';
import { useListName } from '../list/list-words.tsx';
import { reportsTexts } from './reports-texts.ts';
import { useMakeReport } from './use-make-report.ts';

type Asked = { lists: readonly List[]; listId: number | undefined; onClose: () => void; onMade: () => void };

export function ReportDialog({ opened, ...asked }: Asked & { opened: boolean }) {
  const t = useTexts(reportsTexts);
  return (
    <Dialog opened={opened} onClose={asked.onClose} title={t('form.title')}>
      <ReportForm {...asked} />
    </Dialog>
  );
}

function ReportForm({ lists, listId, onClose, onMade }: Asked) {
  const t = useTexts(reportsTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const nameOf = useListName();
  const shownLanguage = useLanguage();
  const [chosen, setChosen] = useState<number | undefined>(listId);
  const [kind, setKind] = useState<FileFormat>('xlsx');
  const [language, setLanguage] = useState(shownLanguage);
  const { make, pending, progress } = useMakeReport();
  // A list that was asked for and is not there is never replaced by another one.
  const list = chosen === undefined ? lists[0] : lists.find((one) => one.id === chosen);
  const phase = list === undefined ? 'empty' : phaseOf(list);

  async function onSubmit(): Promise<void> {
    if (list === undefined) return;
    if (await make({ listId: list.id, listName: nameOf(list), practice: list.practice, format: kind, language }))
      onMade();
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      action={
        <CommandButton type="submit" loading={pending} disabled={list === undefined}>
          {t('form.make')}
        </CommandButton>
      }
    >
      <NativeSelect
        label={t('form.list')}
        description={phase === 'under-way' || phase === 'waiting' ? t('form.unfinished') : undefined}
        value={String(list?.id ?? '')}
        data={lists.map((one) => ({ value: String(one.id), label: nameOf(one) }))}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
      />
      <Radio.Group label={t('form.format')} value={kind} onChange={(value) => setKind(fileFormatSchema.parse(value))}>
        <Stack gap="xs" mt={4}>
          <Radio value="xlsx" label={common('fileFormat.xlsx')} description={t('form.xlsxHint')} />
          <Radio value="csv-excel" label={common('fileFormat.csv-excel')} description={t('form.csvExcelHint')} />
          <Radio value="csv" label={common('fileFormat.csv')} description={t('form.csvHint')} />
        </Stack>
      </Radio.Group>
      <div>
        <Text size="sm" fw={500} mb={4} id="report-language">
          {t('form.language')}
        </Text>
        <SegmentedControl
          aria-labelledby="report-language"
          value={language}
          onChange={(value) => setLanguage(value === 'en' ? 'en' : 'id')}
          data={[
            { value: 'id', label: t('form.languageId') },
            { value: 'en', label: t('form.languageEn') },
          ]}
        />
      </div>
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
