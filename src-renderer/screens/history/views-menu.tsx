/** Saved views: what is looked for, its order and its columns under a name, to be used again. */
import { Checkbox, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { HistoryFilter } from '../../../src-main/contract/history.ts';
import { type HistoryView, viewNameSchema } from '../../../src-main/contract/history-views.ts';
import { longestOf } from '../../core/contract-form.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { FilterPopover } from '../../parts/lookup/filter-menu.tsx';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { type HistoryRoute, navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import classes from './history.module.css';
import { routeOf } from './history-filter.ts';

export function ViewsMenu({ route, filter }: { route: HistoryRoute; filter: HistoryFilter }) {
  const t = useTexts(filterTexts);
  const views = useQuery('historyViews.list', {}).data?.views ?? [];
  return (
    <FilterPopover label={t('views')} active={0} size="sm">
      {(close) => (
        <Stack gap="sm">
          {views.length === 0 ? <Text size="sm">{t('noViews')}</Text> : null}
          {views.map((view) => (
            <SavedView key={view.viewId} view={view} onUsed={close} />
          ))}
          <SaveView route={route} filter={filter} views={views} />
        </Stack>
      )}
    </FilterPopover>
  );
}

function SavedView({ view, onUsed }: { view: HistoryView; onUsed: () => void }) {
  const t = useTexts(filterTexts);
  const common = useTexts(commonTexts);
  const remove = useCommand('historyViews.remove');

  function use(): void {
    navigate(routeOf(view));
    onUsed();
  }

  async function removeIt(): Promise<void> {
    const removed = await remove.run({ viewId: view.viewId });
    if (removed.ok) notifyDone(t('viewRemoved', { name: view.name }));
  }

  return (
    <Group justify="space-between" wrap="nowrap" gap="lg">
      <UnstyledButton fz="sm" fw={500} className={classes.month} onClick={use}>
        {view.name}
      </UnstyledButton>
      <CommandButton
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={remove.pending}
        aria-label={t('removeView', { name: view.name })}
        onClick={() => void removeIt()}
      >
        {common('delete')}
      </CommandButton>
    </Group>
  );
}

function SaveView({
  route,
  filter,
  views,
}: {
  route: HistoryRoute;
  filter: HistoryFilter;
  views: readonly HistoryView[];
}) {
  const t = useTexts(filterTexts);
  const common = useTexts(commonTexts);
  const save = useCommand('historyViews.save');
  const [typed, setTyped] = useState('');
  const [withSearch, setWithSearch] = useState(false);
  const name = viewNameSchema.safeParse(typed).data;
  const replaces = views.some((one) => one.name.toLowerCase() === name?.toLowerCase());

  async function saveIt(): Promise<void> {
    if (name === undefined || save.pending) return;
    const saved = await save.run({
      name,
      filter: { ...filter, search: withSearch ? filter.search : '' },
      sort: route.sort ?? 'newest',
      columns: route.show ?? [],
    });
    if (!saved.ok) return;
    setTyped('');
    notifyDone(t('viewSaved', { name: saved.value.name }));
  }

  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('viewName')}
          maxLength={longestOf(viewNameSchema)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void saveIt();
          }}
        />
        <CommandButton
          variant="default"
          loading={save.pending}
          disabled={name === undefined}
          onClick={() => void saveIt()}
        >
          {common('save')}
        </CommandButton>
      </Group>
      {filter.search === '' ? null : (
        <Checkbox
          size="xs"
          label={t('viewWithSearch')}
          description={t('viewWithSearchMeans')}
          checked={withSearch}
          onChange={(event) => setWithSearch(event.currentTarget.checked)}
        />
      )}
      {replaces ? (
        <Text size="sm" role="status">
          {t('viewReplaces')}
        </Text>
      ) : null}
    </Stack>
  );
}
