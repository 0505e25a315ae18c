/** Asks for a field report: of which lists, in one file or one per agent, and how much of the NIK; the rest under "more". */
import { Radio, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReportFormat } from '../../../src-main/contract/files.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { nikForms } from '../../../src-main/contract/reports.ts';
import { useQuery } from '../../core/use-query.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { DialogForm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useListName } from '../list/list-words.tsx';
import { BranchChoice } from './choices/branch-choice.tsx';
import { ColumnsChoice } from './choices/columns-choice.tsx';
import { FormatChoice } from './choices/format-choice.tsx';
import type { WithKindChoice } from './choices/kind-choice.tsx';
import { LanguageChoice } from './choices/language-choice.tsx';
import { ListsChoice } from './choices/lists-choice.tsx';
import { LockChoice } from './choices/lock-choice.tsx';
import { OwnColumnsChoice } from './choices/own-columns-choice.tsx';
import { PartingChoice } from './choices/parting-choice.tsx';
import { SortChoice } from './choices/sort-choice.tsx';
import { TemplateChoice } from './choices/template-choice.tsx';
import {
  type DraftProblem,
  draftOf,
  draftProblem,
  emptyDraft,
  type FieldDraft,
  lastNik,
  orderOf,
  partingColumn,
  sortIn,
  templateOf,
} from './field/field-draft.ts';
import { fieldTexts } from './field/field-texts.ts';
import { HolidaysNotice } from './field/holidays-notice.tsx';
import classes from './report.module.css';
import type { LockProblem } from './report-lock.ts';
import { reportsTexts } from './reports-texts.ts';
import { SaveTemplate } from './save-template.tsx';
import { makeFieldReport, useMakeReport } from './use-make-report.ts';

