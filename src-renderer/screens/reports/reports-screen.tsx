/** Every report made: who made it, of what, when; and making a new one. The files themselves are where they were saved. */
import { Button, Group, Text } from '@mantine/core';
import { IconFileReport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Report } from '../../../src-main/contract/reports.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { ReportDialog } from '../../parts/report/report-dialog.tsx';
import { reportsTexts } from '../../parts/report/reports-texts.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { ReturnedDialog } from './returned-dialog.tsx';
import { returnedTexts } from './returned-texts.ts';

export function ReportsScreen({ listId }: { listId?: number | undefined }) {
  const t = useTexts(reportsTexts);
  const columns = useColumns();
  const ofReturned = useTexts(returnedTexts);
  const [asked, setAsked] = useState(false);
  const [returning, setReturning] = useState(false);
  const keyset = useKeyset('reports.page', {});
  const opened = asked || listId !== undefined;
  const newest = useQuery('lists.page', { limit: 200 }).data?.lists;
  // One asked for that is older than those is read by itself.
  const isOlder = listId !== undefined && newest !== undefined && !newest.some((list) => list.id === listId);
  const older = useQuery('lists.get', isOlder ? { listId } : null).data;
  const lists = isOlder && older !== undefined ? [...(newest ?? []), older] : newest;
  const hasLists = lists !== undefined && lists.length > 0;

  function close(): void {
    setAsked(false);
    navigate({ screen: 'reports' }, { replace: true });
  }

  return (
    <Page
      title={t('title')}
      subtitle={t('intro')}
      fill
      width="full"
      actions={
        <>
          <CommandButton variant="default" disabled={!hasLists} onClick={() => setReturning(true)}>
            {ofReturned('open')}
          </CommandButton>
          <CommandButton disabled={!hasLists} onClick={() => setAsked(true)}>
            {t('make')}
          </CommandButton>
        </>
      }
    >
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowKey={(report) => report.reportId}
        keyset={keyset}
        empty={
          <EmptyState
            icon={IconFileReport}
            title={t('empty.title')}
            text={lists?.length === 0 ? `${t('empty.text')} ${t('empty.noLists')}` : t('empty.text')}
            actions={
              lists?.length === 0 ? (
                <Button onClick={() => navigate({ screen: 'import' })}>{t('empty.toImport')}</Button>
              ) : (
                <CommandButton disabled={!hasLists} onClick={() => setAsked(true)}>
                  {t('empty.make')}
                </CommandButton>
              )
            }
          />
        }
      />
      <ReportDialog opened={opened && hasLists} lists={lists ?? []} listId={listId} onClose={close} onMade={close} />
      <ReturnedDialog opened={returning} onClose={() => setReturning(false)} />
    </Page>
  );
}

function useColumns(): Column<Report>[] {
  const t = useTexts(reportsTexts);
  const format = useFormats();
  return [
    {
      key: 'file',
      heading: t('column.file'),
      width: 'minmax(10.5rem, 1.6fr)',
      render: (report) => (
        <Text fw={500} truncate title={report.fileName}>
          {report.fileName}
        </Text>
      ),
    },
    {
      key: 'list',
      heading: t('column.list'),
      width: 'minmax(7.5rem, 1.2fr)',
      render: (report) => (
        <Group gap={6} wrap="nowrap">
          {report.practice ? <PracticeTag /> : null}
          <Text span inherit truncate title={report.listName}>
            {report.listName}
          </Text>
        </Group>
      ),
    },
    {
      key: 'rows',
      heading: t('column.rows'),
      width: '4.75rem',
      numeric: true,
      render: (report) => format.number(report.rows),
    },
    {
      key: 'language',
      heading: t('column.language'),
      width: '6.75rem',
      render: (report) => t(`languageName.${report.language}`),
    },
    { key: 'madeBy', heading: t('column.madeBy'), width: 'minmax(6.5rem, 1fr)', render: (report) => report.madeBy },
    { key: 'madeAt', heading: t('column.madeAt'), width: '10rem', render: (report) => format.moment(report.madeAt) },
  ];
}
