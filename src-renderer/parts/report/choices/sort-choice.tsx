/** In which order a field report has its people: by the chance of reaching them, or by what a column says. */
import { NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import type { FieldSort } from '../../../../src-main/contract/reports.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from '../field/field-texts.ts';

/** Values of the select: a heading stands behind a letter, so that none is taken for another. */
const byChance = '';
const byName = 'name';

export function SortChoice({
  known,
  sort,
  onChange,
}: {
  known: readonly string[];
  sort: FieldSort | null;
  onChange: (sort: FieldSort | null) => void;
}) {
  const t = useTexts(fieldTexts);
  const value = sort === null ? byChance : sort.column === null ? byName : `c${sort.column}`;
  const choose = (chosen: string) => {
    if (chosen === byChance) onChange(null);
    else onChange({ column: chosen === byName ? null : chosen.slice(1), descending: sort?.descending ?? false });
  };
  return (
    <Stack gap={6}>
      <NativeSelect
        label={t('sort.label')}
        description={sort === null ? t('sort.chanceHint') : t('sort.hint')}
        value={value}
        data={[
          { value: byChance, label: t('sort.chance') },
          { value: byName, label: t('sort.name') },
          ...known.map((heading) => ({ value: `c${heading}`, label: heading })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {sort === null ? null : (
        <SegmentedControl
          size="xs"
          aria-label={t('sort.direction')}
          value={sort.descending ? 'down' : 'up'}
          data={[
            { value: 'up', label: t('sort.up') },
            { value: 'down', label: t('sort.down') },
          ]}
          onChange={(direction) => onChange({ ...sort, descending: direction === 'down' })}
        />
      )}
    </Stack>
  );
}
