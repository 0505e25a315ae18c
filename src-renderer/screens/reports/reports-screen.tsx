/** Every report made: who made it, of what, when; and making a new one. The files themselves are where they were saved. */
import { Button } from '@mantine/core';
import { IconFileReport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Report } from '../../../src-main/contract/reports.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { fieldTexts } from '../../parts/report/field/field-texts.ts';
import { isGivenToOthers } from '../../parts/report/field/given-before.ts';
import { ReportDialog } from '../../parts/report/report-dialog.tsx';
import { ReportViews } from '../../parts/report/report-views.tsx';
import { reportsTexts } from '../../parts/report/reports-texts.ts';
import { useAgain } from '../../parts/report/use-again.tsx';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { SidePanel } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { useReportColumns } from './report-columns.tsx';
import { ReportDetails } from './report-details.tsx';
import { ReturnedDialog } from './returned-dialog.tsx';
import { returnedTexts } from './returned-texts.ts';

export function ReportsScreen({ listId }: { listId?: number | undefined }) {
  const t = useTexts(reportsTexts);
  const ofReturned = useTexts(returnedTexts);
  const words = useTexts(fieldTexts);
  const [shown, setShown] = useState<Report | null>(null);
  const again = useAgain(onMade);
  const columns = useReportColumns(again.pending, again.again);
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

  /** Whoever may be reached twice is told of at once; the rest is on record. */
  function onMade(report: Report): void {
    if (opened) close();
    setShown(isGivenToOthers(report) ? report : null);
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
      <ReportViews view="reports">
        <KeysetTable
          label={t('tableLabel')}
          columns={columns}
          rowKey={(report) => report.reportId}
          keyset={keyset}
          onOpen={setShown}
          activeKey={shown?.reportId}
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
      </ReportViews>
      <ReportDialog opened={opened && hasLists} lists={lists ?? []} listId={listId} onClose={close} onMade={onMade} />
      <SidePanel
        opened={shown !== null}
        title={words('record.title')}
        size="34rem"
        light
        onClose={() => setShown(null)}
      >
        {shown === null ? null : (
          <ReportDetails report={shown} pending={again.pending} onAgain={() => again.again(shown)} />
        )}
      </SidePanel>
      {again.dialog}
      <ReturnedDialog opened={returning} onClose={() => setReturning(false)} />
    </Page>
  );
}
