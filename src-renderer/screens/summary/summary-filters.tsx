/** What the summary is of: the days, what is laid beside them, the lists and the steps. Every choice is in the address. */
import { Group, NativeSelect } from '@mantine/core';
import type { List } from '../../../src-main/contract/lists.ts';
import { type SummaryChoices, summarySteps } from '../../../src-main/contract/summary.ts';
import { summaryWords } from '../../../src-main/words/summary.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { ListsChoice } from '../../parts/report/choices/lists-choice.tsx';
import { navigate, type SummaryRoute } from '../../routes.ts';
import { DayChoice } from '../../ui/day-choice.tsx';
import { withChange } from './summary-filter.ts';
import { summaryTexts } from './summary-texts.ts';

const periods = ['today', 'month', 'last-month', 'days'] as const;
const compares = ['none', 'before', 'year', 'days'] as const;

export function SummaryFilters({
  route,
  choices,
  lists,
}: {
  route: SummaryRoute;
  choices: SummaryChoices;
  lists: readonly List[];
}) {
  const t = useTexts(summaryTexts);
  const words = summaryWords[currentLanguage()];
  /** Filters replace the address, so that Back leaves the screen rather than undoing them one by one. */
  const change = (part: Partial<SummaryRoute>) => navigate(withChange(route, part), { replace: true });
  const kind = route.period?.kind ?? 'month';
  const { period, compare } = choices;

  function choosePeriod(chosen: string): void {
    const next = periods.find((one) => one === chosen);
    if (next === 'days') change({ period: { kind: 'days', first: period.from, last: period.to } });
    else if (next !== undefined) change({ period: next === 'month' ? undefined : { kind: next } });
  }

  function chooseCompare(chosen: string): void {
    const next = compares.find((one) => one === chosen);
    const own =
      next === 'days' && compare !== null
        ? { compareFrom: compare.from, compareTo: compare.to }
        : { compareFrom: undefined, compareTo: undefined };
    change({ compare: next === 'none' ? undefined : next, ...own });
  }

  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        label={t('filter.period')}
        w="9.5rem"
        value={periods.find((one) => one === kind) ?? (kind === 'span' ? 'days' : 'month')}
        data={periods.map((value) => ({ value, label: t(`filter.presets.${value}`) }))}
        onChange={(event) => choosePeriod(event.currentTarget.value)}
      />
      {kind === 'days' ? (
        <DayChoice
          labels="shown"
          first={period.from}
          last={period.to}
          onChoose={(first, last) => change({ period: { kind: 'days', first, last } })}
        />
      ) : null}
      <NativeSelect
        label={t('filter.compare')}
        w="11.5rem"
        value={route.compare ?? 'none'}
        data={compares.map((value) => ({ value, label: t(`filter.compares.${value}`) }))}
        onChange={(event) => chooseCompare(event.currentTarget.value)}
      />
      {route.compare === 'days' && compare !== null ? (
        <DayChoice
          labels="shown"
          first={compare.from}
          last={compare.to}
          onChoose={(first, last) => change({ compareFrom: first ?? undefined, compareTo: last ?? undefined })}
        />
      ) : null}
      <NativeSelect
        label={t('filter.step')}
        w="9rem"
        value={choices.step}
        data={summarySteps.map((value) => ({ value, label: words.steps[value] }))}
        onChange={(event) => change({ step: summarySteps.find((one) => one === event.currentTarget.value) })}
      />
      <ListsChoice
        lists={lists}
        chosen={lists.filter(({ id }) => route.listIds?.includes(id))}
        placeholder={t('filter.allLists')}
        error={null}
        onChange={(listIds) => change({ listIds: listIds.length === 0 ? undefined : listIds })}
      />
    </Group>
  );
}
