/** One list: how far it is, what may be done, its rows with state and verdict, and the rows that were not accepted. */
import { Button, Group, Tabs, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff, IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { useListName } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { purposeTexts } from '../../parts/list/purpose-texts.ts';
import { useLookupColumns, useLookupRows } from '../../parts/lookup/lookup-cells.tsx';
import { LookupDrawer } from '../../parts/lookup/lookup-drawer.tsx';
import { RevealMenu, useRowsOnScreen } from '../../parts/person/reveal-menu.tsx';
import { navigate, type Route } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { ListActions } from './list-actions.tsx';
import { ListAttention } from './list-attention.tsx';
import { MendedNotice, WithheldNotice } from './list-notices.tsx';
import { ListProgressCard } from './list-progress-card.tsx';
import classes from './list-screen.module.css';
import { ListTrouble } from './list-trouble.tsx';
import { ReachBar } from './reach-bar.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { everyRow, leavesOut, type RowFilter, rowsInput } from './row-filter.ts';
import { RowTools } from './row-tools.tsx';
import { useRowFacets } from './use-facets.ts';

type Tab = 'rows' | 'rejected';

export function ListScreen({ route }: { route: Extract<Route, { screen: 'list' }> }) {
  const { listId, lookupId, start = false } = route;
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const nameOf = useListName();
  const compact = useCore((core) => core.settings.compactRows);
  const { data: list, error, reload } = useQuery('lists.get', { listId });

  if (list === undefined) {
    const gone = error?.code === 'not-found';
    return (
      <Page title={gone ? t('notFound') : t('title')} onBack={() => navigate({ screen: 'lists' })}>
        {error === null ? null : (
          <EmptyState
            icon={IconListSearch}
            title={gone ? t('notFound') : common('loadFailed')}
            text={gone ? t('notFoundText') : errorSentence(error)}
            actions={
              gone ? (
                <Button onClick={() => navigate({ screen: 'lists' })}>{t('toLists')}</Button>
              ) : (
                <Button onClick={reload}>{common('retry')}</Button>
              )
            }
          />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={nameOf(list)}
      badge={list.practice ? <PracticeTag /> : null}
      subtitle={compact ? undefined : <Meta list={list} />}
      onBack={() => navigate({ screen: 'lists' })}
      actions={
        <ListActions
          list={list}
          starting={start}
          onStarting={(open) =>
            navigate({ screen: 'list', listId, ...(open ? { start: true } : {}) }, { replace: true })
          }
        />
      }
      fill
      width="full"
    >
      <MendedNotice listId={list.id} />
      <ListBody list={list} lookupId={lookupId} />
    </Page>
  );
}

function Meta({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const words = useTexts(purposeTexts);
  const format = useFormats();
  const { purpose, legalBasis } = list;
  const reason = [
    ...(purpose === null ? [] : [words(`purposes.${purpose}`)]),
    ...(legalBasis === null ? [] : [words(`legalBases.${legalBasis}`)]),
  ].join(', ');
  return [
    ...(list.sourceName === null ? [] : [t('meta.source', { name: list.sourceName })]),
    ...(list.kind === 'file' ? [t('meta.created', { when: format.moment(list.createdAt) })] : []),
    t('meta.connection', { name: list.connectionName }),
    ...(list.kind === 'file' ? [list.ecConsent ? t('meta.consent') : t('meta.noConsent')] : []),
    ...(list.kind === 'file' ? [reason === '' ? words('metaNone') : words('meta', { purpose: reason })] : []),
  ].join(' · ');
}

function ListBody({ list, lookupId }: { list: List; lookupId: number | undefined }) {
  const t = useTexts(listsTexts);
  const [tab, setTab] = useState<Tab>(list.accepted === 0 && list.rejected > 0 ? 'rejected' : 'rows');
  const [filter, setFilter] = useState(everyRow);
  const counted = useRowFacets(list.id);
  const isTall = useMediaQuery('(min-height: 44em)', true, { getInitialValueInEffect: false });
  const compact = useCore((core) => core.settings.compactRows);
  const roomy = isTall && !compact;

  function choose(change: Partial<RowFilter>): void {
    setFilter({ ...filter, ...change });
    setTab('rows');
  }

  return (
    <>
      <ListProgressCard list={list} roomy={roomy} chosen={filter.states} onChoose={(states) => choose({ states })}>
        <ReachBar
          counted={counted}
          roomy={roomy}
          chosen={filter.verdicts}
          onChoose={(verdicts) => choose({ verdicts })}
        />
      </ListProgressCard>
      <ListTrouble list={list} />
      <ListAttention list={list} onShow={(state) => choose({ ...everyRow, states: [state] })} />
      <WithheldNotice list={list} />
      <Tabs
        value={tab}
        onChange={(value) => setTab(value === 'rejected' ? 'rejected' : 'rows')}
        keepMounted={false}
        classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '', tab: classes.tab ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="rows">
            {t('tab.rows')} <TabCount of={list.accepted} />
          </Tabs.Tab>
          <Tabs.Tab value="rejected">
            {t('tab.rejected')} <TabCount of={list.rejected} />
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rows">
          <Rows list={list} roomy={roomy} filter={filter} lookupId={lookupId} onFilter={setFilter} />
        </Tabs.Panel>
        <Tabs.Panel value="rejected">
          <RejectedRows list={list} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function TabCount({ of }: { of: number }) {
  const format = useFormats();
  return (
    <Text span inherit fw={400} c="dimmed" ml="0.25rem" className="tabular">
      {format.number(of)}
    </Text>
  );
}

function Rows({
  list,
  roomy,
  filter,
  lookupId,
  onFilter,
}: {
  list: List;
  roomy: boolean;
  filter: RowFilter;
  lookupId: number | undefined;
  onFilter: (filter: RowFilter) => void;
}) {
  const t = useTexts(listsTexts);
  const nameOf = useListName();
  const format = useFormats();
  const { person, phone, state, verdict, step, verdictStep } = useLookupColumns();
  const hasRoomForStep = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false });
  const { keyset, idsInView } = useRowsOnScreen(useKeyset('lists.rows', rowsInput(list.id, filter)));
  const counted = useRowFacets(list.id, filter, keyset.retry);
  const rowsLook = useLookupRows();
  const row: Column<LookupItem> = {
    key: 'row',
    heading: t('rowNumber'),
    width: '3.75rem',
    numeric: true,
    render: (item) => format.number(item.row),
  };
  return (
    <>
      <Group gap="0.375rem">
        <RowTools filter={filter} roomy={roomy} counted={counted} onChange={onFilter} />
        <div className={classes.end}>
          <RevealMenu size="xs" idsInView={idsInView} />
        </div>
      </Group>
      <KeysetTable
        label={t('rowsLabel', { name: nameOf(list) })}
        columns={[row, person, phone, state, ...(hasRoomForStep ? [verdict, step] : [verdictStep])]}
        {...rowsLook}
        rowKey={(item) => item.lookupId}
        keyset={keyset}
        onOpen={(item) => navigate({ screen: 'list', listId: list.id, lookupId: item.lookupId })}
        activeKey={lookupId}
        empty={
          leavesOut(filter) ? (
            <EmptyState
              icon={IconFilterOff}
              title={t('noRows.title')}
              text={t('noRows.text')}
              actions={
                <Button variant="default" onClick={() => onFilter({ ...everyRow, sort: filter.sort })}>
                  {t('noRows.all')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={IconListSearch} title={t('noneAccepted.title')} text={t('noneAccepted.text')} />
          )
        }
      />
      <LookupDrawer
        lookupId={lookupId ?? null}
        onClose={() => navigate({ screen: 'list', listId: list.id }, { replace: true })}
        onOpenOther={(other) => navigate({ screen: 'list', listId: list.id, lookupId: other }, { replace: true })}
        withListLink={false}
        rows={keyset.rows}
        onLast={() => keyset.hasMore && keyset.loadMore()}
      />
    </>
  );
}
