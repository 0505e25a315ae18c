/** Search in every lookup: by name, NIK or phone, by state and list. The filter is in the address. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { HistoryFilter } from '../../../src-main/contract/history.ts';
import { useHasAccount } from '../../core/core-state.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useLastAnswer, useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { historyTexts } from '../../parts/lookup/history-texts.ts';
import { useLookupRows } from '../../parts/lookup/lookup-cells.tsx';
import { LookupDrawer } from '../../parts/lookup/lookup-drawer.tsx';
import { RevealMenu, useRowsOnScreen } from '../../parts/person/reveal-menu.tsx';
import { type HistoryRoute, navigate } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import classes from './history.module.css';
import { useHistoryColumns } from './history-columns.tsx';
import { type Change, filterOf, isFiltered, unfiltered, withChange } from './history-filter.ts';
import { ChosenFilters, HistoryFilters, HistoryTotal } from './history-filters.tsx';
import { SaveFound } from './save-found.tsx';
import { ViewsMenu } from './views-menu.tsx';

export function HistoryScreen({ route }: { route: HistoryRoute }) {
  const t = useTexts(historyTexts);
  const filters = useTexts(filterTexts);
  const { lookupId, sort = 'newest' } = route;
  const isWide = useMediaQuery('(min-width: 64em) and (min-height: 40em)', true, { getInitialValueInEffect: false });
  const filtered = isFiltered(route);
  const hasAccount = useHasAccount();
  // What practice made up stays out of a person's real answers, unless somebody asks for it.
  const answers = route.answers ?? (hasAccount ? 'real' : 'all');
  const filter = filterOf(route, answers);
  const columns = useHistoryColumns(route.show);
  const rowsLook = useLookupRows();
  const { keyset, idsInView } = useRowsOnScreen(useKeyset('history.page', { ...filter, sort, limit: 100 }));
  const { total, facets, behind } = useFacets(filter, keyset.restart);

  /** Filters replace the address, so that Back leaves the history rather than undoing letters. */
  const change = (part: Change) => navigate(withChange(route, part), { replace: true });

  const tools = (
    <>
      <NativeSelect
        aria-label={filters('sort.label')}
        value={sort}
        data={historySorts.map((value) => ({ value, label: filters(`sort.${value}`) }))}
        onChange={({ currentTarget: { value } }) => change({ sort: isSort(value) ? value : undefined })}
      />
      <ColumnsMenu show={route.show} onChange={(show) => change({ show })} />
      <ViewsMenu route={route} filter={filter} />
      <SaveFound filter={filter} sort={sort} total={total} />
    </>
  );
  return (
    <Page title={t('title')} subtitle={t('intro')} fill width="full">
      <Group gap="0.5rem 0.75rem">
        <SearchBox
          main
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          search={route.search ?? ''}
          onSearch={(search) => change({ search })}
        />
        {hasAccount && route.listId === undefined ? (
          <NativeSelect
            aria-label={t('answers.label')}
            value={answers}
            data={(['real', 'practice', 'all'] as const).map((value) => ({ value, label: t(`answers.${value}`) }))}
            onChange={({ currentTarget: { value } }) => change({ answers: isOther(value) ? value : undefined })}
          />
        ) : null}
        {isWide ? tools : null}
        <RevealMenu idsInView={idsInView} />
      </Group>
      <HistoryFilters folded={!isWide} tools={tools} route={route} facets={facets} onChange={change} />
      <div className={classes.chosen}>
        <HistoryTotal total={total} behind={behind} />
        <ChosenFilters route={route} onChange={change} />
        {filtered ? <ClearButton route={route} /> : null}
      </div>
      <div className={classes.table}>
        <KeysetTable
          label={t('tableLabel')}
          columns={columns}
          {...rowsLook}
          rowKey={(item) => item.lookupId}
          keyset={keyset}
          onOpen={(item) => navigate({ ...route, lookupId: item.lookupId })}
          activeKey={lookupId}
          empty={filtered ? <NoMatch route={route} /> : <NoLookups />}
        />
      </div>
      <LookupDrawer
        lookupId={lookupId ?? null}
        onClose={() => change({ lookupId: undefined })}
        onOpenOther={(other) => change({ lookupId: other })}
        rows={keyset.rows}
        onLast={() => keyset.hasMore && keyset.loadMore()}
      />
    </Page>
  );
}

const historySorts = ['newest', 'name', 'verdict'] as const;
const isSort = (value: string): value is 'name' | 'verdict' => value === 'name' || value === 'verdict';
const isOther = (value: string): value is 'practice' | 'all' => value === 'practice' || value === 'all';

/** Milliseconds until it is asked anew how much the search does not know yet: nothing tells. */
const askAgainMs = 2_000;

/**
 * The counts under that filter, and while others are being counted, those that were there. `onComplete`: the search knows
 * everything now.
 */
function useFacets(filter: HistoryFilter, onComplete: () => void) {
  const { reload } = useQuery('history.facets', filter);
  const last = useLastAnswer('history.facets', filter)?.data;
  const behind = last?.behind ?? null;
  const wasBehind = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (behind === null && wasBehind.current) onComplete();
    wasBehind.current = behind !== null;
    if (behind === null) return;
    const timer = setTimeout(() => void reload(), askAgainMs);
    return () => clearTimeout(timer);
  }, [last]);
  return { total: last?.total ?? null, facets: last?.facets ?? null, behind };
}

function ClearButton({ route, variant = 'subtle' }: { route: HistoryRoute; variant?: 'subtle' | 'default' }) {
  const t = useTexts(historyTexts);
  return (
    <Button
      {...(variant === 'subtle' && { size: 'compact-sm', color: 'gray' })}
      variant={variant}
      onClick={() => navigate(unfiltered(route), { replace: true })}
    >
      {t('clear')}
    </Button>
  );
}

function NoMatch({ route }: { route: HistoryRoute }) {
  const t = useTexts(historyTexts);
  return (
    <EmptyState
      icon={IconSearch}
      title={t('noMatch.title')}
      text={t('noMatch.text')}
      actions={<ClearButton route={route} variant="default" />}
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
