/** The columns of the table of reports made. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLock, IconRefresh } from '@tabler/icons-react';
import type { Report } from '../../../src-main/contract/reports.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { fieldTexts } from '../../parts/report/field/field-texts.ts';
import { reportsTexts } from '../../parts/report/reports-texts.ts';
import { useCanMakeAgain } from '../../parts/report/use-again.tsx';
import type { Column } from '../../ui/table/columns.ts';

const atOnce = { getInitialValueInEffect: false };

export function useReportColumns(pending: boolean, onAgain: (report: Report) => void): Column<Report>[] {
  const t = useTexts(reportsTexts);
  const words = useTexts(fieldTexts);
  const format = useFormats();
  const allowed = useCanCommand();
  const canMakeAgain = useCanMakeAgain();
  // A table that scrolls sideways hides how it is made again: in a small window the least of it goes instead. The details have it all.
  const hasRoom = {
    kind: useMediaQuery('(min-width: 54em) and (max-width: 63.99em), (min-width: 66em)', true, atOnce),
    nik: useMediaQuery('(min-width: 72.5em)', true, atOnce),
    madeBy: useMediaQuery('(min-width: 78.5em)', true, atOnce),
  };
  const columns: Column<Report>[] = [
    {
      key: 'file',
      heading: t('column.file'),
      width: 'minmax(8rem, 1.4fr)',
      render: (report) => (
        <Group gap={6} wrap="nowrap">
          <Text span inherit fw={500} truncate title={report.fileName}>
            {report.fileName}
          </Text>
          {report.locked ? (
            <IconLock size={14} role="img" aria-label={words('record.locked')} style={{ flex: 'none' }} />
          ) : null}
        </Group>
      ),
    },
    {
      key: 'kind',
      heading: words('record.kind'),
      width: '10rem',
      render: (report) => words(`record.kinds.${report.kind}`),
    },
    {
      key: 'list',
      heading: t('column.list'),
      width: 'minmax(9.5rem, 1.6fr)',
      render: (report) => {
        const more = report.lists.length - 1;
        return (
          <Group gap={6} wrap="nowrap">
            {report.practice ? <PracticeTag /> : null}
            <Text span inherit truncate title={report.lists.map(({ listName }) => listName).join(', ')}>
              {report.allLists
                ? words('record.allLists')
                : more === 0
                  ? report.listName
                  : words('record.andMore', { name: report.listName, count: more })}
            </Text>
          </Group>
        );
      },
    },
    {
      key: 'people',
      heading: words('record.people'),
      width: '4.5rem',
      numeric: true,
      render: (report) => format.number(report.people),
    },
    {
      key: 'nik',
      heading: words('record.nik'),
      width: '6.75rem',
      render: (report) => words(`record.nikForms.${nikForm(report)}`),
    },
    { key: 'madeBy', heading: t('column.madeBy'), width: 'minmax(6rem, 0.8fr)', render: (report) => report.madeBy },
    { key: 'madeAt', heading: t('column.madeAt'), width: '9.5rem', render: (report) => format.moment(report.madeAt) },
    {
      key: 'again',
      heading: words('record.again'),
      width: '6.75rem',
      render: (report) =>
        canMakeAgain(report) ? (
          <ActionIcon
            variant="default"
            size="md"
            tabIndex={-1}
            loading={pending}
            disabled={!allowed}
            aria-label={words('record.againOf', { name: report.fileName })}
            title={words('record.again')}
            onClick={(event) => {
              event.stopPropagation();
              onAgain(report);
            }}
          >
            <IconRefresh size={15} aria-hidden />
          </ActionIcon>
        ) : null,
    },
  ];
  return columns.filter(({ key }) => (key in hasRoom ? hasRoom[key as keyof typeof hasRoom] : true));
}

/** How much of the NIKs it shows; a summary has none. */
export function nikForm({ kind, masked }: Pick<Report, 'kind' | 'masked'>): 'masked' | 'whole' | 'none' {
  if (kind === 'summary') return 'none';
  return masked ? 'masked' : 'whole';
}
