/**
 * The screen of doubts: every lookup that left and brought nothing back, to be sent again or closed, few or many at
 * once.
 */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { useKeyset } from '../../core/use-keyset.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { useLookupRows } from '../../parts/lookup/lookup-cells.tsx';
import { LookupDrawer } from '../../parts/lookup/lookup-drawer.tsx';
import { RevealMenu, useRowsOnScreen } from '../../parts/person/reveal-menu.tsx';
import type { Decision } from '../../parts/queue/doubt-orders.ts';
import { doubtTexts } from '../../parts/queue/doubt-texts.ts';
import { useOpenLists } from '../../parts/queue/open-lists.ts';
import { ResolveDialog } from '../../parts/queue/resolve-dialog.tsx';
import { navigate, type Route } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { KeysetTable } from '../../ui/table/keyset-table.tsx';
import { useDoubtColumns } from './doubt-columns.tsx';
import { useForgetDoubtDetails } from './doubt-details.ts';
import { doubtScope, passesConnection } from './doubt-scope.ts';

type DoubtsRoute = Extract<Route, { screen: 'doubts' }>;

export function DoubtsScreen({ route }: { route: DoubtsRoute }) {
  const rowsLook = useLookupRows();
  const t = useTexts(doubtTexts);
  const format = useFormats();
  const { listId, connectionId, lookupId } = route;
  const lists = useOpenLists();
  const all = useCore((core) => core.queue.states.in_doubt);
  const columns = useDoubtColumns();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const passes = passesConnection(route, lists);
  const { keyset, idsInView } = useRowsOnScreen(
    useKeyset('history.page', { states: ['in_doubt'], listId: listId ?? null, limit: 200 }, passes),
  );
  useForgetDoubtDetails();

  function onDecided(): void {
    setChosen(new Set());
    // What was decided leaves the table, wherever in it one is: it is read anew from the top.
    keyset.restart();
  }

  function toggle({ lookupId: id }: LookupItem): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  return (
    <Page title={t('title')} subtitle={t('intro')} onBack={() => navigate({ screen: 'queue' })} fill width="full">
      <Group gap="0.5rem 0.75rem">
        <Filters route={route} onChange={() => setChosen(new Set())} />
        <Decide route={route} chosen={chosen} onClear={() => setChosen(new Set())} onDecided={onDecided} />
        <RevealMenu idsInView={idsInView} />
      </Group>
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        {...rowsLook}
        rowKey={(item) => item.lookupId}
        keyset={{ ...keyset, top: `${keyset.top} ${connectionId}` }}
        onOpen={(item) => navigate({ ...route, lookupId: item.lookupId })}
        activeKey={lookupId}
        selection={{
          chosen,
          heading: t('column.chosen'),
          onToggle: toggle,
          label: (item) => t('choose', { name: item.person.name ?? t('noName'), row: format.number(item.row) }),
        }}
        empty={<NoDoubts filtered={all > 0} />}
      />
      <LookupDrawer
        lookupId={lookupId ?? null}
        onClose={() => {
          const { lookupId: _closed, ...rest } = route;
          navigate(rest, { replace: true });
        }}
        onOpenOther={(other) => navigate({ ...route, lookupId: other }, { replace: true })}
        rows={keyset.rows}
        onLast={() => keyset.hasMore && keyset.loadMore()}
      />
    </Page>
  );
}

