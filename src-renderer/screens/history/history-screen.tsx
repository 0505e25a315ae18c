/** Search in every lookup: by name, NIK or phone, by state and list. The filter is in the address. */
import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useHasAccount } from '../../core/core-state.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { historyTexts } from '../../parts/lookup/history-texts.ts';
import { lookupRowHeight, useLookupColumns } from '../../parts/lookup/lookup-cells.tsx';
import { LookupDrawer } from '../../parts/lookup/lookup-drawer.tsx';
import { StateFilter } from '../../parts/lookup/state-filter.tsx';
import { RevealMenu, useRowsOnScreen } from '../../parts/person/reveal-menu.tsx';
import { navigate, type Route } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';

type HistoryRoute = Extract<Route, { screen: 'history' }>;

export function HistoryScreen({ route }: { route: HistoryRoute }) {
  const t = useTexts(historyTexts);
  const { search = '', states = [], listId, lookupId } = route;
  const filtered = search !== '' || states.length > 0 || listId !== undefined;
  const hasAccount = useHasAccount();
  // What practice made up stays out of a person's real answers, unless somebody asks for it.
  const answers = route.answers ?? (hasAccount ? 'real' : 'all');
  const columns = useColumns();
  const { keyset, idsInView } = useRowsOnScreen(
    useKeyset('history.page', { search, states, listId: listId ?? null, answers, limit: 100 }),
  );

  /** Filters replace the address, so that Back leaves the history rather than undoing letters. */
  const change = (part: Partial<HistoryRoute>) => navigate({ ...route, ...part }, { replace: true });

  return (
    <Page title={t('title')} subtitle={t('intro')} fill width="full">
      <Group gap="0.5rem 0.75rem">
        <SearchBox search={search} onSearch={(text) => change({ search: text })} />
        <ListChoice listId={listId} onChoose={(id) => navigate(withList(route, id), { replace: true })} />
        {hasAccount && listId === undefined ? (
          <NativeSelect
            aria-label={t('answers.label')}
            value={answers}
            data={(['real', 'practice', 'all'] as const).map((value) => ({ value, label: t(`answers.${value}`) }))}
            onChange={(event) => navigate(withAnswers(route, event.currentTarget.value), { replace: true })}
          />
        ) : null}
        {filtered ? (
          <Button variant="subtle" color="gray" onClick={() => navigate({ screen: 'history' }, { replace: true })}>
            {t('clear')}
          </Button>
        ) : null}
        <RevealMenu idsInView={idsInView} />
      </Group>
      <StateFilter label={t('filter')} chosen={states} onChange={(chosen) => change({ states: chosen })} />
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowHeight={lookupRowHeight}
        rowKey={(item) => item.lookupId}
        keyset={keyset}
        onOpen={(item) => navigate({ ...route, lookupId: item.lookupId })}
        activeKey={lookupId}
        empty={filtered ? <NoMatch /> : <NoLookups />}
      />
      <LookupDrawer
        lookupId={lookupId ?? null}
        onClose={() => {
          const { lookupId: _closed, ...rest } = route;
          navigate(rest, { replace: true });
        }}
        onOpenOther={(other) => change({ lookupId: other })}
      />
    </Page>
  );
}

function withList(route: HistoryRoute, listId: number | null): HistoryRoute {
  const { listId: _former, ...rest } = route;
  return listId === null ? rest : { ...rest, listId };
}

function withAnswers(route: HistoryRoute, answers: string): HistoryRoute {
  const { answers: _former, ...rest } = route;
  return answers === 'practice' || answers === 'all' ? { ...rest, answers } : rest;
}

/** Asks when the typing pauses; the address changing from elsewhere fills the box. */
function SearchBox({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const t = useTexts(historyTexts);
  const [typed, setTyped] = useState(search);
  const ask = useDebouncedCallback((text: string) => onSearch(text.trim().slice(0, 100)), 250);
  useEffect(() => setTyped((now) => (now.trim() === search ? now : search)), [search]);

  function type(text: string): void {
    setTyped(text);
    ask(text);
  }

  return (
    <TextInput
      type="search"
      flex={1}
      miw="14rem"
      maw="26rem"
      aria-label={t('search')}
      placeholder={t('searchPlaceholder')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => type('')} />
      }
      value={typed}
      maxLength={100}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function ListChoice({ listId, onChoose }: { listId: number | undefined; onChoose: (id: number | null) => void }) {
  const t = useTexts(historyTexts);
  const nameOf = useListName();
  const lists = useQuery('lists.page', { limit: 200 }).data?.lists ?? [];
  // One older than the two hundred newest is in the address only.
  const missing = listId !== undefined && !lists.some((list) => list.id === listId);
  const older = useQuery('lists.get', missing && lists.length > 0 ? { listId } : null).data;
  const shown = missing && older !== undefined ? [...lists, older] : lists;
  return (
    <NativeSelect
      aria-label={t('list')}
      w="15rem"
      value={listId === undefined ? '' : String(listId)}
      data={[
        { value: '', label: t('allLists') },
        ...shown.map((list) => ({ value: String(list.id), label: nameOf(list) })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
    />
  );
}

function useColumns(): Column<LookupItem>[] {
  const t = useTexts(historyTexts);
  const format = useFormats();
  const { person, phone, state, verdict } = useLookupColumns();
  // A table that scrolls sideways hides the verdict: in a small window the least of it goes instead. The details have it all.
  const hasRoomForTime = useMediaQuery('(min-width: 72em)', true, { getInitialValueInEffect: false });
  const hasRoomForList = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const columns: Column<LookupItem>[] = [
    person,
    phone,
    state,
    verdict,
    {
      key: 'list',
      heading: t('column.list'),
      width: 'minmax(6.5rem, 0.7fr)',
      render: (item) => (
        <span className="cut dimmed" title={item.listName}>
          {item.listName}
        </span>
      ),
    },
    {
      key: 'updated',
      heading: t('column.updated'),
      width: '7rem',
      render: (item) => format.moment(item.updatedAt),
    },
  ];
  return columns.filter(({ key }) => (key !== 'list' || hasRoomForList) && (key !== 'updated' || hasRoomForTime));
}

function NoMatch() {
  const t = useTexts(historyTexts);
  return (
    <EmptyState
      icon={IconSearch}
      title={t('noMatch.title')}
      text={t('noMatch.text')}
      actions={
        <Button variant="default" onClick={() => navigate({ screen: 'history' }, { replace: true })}>
          {t('clear')}
        </Button>
      }
    />
  );
}

function NoLookups() {
  const t = useTexts(historyTexts);
  return (
    <EmptyState
      icon={IconHistory}
      title={t('empty.title')}
      text={t('empty.text')}
      actions={
        <>
          <Button onClick={() => navigate({ screen: 'import' })}>{t('empty.import')}</Button>
          <Button variant="default" onClick={() => navigate({ screen: 'check' })}>
            {t('empty.check')}
          </Button>
        </>
      }
    />
  );
}
