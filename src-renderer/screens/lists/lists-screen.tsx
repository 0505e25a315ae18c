/** All lists, the newest first: how far each is and what of it needs attention. */
import { Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconFileImport, IconListDetails, IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { doneOf, percentDone, phaseOf, totalOf } from '../../parts/list/list-progress.ts';
import { Charges, NeedingTags, useListName } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { PracticeButton } from '../../parts/list/practice-button.tsx';
import { hasPracticeList } from '../../parts/list/practice-lists.ts';
import { ProgressBar } from '../../parts/list/progress-bar.tsx';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import classes from './lists-screen.module.css';

export function ListsScreen() {
  const t = useTexts(listsTexts);
  const columns = useColumns();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<'without' | 'only'>('without');
  const [group, setGroup] = useState<string | null>(null);
  // Whoever types a name looks for it wherever it is.
  const archived = search === '' ? shown : 'with';
  const keyset = useKeyset('lists.page', { named: search, archived, group });

  return (
    <Page
      title={t('title')}
      subtitle={t('intro')}
      fill
      width="full"
      actions={
        <CommandButton leftSection={<IconFileImport size={16} />} onClick={() => navigate({ screen: 'import' })}>
          {t('import')}
        </CommandButton>
      }
    >
      <Group>
        <SearchBox
          label={t('searchLists')}
          placeholder={t('searchListsPlaceholder')}
          search={search}
          onSearch={setSearch}
        />
        <ListsChoice shown={shown} onShown={setShown} group={group} onGroup={setGroup} />
      </Group>
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowHeight={56}
        rowKey={(list) => list.id}
        keyset={keyset}
        onOpen={(list) => navigate({ screen: 'list', listId: list.id })}
        empty={
          search === '' && shown === 'without' && group === null ? (
            <NoLists />
          ) : (
            <EmptyState icon={IconListSearch} title={t('noneFound.title')} text={t('noneFound.text')} />
          )
        }
      />
    </Page>
  );
}

/** There where there is something to choose from: a branch with three lists needs neither. */
function ListsChoice({
  shown,
  onShown,
  group,
  onGroup,
}: {
  shown: 'without' | 'only';
  onShown: (shown: 'without' | 'only') => void;
  group: string | null;
  onGroup: (group: string | null) => void;
}) {
  const t = useTexts(listsTexts);
  const { groups, archived } = useQuery('lists.groups', {}).data ?? { groups: [], archived: 0 };
  return (
    <>
      {groups.length > 0 || group !== null ? (
        <NativeSelect
          aria-label={t('group.filter')}
          value={group ?? ''}
          data={[
            { value: '', label: t('group.all') },
            ...groups.map(({ name, lists }) => ({ value: name, label: t('group.one', { name, count: lists }) })),
          ]}
          onChange={(event) => onGroup(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      ) : null}
      {archived > 0 || shown === 'only' ? (
        <SegmentedControl
          aria-label={t('archive.show')}
          value={shown}
          data={[
            { value: 'without', label: t('archive.without') },
            { value: 'only', label: t('archive.only', { count: archived }) },
          ]}
          onChange={(value) => onShown(value === 'only' ? 'only' : 'without')}
        />
      ) : null}
    </>
  );
}

function NoLists() {
  const t = useTexts(listsTexts);
  return (
    <EmptyState
      icon={IconListDetails}
      title={t('empty.title')}
      text={hasPracticeList ? `${t('empty.text')} ${t('empty.practiceText')}` : t('empty.text')}
      actions={
        <>
          <CommandButton onClick={() => navigate({ screen: 'import' })}>{t('empty.import')}</CommandButton>
          <PracticeButton />
        </>
      }
    />
  );
}

/** What tells it from others: whole on hover, where a narrow column cuts it. */
function About({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const about = [list.archivedAt === null ? null : t('archive.mark'), list.group, list.sourceName]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <span className="cut quiet" title={about}>
      {about}
    </span>
  );
}

function useColumns(): Column<List>[] {
  const t = useTexts(listsTexts);
  const format = useFormats();
  const nameOf = useListName();
  return [
    {
      key: 'name',
      heading: t('column.name'),
      width: 'minmax(10rem, 2fr)',
      render: (list) => (
        <>
          <Text fw={550} lh={1.35} className="cut" title={nameOf(list)}>
            {nameOf(list)}
          </Text>
          <Group gap={6} wrap="nowrap">
            {list.practice ? <PracticeTag /> : null}
            <About list={list} />
          </Group>
        </>
      ),
    },
    {
      key: 'progress',
      heading: t('column.progress'),
      width: 'minmax(9rem, 1.8fr)',
      render: (list) => (
        <div className={classes.progress}>
          <ProgressBar states={list.states} label={t('progressLabel', { name: nameOf(list) })} />
          <Text ta="right">{format.percent(percentDone(list.states) / 100)}</Text>
          <div className={`cut quiet ${classes.phase}`}>
            {[
              t('done', { done: format.number(doneOf(list.states)), total: format.number(totalOf(list.states)) }),
              list.heldAt !== null && phaseOf(list) === 'under-way'
                ? t('held')
                : list.secondsLeft === null
                  ? t(`phase.${phaseOf(list)}`)
                  : t('progress.left', { duration: format.duration(list.secondsLeft) }),
            ].join(' · ')}
          </div>
        </div>
      ),
    },
    {
      key: 'attention',
      heading: t('column.attention'),
      width: 'minmax(10.5rem, 1.2fr)',
      render: (list) => <NeedingTags states={list.states} />,
    },
    {
      key: 'charges',
      heading: t('column.charges'),
      width: 'minmax(9.5rem, 1.2fr)',
      render: (list) => <Charges of={list} />,
    },
    {
      key: 'created',
      heading: t('column.created'),
      width: 'minmax(7rem, 0.8fr)',
      render: (list) => (
        <Text inherit lh={1.35} style={{ whiteSpace: 'normal' }}>
          {format.moment(list.createdAt)}
        </Text>
      ),
    },
  ];
}
