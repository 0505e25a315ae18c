/** The history's filters, which combine: what can be chosen with how many there are of it, and what is chosen. */
import { Button, Collapse, Group, NativeSelect, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { HistoryFacets } from '../../../src-main/contract/history.ts';
import { daysOfMonth } from '../../core/period.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { withChosen } from '../../parts/lookup/filter-choices.ts';
import { FilterMenu, FilterPopover } from '../../parts/lookup/filter-menu.tsx';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { historyTexts } from '../../parts/lookup/history-texts.ts';
import type { HistoryRoute } from '../../routes.ts';
import { DayChoice } from '../../ui/day-choice.tsx';
import classes from './history.module.css';
import { type Change, choiceKinds, choicesOf, toggle, toggleColumn } from './history-filter.ts';
import { usePeriodName, useValueNames } from './value-names.ts';

type Filters = {
  route: HistoryRoute;
  /** null: not counted. */
  facets: HistoryFacets | null;
  onChange: (change: Change) => void;
};

/** Folded, they are under one button, so that the table keeps its room; `tools` are there with them. */
export function HistoryFilters({ folded, tools, ...filters }: Filters & { folded: boolean; tools: ReactNode }) {
  const t = useTexts(filterTexts);
  const [opened, setOpened] = useState(false);
  const id = useId();
  if (!folded) return <Menus {...filters} />;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFilter size={14} aria-hidden />}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        {t('more')}
      </Button>
      <Collapse id={id} expanded={opened} pt={opened ? 'xs' : 0}>
        <Stack gap="0.375rem">
          <Group gap="0.375rem">{tools}</Group>
          <Menus {...filters} />
        </Stack>
      </Collapse>
    </div>
  );
}

function Menus({ route, facets, onChange }: Filters) {
  const t = useTexts(filterTexts);
  const nameOf = useValueNames();
  const kept = facets?.columns ?? [];
  const chosenColumns = route.columns ?? [];
  const headings = [...new Set([...kept, ...chosenColumns].map(({ heading }) => heading))];
  return (
    <Group gap="0.375rem">
      <ListChoice route={route} facets={facets} onChange={onChange} />
      <ConnectionChoice route={route} facets={facets} onChange={onChange} />
      {choiceKinds.map((kind) => (
        <FilterMenu
          key={kind}
          label={t(`kind.${kind}`)}
          choices={choicesOf(kind, route[kind] ?? [], facets)}
          uncounted={facets === null}
          chosen={route[kind] ?? []}
          nameOf={nameOf[kind]}
          onToggle={(value) => onChange(toggle(route, kind, value))}
        />
      ))}
      <PeriodMenu route={route} facets={facets} onChange={onChange} />
      {route.listId === undefined
        ? null
        : headings.map((heading) => {
            const chosen = chosenColumns.find((one) => one.heading === heading)?.values ?? [];
            const counted = kept.find((one) => one.heading === heading)?.values ?? [];
            return (
              <FilterMenu
                key={heading}
                label={heading}
                choices={withChosen(counted, chosen, facets !== null)}
                uncounted={facets === null}
                chosen={chosen}
                nameOf={(value) => (value === '' ? t('empty') : value)}
                onToggle={(value) => onChange(toggleColumn(route, heading, value))}
              />
            );
          })}
    </Group>
  );
}