export function FieldForm({ lists, listId, kindChoice, onClose, onMade }: WithKindChoice) {
  const t = useTexts(fieldTexts);
  const words = useTexts(reportsTexts);
  const format = useFormats();
  const titleOf = useTitle();
  const shownLanguage = useLanguage();
  const asked = listId ?? lists[0]?.id;
  const [changed, setChanged] = useState<Partial<FieldDraft>>({});
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const more = useRef<HTMLDetailsElement>(null);
  const { make, pending, progress } = useMakeReport();
  const templates = useQuery('reportTemplates.list', {}).data?.templates ?? [];
  const [templateId, setTemplateId] = useState<number | null>(null);
  const template = templates.find((one) => one.templateId === templateId) ?? null;
  const record = useQuery('reports.page', { limit: 50 }).data;

  const draft: FieldDraft = {
    ...emptyDraft(asked === undefined ? [] : [asked], lastNik(record?.reports ?? []), shownLanguage),
    ...changed,
  };
  // A list that was asked for and is not there is never replaced by another one.
  const chosen = draft.listIds.flatMap((id) => lists.find((list) => list.id === id) ?? []);
  const listIds = chosen.map(({ id }) => id);
  const columns = useQuery('reports.columns', listIds.length === 0 ? null : { listIds }).data?.columns;
  const known = columns ?? [];
  const order = { ...draft, listIds };
  const problem = draftProblem(order, columns);
  const shownProblem = tried ? problem : null;
  const change = (part: Partial<FieldDraft>) => {
    setRefused(null);
    setChanged((before) => ({ ...before, ...part }));
  };

  async function onSubmit(): Promise<void> {
    setTried(true);
    if (lockIn(problem) !== null) more.current?.setAttribute('open', '');
    const [first] = chosen;
    if (problem !== null || first === undefined || columns === undefined) return;
    const file = { order: orderOf(order, known), title: titleOf(chosen), practice: first.practice };
    const made = await make(first.id, (client, today) => makeFieldReport(client, file, today));
    if (!made.ok) setRefused(made.error.code === 'column-unknown' ? t('columnGone') : errorSentence(made.error));
    else if (made.value !== null) onMade(made.value);
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      sticky
      refused={refused}
      action={
        <CommandButton type="submit" loading={pending} disabled={listIds.length > 0 && columns === undefined}>
          {t('make')}
        </CommandButton>
      }
    >
      {kindChoice}
      <TemplateChoice
        templates={templates}
        chosen={template}
        known={columns}
        onUse={(used) => {
          setTemplateId(used?.templateId ?? null);
          if (used !== null) change(draftOf(used.options, known));
        }}
      />
      <ListsChoice
        lists={lists}
        chosen={chosen}
        error={shownProblem === 'no-list' ? t('problem.no-list') : null}
        onChange={(ids) => change({ listIds: ids })}
      />
      <PartingChoice
        parted={draft.parted}
        inFolder={draft.inFolder}
        by={partingColumn(draft, known)}
        columns={columns}
        error={shownProblem === 'no-column' ? t('problem.no-column') : null}
        about={{ listIds, format: draft.format, language: draft.language }}
        onParted={(parted) => change({ parted })}
        onBy={(by) => change({ by })}
        onInFolder={(inFolder) => change({ inFolder })}
      />
      <Radio.Group
        label={t('nik')}
        description={draft.nik === 'whole' ? t('wholeHint') : t('nikHint')}
        value={draft.nik}
        onChange={(value) => change({ nik: nikForms.find((one) => one === value) ?? 'masked' })}
      >
        <Stack gap="xs" mt={6}>
          {nikForms.map((one) => (
            <Radio key={one} value={one} label={t(one)} />
          ))}
        </Stack>
      </Radio.Group>
      <details className={classes.more} ref={more}>
        <summary>{t('more')}</summary>
        <Stack gap="md" mt="xs">
          <ColumnsChoice known={known} choice={draft.columns} onChange={(moved) => change({ columns: moved })} />
          {isForPeople(draft.format) ? (
            <OwnColumnsChoice without={draft.without} onChange={(without) => change({ without })} />
          ) : null}
          <SortChoice known={known} sort={sortIn(draft, known)} onChange={(sort) => change({ sort })} />
          {isForPeople(draft.format) ? (
            <BranchChoice branchName={draft.branchName} logo={draft.logo} onChange={change} />
          ) : null}
          <LanguageChoice language={draft.language} onChange={(language) => change({ language })} />
          <FormatChoice
            formats={fieldFormats}
            format={draft.format}
            xlsxHint={t('xlsxHint')}
            onChange={(format) => change({ format })}
          />
          <SaveTemplate
            templates={templates}
            chosen={template}
            options={columns === undefined || problem === 'no-column' ? null : templateOf(orderOf(order, known))}
            onSaved={(saved) => setTemplateId(saved.templateId)}
          />
          <LockChoice lock={draft} format={draft.format} problem={lockIn(shownProblem)} onChange={change} />
        </Stack>
      </details>
      {chosen[0]?.practice ? (
        <Notice boxed tone="warn">
          {words('form.practice')}
        </Notice>
      ) : null}
      <HolidaysNotice />
      <Text size="sm" c="dimmed" role={progress === null ? undefined : 'status'}>
        {progress === null
          ? `${t('given')} ${words('form.personal')}`
          : t('writing', { share: format.percent(progress.done / Math.max(1, progress.total)) })}
      </Text>
    </DialogForm>
  );
}

/** Not for machines, which have columns of their own. */
const isForPeople = (format: ReportFormat) => format === 'xlsx' || format === 'pdf';

const fieldFormats: readonly ReportFormat[] = ['xlsx', 'pdf', 'csv-excel', 'csv'];

function lockIn(problem: DraftProblem | null): LockProblem | null {
  return problem === 'password-missing' || problem === 'password-differs' ? problem : null;
}

/** What its file is called. */
function useTitle(): (lists: readonly List[]) => string {
  const t = useTexts(fieldTexts);
  const nameOf = useListName();
  return ([first, ...others]) => {
    const name = first === undefined ? '' : nameOf(first);
    return others.length === 0 ? t('fileTitle', { name }) : t('fileTitleMore', { name, count: others.length });
  };
}