function Filters({ route, onChange }: { route: DoubtsRoute; onChange: () => void }) {
  const t = useTexts(doubtTexts);
  const format = useFormats();
  const nameOf = useListName();
  const lists = useOpenLists();
  const connections = useCore((core) => core.connections);
  const { listId, connectionId } = route;
  const offered = lists.filter(
    (list) =>
      list.id === listId ||
      (list.states.in_doubt > 0 && (connectionId === undefined || list.connectionId === connectionId)),
  );

  function go(filter: { listId?: number | undefined; connectionId?: number | undefined }): void {
    onChange();
    navigate(
      {
        screen: 'doubts',
        ...(filter.listId === undefined ? {} : { listId: filter.listId }),
        ...(filter.connectionId === undefined ? {} : { connectionId: filter.connectionId }),
      },
      { replace: true },
    );
  }
  const idOf = (text: string) => (text === '' ? undefined : Number(text));

  return (
    <>
      {connections.length < 2 ? null : (
        <NativeSelect
          aria-label={t('connection')}
          w="12rem"
          value={connectionId === undefined ? '' : String(connectionId)}
          data={[
            { value: '', label: t('allConnections') },
            ...connections.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          onChange={(event) => go({ connectionId: idOf(event.currentTarget.value) })}
        />
      )}
      <NativeSelect
        aria-label={t('list')}
        w="14rem"
        value={listId === undefined ? '' : String(listId)}
        data={[
          { value: '', label: t('allLists') },
          ...offered.map((list) => ({
            value: String(list.id),
            label: `${nameOf(list)} (${format.number(list.states.in_doubt)})`,
          })),
        ]}
        onChange={(event) => go({ connectionId, listId: idOf(event.currentTarget.value) })}
      />
      {listId === undefined && connectionId === undefined ? null : (
        <Button variant="subtle" color="gray" onClick={() => go({})}>
          {t('clear')}
        </Button>
      )}
    </>
  );
}

/** For whom, in words, and the two things that can be done. */
function Decide({
  route,
  chosen,
  onClear,
  onDecided,
}: {
  route: DoubtsRoute;
  chosen: ReadonlySet<number>;
  onClear: () => void;
  onDecided: () => void;
}) {
  const t = useTexts(doubtTexts);
  const format = useFormats();
  const nameOf = useListName();
  const lists = useOpenLists();
  const connections = useCore((core) => core.connections);
  const all = useCore((core) => core.queue.states.in_doubt);
  const [decision, setDecision] = useState<Decision>('resend');
  const [opened, setOpened] = useState(false);
  const scope = doubtScope(chosen, route, lists, all);

  function open(action: Decision): void {
    setDecision(action);
    setOpened(true);
  }

  function words(): string {
    const list = lists.find((one) => one.id === route.listId);
    switch (scope.kind) {
      case 'chosen':
        return t('scope.chosen', { count: scope.count });
      case 'list':
        return t('scope.list', { name: list === undefined ? '' : nameOf(list) });
      case 'connection':
        return t('scope.connection', { name: connections.find((one) => one.id === route.connectionId)?.name ?? '' });
      case 'all':
        return t('scope.all');
    }
  }

  return (
    <Group gap="xs" ml="auto">
      <Text size="sm" role="status" className="tabular">
        <Text span c="dimmed" inherit>
          {t('decideFor')}:{' '}
        </Text>
        <strong>{words()}</strong>
        {scope.kind === 'chosen' ? null : ` (${format.number(scope.count)})`}
      </Text>
      {scope.kind === 'chosen' ? (
        <Button variant="subtle" color="gray" onClick={onClear}>
          {t('unchoose')}
        </Button>
      ) : null}
      <CommandButton disabled={scope.count === 0} onClick={() => open('resend')}>
        {t('resend')}
      </CommandButton>
      <CommandButton variant="default" disabled={scope.count === 0} onClick={() => open('close')}>
        {t('close')}
      </CommandButton>
      <ResolveDialog
        opened={opened}
        scopes={scope.scopes}
        only={decision}
        onClose={() => setOpened(false)}
        onDecided={onDecided}
      />
    </Group>
  );
}

function NoDoubts({ filtered }: { filtered: boolean }) {
  const t = useTexts(doubtTexts);
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={t('empty.title')}
      text={filtered ? t('empty.filtered') : t('empty.text')}
      actions={
        filtered ? (
          <Button variant="default" onClick={() => navigate({ screen: 'doubts' }, { replace: true })}>
            {t('clear')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => navigate({ screen: 'queue' })}>
            {t('empty.queue')}
          </Button>
        )
      }
    />
  );
}
