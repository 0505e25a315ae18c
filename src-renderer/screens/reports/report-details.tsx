/** One report as it is on record: of what, how much of the NIK, each of its files, and who was given to somebody before. */
import { Group, Stack, Text, Title } from '@mantine/core';
import type { Report } from '../../../src-main/contract/reports.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { purposeTexts } from '../../parts/list/purpose-texts.ts';
import { fieldTexts } from '../../parts/report/field/field-texts.ts';
import { givenBeforeOf, shortSum } from '../../parts/report/field/given-before.ts';
import { reportsTexts } from '../../parts/report/reports-texts.ts';
import { useCanMakeAgain } from '../../parts/report/use-again.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { nikForm } from './report-columns.tsx';
import classes from './reports.module.css';

/** Earlier reports that are named one by one. */
const mostGiven = 5;

export function ReportDetails({ report, pending, onAgain }: { report: Report; pending: boolean; onAgain: () => void }) {
  const t = useTexts(fieldTexts);
  const words = useTexts(reportsTexts);
  const purposes = useTexts(purposeTexts);
  const format = useFormats();
  const again = useCanMakeAgain()(report);
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {report.fileName}
        </Text>
        {report.practice ? <PracticeTag /> : null}
      </Group>
      <GivenNotice report={report} />
      <Facts
        facts={[
          [t('record.kind'), t(`record.kinds.${report.kind}`)],
          [
            t('record.list'),
            report.allLists ? t('record.allLists') : report.lists.map(({ listName }) => listName).join(', '),
          ],
          [t('record.period'), report.period === null ? null : t('record.days', { ...report.period })],
          [t('record.people'), format.number(report.people)],
          [t('record.rows'), report.rows === report.people ? null : format.number(report.rows)],
          [t('record.nik'), t(`record.nikForms.${nikForm(report)}`)],
          [t('record.lock'), t(report.locked ? 'record.locked' : 'record.unlocked')],
          [t('record.purpose'), report.purpose === null ? null : purposes(`purposes.${report.purpose}`)],
          [words('column.language'), words(`languageName.${report.language}`)],
          [t('record.made'), t('record.madeBy', { moment: format.moment(report.madeAt), name: report.madeBy })],
        ]}
      />
      <div>
        <Title order={3} fz="sm" mb={6}>
          {t('record.files')}
        </Title>
        <ReportFiles report={report} />
      </div>
      <Group gap="sm">
        <CommandButton loading={pending} disabled={!again} onClick={onAgain}>
          {t('record.again')}
        </CommandButton>
        <Text size="sm" c="dimmed" flex={1}>
          {again ? t('record.againHint') : t('record.againFolder')}
        </Text>
      </Group>
    </Stack>
  );
}

function GivenNotice({ report }: { report: Report }) {
  const t = useTexts(fieldTexts);
  const format = useFormats();
  const { people, given } = givenBeforeOf(report);
  if (given.length === 0) return null;
  const named = given.slice(0, mostGiven);
  const more = given.length - named.length;
  return (
    <Notice boxed tone="warn" title={t('record.givenTitle', { count: people })}>
      <ul className={classes.given}>
        {named.map((one) => (
          <li key={`${one.file}-${one.reportId}-${one.fileName}`}>
            {t('record.givenLine', {
              count: one.people,
              file: one.file,
              other: one.group === null ? one.fileName : `${one.fileName}, ${one.group}`,
              day: format.date(one.madeAt),
              name: one.madeBy,
            })}
          </li>
        ))}
        {more === 0 ? null : <li>{t('record.givenMore', { count: more })}</li>}
      </ul>
    </Notice>
  );
}

function ReportFiles({ report }: { report: Report }) {
  const t = useTexts(fieldTexts);
  return (
    <ul className={classes.files}>
      {report.sha256 === null ? null : (
        <FileLine name={report.fileName} what={t('record.zip')} sha256={report.sha256} />
      )}
      {report.files.map(({ name, group, people, sha256 }) => {
        const whose = group ?? (report.container === 'file' || report.files.length === 1 ? null : t('record.without'));
        const count = t('record.filePeople', { count: people });
        return <FileLine key={name} name={name} what={whose === null ? count : `${whose}: ${count}`} sha256={sha256} />;
      })}
    </ul>
  );
}

function FileLine({ name, what, sha256 }: { name: string; what: string; sha256: string | null }) {
  const t = useTexts(fieldTexts);
  return (
    <li>
      <span>{name}</span>
      <Text span size="sm" c="dimmed">
        {what}
      </Text>
      <Text span size="xs" c="dimmed" className={classes.sum}>
        {sha256 === null ? (
          t('record.noSum')
        ) : (
          <>
            {`${t('record.sum')} `}
            <Copyable text={sha256} shown={shortSum(sha256)} label={t('record.copySum', { name })} />
          </>
        )}
      </Text>
    </li>
  );
}
