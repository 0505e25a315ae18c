/** Which charges are shown: of which time, connection and list. Every choice is in the address. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { localDay } from '../../../../src-main/contract/calendar.ts';
import { useCore } from '../../../core/core-state.ts';
import { type Period, presets, rangeOf, usualPeriod } from '../../../core/period.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useListName } from '../../../parts/list/list-words.tsx';
import { type ChargesRoute, navigate } from '../../../routes.ts';
import { DayChoice } from '../../../ui/day-choice.tsx';
import { isNarrowed, withChange, withoutFilters } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';

type Change = Parameters<typeof withChange>[1];

export function ChargesFilters({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  /** Filters replace the address, so that Back leaves the screen rather than undoing them one by one. */
  const change = (part: Change) => navigate(withChange(route, part), { replace: true });
  return (
    <Group gap="xs" align="flex-start" pt="sm">
      <PeriodChoice period={route.period ?? usualPeriod} onChoose={(period) => change({ period })} />
      <ConnectionChoice connectionId={route.connectionId} onChoose={(connectionId) => change({ connectionId })} />
      <ListChoice listId={route.listId} onChoose={(listId) => change({ listId })} />
      {isNarrowed(route) ? (
        <Button variant="subtle" color="gray" onClick={() => navigate(withoutFilters(route), { replace: true })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </Group>
  );
}

function PeriodChoice({ period, onChoose }: { period: Period; onChoose: (period: Period | undefined) => void }) {
  const t = useTexts(chargesTexts);
  const format = useFormats();

  function choose(kind: string): void {
    if (kind === 'days') {
      // Begins with the days that are shown now, so that one end can be moved.
      const { from, to } = rangeOf(period, Date.now());
      const first = from === undefined ? null : localDay(from);
      onChoose({ kind, first, last: to === undefined ? null : localDay(to - 1) });
      return;
    }
    const preset = presets.find((one) => one === kind);
    if (preset !== undefined) onChoose(preset === usualPeriod.kind ? undefined : { kind: preset });
  }

  return (
    <>
      <NativeSelect
        aria-label={t('filter.period')}
        w={period.kind === 'span' ? '20rem' : '9.5rem'}
        value={period.kind}
        data={[
          ...[...presets, 'days' as const].map((kind) => ({ value: kind, label: t(`filter.presets.${kind}`) })),
          ...(period.kind === 'span'
            ? [
                {
                  value: period.kind,
                  label: t('filter.span', { from: format.dateTime(period.from), to: format.dateTime(period.to) }),
                },
              ]
            : []),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {period.kind === 'days' ? (
        <DayChoice
          labels="hidden"
          first={period.first}
          last={period.last}
          onChoose={(first, last) => onChoose({ kind: 'days', first, last })}
        />
      ) : null}
    </>
  );
}

function ConnectionChoice({
  connectionId,
  onChoose,
}: {
  connectionId: number | undefined;
  onChoose: (id: number | undefined) => void;
}) {
  const t = useTexts(chargesTexts);
  const connections = useCore((core) => core.connections);
  const isGone = connectionId !== undefined && !connections.some((one) => one.id === connectionId);
  return (
    <NativeSelect
      aria-label={t('filter.connection')}
      w="10.25rem"
      value={connectionId === undefined ? '' : String(connectionId)}
      data={[
        { value: '', label: t('filter.allConnections') },
        ...connections.map((one) => ({ value: String(one.id), label: one.name })),
        ...(isGone ? [{ value: String(connectionId), label: t('filter.gone', { id: String(connectionId) }) }] : []),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
    />
  );
}

function ListChoice({ listId, onChoose }: { listId: number | undefined; onChoose: (id: number | undefined) => void }) {
  const t = useTexts(chargesTexts);
  const nameOf = useListName();
  const lists = useQuery('lists.page', { limit: 200 }).data?.lists ?? [];
  // One older than the two hundred newest is in the address only.
  const isMissing = listId !== undefined && !lists.some((list) => list.id === listId);
  const older = useQuery('lists.get', isMissing ? { listId } : null).data;
  const shown = isMissing && older?.id === listId ? [...lists, older] : lists;
  const isGone = isMissing && older?.id !== listId;
  return (
    <NativeSelect
      aria-label={t('filter.list')}
      w="10.75rem"
      value={listId === undefined ? '' : String(listId)}
      data={[
        { value: '', label: t('filter.allLists') },
        ...shown.map((list) => ({ value: String(list.id), label: nameOf(list) })),
        ...(isGone ? [{ value: String(listId), label: `#${listId}` }] : []),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
    />
  );
}