function ListChoice({ route: { listId }, facets, onChange }: Filters) {
  const t = useTexts(historyTexts);
  const format = useFormats();
  const nameOf = useListName();
  const lists = useQuery('lists.page', { limit: 200 }).data?.lists ?? [];
  // One older than the two hundred newest is in the address only.
  const missing = listId !== undefined && !lists.some((list) => list.id === listId);
  const older = useQuery('lists.get', missing && lists.length > 0 ? { listId } : null).data;
  const shown = missing && older !== undefined ? [...lists, older] : lists;
  return (
    <NativeSelect
      aria-label={t('list')}
      size="xs"
      w="12rem"
      value={listId === undefined ? '' : String(listId)}
      data={[
        { value: '', label: t('allLists') },
        ...shown.map((list) => ({
          value: String(list.id),
          label: counted(nameOf(list), countOf(facets?.list, list.id), format.number),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange({ listId: value === '' ? undefined : Number(value) })}
    />
  );
}

function ConnectionChoice({ route: { connectionId }, facets, onChange }: Filters) {
  const t = useTexts(filterTexts);
  const format = useFormats();
  const connections = useQuery('connections.list', {}).data?.connections ?? [];
  if (connections.length < 2 && connectionId === undefined) return null;
  return (
    <NativeSelect
      aria-label={t('kind.connection')}
      size="xs"
      w="11rem"
      value={connectionId === undefined ? '' : String(connectionId)}
      data={[
        { value: '', label: t('allConnections') },
        ...connections.map(({ id, name }) => ({
          value: String(id),
          label: counted(name, countOf(facets?.connection, id), format.number),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange({ connectionId: value === '' ? undefined : Number(value) })}
    />
  );
}

/** null: not counted. */
function countOf(facet: HistoryFacets['list'] | undefined, id: number): number | null {
  return facet === undefined ? null : (facet.find(({ value }) => value === String(id))?.n ?? 0);
}

function counted(name: string, n: number | null, format: (n: number) => string): string {
  return n === null ? name : `${name} (${format(n)})`;
}

function PeriodMenu({ route: { from, to }, facets, onChange }: Filters) {
  const t = useTexts(filterTexts);
  const format = useFormats();
  const months = facets?.month ?? [];
  return (
    <FilterPopover label={t('kind.period')} active={from === undefined && to === undefined ? 0 : 1}>
      <Stack gap="xs">
        <DayChoice
          labels="shown"
          first={from ?? null}
          last={to ?? null}
          onChoose={(first, last) => onChange({ from: first ?? undefined, to: last ?? undefined })}
        />
        {months.map(({ value, n }) => {
          const { first, last } = daysOfMonth(value);
          const isChosen = from === first && to === last;
          return (
            <UnstyledButton
              key={value}
              fz="sm"
              aria-pressed={isChosen}
              className={classes.month}
              onClick={() => onChange(isChosen ? { from: undefined, to: undefined } : { from: first, to: last })}
            >
              <span className={classes.counted}>
                <span>{format.isoMonth(value)}</span>
                <span className="tabular dimmed">{format.number(n)}</span>
              </span>
            </UnstyledButton>
          );
        })}
      </Stack>
    </FilterPopover>
  );
}

/** What is chosen, each with a way to take it back, and how many there are of it all. */
export function ChosenFilters({ route, onChange }: Pick<Filters, 'route' | 'onChange'>) {
  const t = useTexts(filterTexts);
  const nameOf = useValueNames();
  const periodName = usePeriodName();
  const connections = useQuery('connections.list', {}).data?.connections ?? [];
  const { from, to, connectionId } = route;
  const ofChoices = choiceKinds.flatMap((kind) =>
    (route[kind] ?? []).map((value) => ({
      key: `${kind} ${value}`,
      kind: t(`kind.${kind}`),
      value: nameOf[kind](value),
      without: toggle(route, kind, value),
    })),
  );
  const ofColumns = (route.listId === undefined ? [] : (route.columns ?? [])).flatMap(({ heading, values }) =>
    values.map((value) => ({
      key: `column ${heading} ${value}`,
      kind: heading,
      value: value === '' ? t('empty') : value,
      without: toggleColumn(route, heading, value),
    })),
  );
  const ofPeriod = { key: 'period', kind: t('kind.period'), value: periodName(from, to) };
  const connection = connections.find(({ id }) => id === connectionId)?.name;
  const ofConnection = { key: 'connection', kind: t('kind.connection'), value: connection ?? String(connectionId) };
  const chips = [
    ...(connectionId === undefined ? [] : [{ ...ofConnection, without: { connectionId: undefined } }]),
    ...ofChoices,
    ...(from === undefined && to === undefined ? [] : [{ ...ofPeriod, without: { from: undefined, to: undefined } }]),
    ...ofColumns,
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t('active')}>
      {chips.map(({ key, kind, value, without }) => (
        <li key={key}>
          <Button
            size="compact-xs"
            variant="light"
            maw="20rem"
            rightSection={<IconX size={12} aria-hidden />}
            aria-label={t('remove', { kind, value })}
            onClick={() => onChange(without)}
          >
            {t('chip', { kind, value })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function HistoryTotal({ total, behind }: { total: number | null; behind: number | null }) {
  const t = useTexts(filterTexts);
  return (
    <>
      {total === null ? null : (
        <Text size="sm" fw={600} role="status">
          {t('total', { count: total })}
        </Text>
      )}
      {behind === null ? null : (
        <Text size="sm" c="var(--tone-warn-text)" role="status">
          {t('behind', { count: behind })}
        </Text>
      )}
    </>
  );
}
