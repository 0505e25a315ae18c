/** Above the rows of a list: the search in it, its filters by operator and kept column, and the order. */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { VerdictKind } from '../../../src-main/contract/answer.ts';
import { type LookupState, lookupStates } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { verdictTexts } from '../../i18n/verdict-texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { type Choice, toggled, withChosen } from '../../parts/lookup/filter-choices.ts';
import { FilterMenu } from '../../parts/lookup/filter-menu.tsx';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { historyVerdicts } from '../../routes.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { everyRow, leavesOut, type RowFilter, sortName, sortNamed, withColumn } from './row-filter.ts';
import type { RowFacets } from './use-facets.ts';

export function RowTools({
  filter,
  roomy,
  counted,
  onChange,
}: {
  filter: RowFilter;
  /** States and verdicts stand above as chips. */
  roomy: boolean;
  /** Under the filter. */
  counted: RowFacets;
  onChange: (filter: RowFilter) => void;
}) {
  const t = useTexts(listsTexts);
  const filters = useTexts(filterTexts);
  const states = useTexts(stateTexts);
  const verdicts = useTexts(verdictTexts);
  const { facets, total } = counted;
  const kept = facets?.columns ?? [];
  const sorted = typeof filter.sort === 'string' ? [] : [filter.sort.heading];
  const headings = [...new Set([...kept, ...filter.columns].map(({ heading }) => heading).concat(sorted))];
  const isNarrowed = leavesOut(filter);
  return (
    <>
      <SearchBox
        label={t('search')}
        placeholder={t('searchPlaceholder')}
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      {roomy ? null : (
        <>
          <FilterMenu
            label={filters('kind.states')}
            choices={known(lookupStates, filter.states, facets?.state)}
            uncounted={facets === null}
            chosen={filter.states}
            nameOf={(value) => states(`lookup.${value as LookupState}`)}
            onToggle={(value) => onChange({ ...filter, states: toggled(filter.states, value as LookupState) })}
          />
          <FilterMenu
            label={filters('kind.verdicts')}
            choices={known(historyVerdicts, filter.verdicts, facets?.verdict)}
            uncounted={facets === null}
            chosen={filter.verdicts}
            nameOf={(value) => verdicts(`kind.${value as VerdictKind}`)}
            onToggle={(value) => onChange({ ...filter, verdicts: toggled(filter.verdicts, value as VerdictKind) })}
          />
        </>
      )}
      <FilterMenu
        label={filters('kind.operators')}
        choices={withChosen(facets?.operator ?? [], filter.operators, facets !== null)}
        uncounted={facets === null}
        chosen={filter.operators}
        nameOf={(value) => (value === '' ? filters('unknown.operator') : value)}
        onToggle={(value) => onChange({ ...filter, operators: toggled(filter.operators, value) })}
      />
      {headings.map((heading) => {
        const chosen = filter.columns.find((one) => one.heading === heading)?.values ?? [];
        const values = kept.find((one) => one.heading === heading)?.values ?? [];
        return (
          <FilterMenu
            key={heading}
            label={heading}
            choices={withChosen(values, chosen, facets !== null)}
            uncounted={facets === null}
            chosen={chosen}
            nameOf={(value) => (value === '' ? filters('empty') : value)}
            onToggle={(value) => onChange(withColumn(filter, heading, value))}
          />
        );
      })}
      <NativeSelect
        size="xs"
        aria-label={t('sort.label')}
        value={sortName(filter.sort)}
        data={[
          ...(['row', 'verdict', 'operator'] as const).map((value) => ({ value, label: t(`sort.${value}`) })),
          ...headings.map((heading) => ({ value: sortName({ heading }), label: t('sort.column', { heading }) })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, sort: sortNamed(value) })}
      />
      {isNarrowed ? (
        <Group gap="0.25rem" wrap="nowrap">
          {total === null ? null : (
            <Text size="sm" fw={600} role="status">
              {t('found', { count: total })}
            </Text>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onChange({ ...everyRow, sort: filter.sort })}
          >
            {t('clearFilters')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

/** In an order of their own: of what there are some, or what is chosen. */
function known(
  values: readonly string[],
  chosen: readonly string[],
  counted: readonly { value: string; n: number }[] | undefined,
): Choice[] {
  return values
    .map((value) => ({ value, n: counted === undefined ? null : (counted.find((one) => one.value === value)?.n ?? 0) }))
    .filter(({ value, n }) => n !== 0 || chosen.includes(value));
}
