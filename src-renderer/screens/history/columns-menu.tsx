/** Which columns the history's table shows, and in which order. */
import { ActionIcon, Button, Checkbox, Group, Stack, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { toggled } from '../../parts/lookup/filter-choices.ts';
import { FilterPopover } from '../../parts/lookup/filter-menu.tsx';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { type HistoryColumn, historyColumns } from '../../routes.ts';
import { useColumnNames, usualColumns } from './history-columns.tsx';
import { moved } from './history-filter.ts';

export function ColumnsMenu({
  show,
  onChange,
}: {
  show: readonly HistoryColumn[] | undefined;
  /** undefined: the usual ones. */
  onChange: (show: HistoryColumn[] | undefined) => void;
}) {
  const t = useTexts(filterTexts);
  const nameOf = useColumnNames();
  const [said, setSaid] = useState('');
  const chosen: readonly HistoryColumn[] = show ?? usualColumns;
  const rows = [...chosen, ...historyColumns.filter((column) => !chosen.includes(column))];

  function move(column: HistoryColumn, by: -1 | 1, button: HTMLButtonElement): void {
    const next = moved(chosen, column, by);
    onChange(next);
    setSaid(t('moved', { column: nameOf(column), place: String(next.indexOf(column) + 1) }));
    // A row that is put elsewhere in the document loses the focus.
    requestAnimationFrame(() => button.focus());
  }

  return (
    <FilterPopover label={t('columns')} active={0} size="sm">
      <Stack gap="0.25rem">
        {rows.map((column) => {
          const isShown = chosen.includes(column);
          return (
            <Group key={column} justify="space-between" wrap="nowrap" gap="lg">
              <Checkbox
                size="xs"
                label={nameOf(column)}
                checked={isShown}
                // A table of no columns has no rows to press.
                disabled={isShown && chosen.length === 1}
                onChange={() => onChange(toggled(chosen, column))}
              />
              {isShown ? (
                <Group gap={2} wrap="nowrap">
                  {(
                    [
                      { by: -1, key: 'up', ArrowIcon: IconArrowUp, atEnd: chosen[0] === column },
                      { by: 1, key: 'down', ArrowIcon: IconArrowDown, atEnd: chosen.at(-1) === column },
                    ] as const
                  ).map(({ by, key, ArrowIcon, atEnd }) => (
                    <ActionIcon
                      key={key}
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={t(key, { column: nameOf(column) })}
                      title={t(key, { column: nameOf(column) })}
                      // Disabled, it would lose the focus of whoever moves a column to the end.
                      aria-disabled={atEnd}
                      data-disabled={atEnd || undefined}
                      onClick={(event) => atEnd || move(column, by, event.currentTarget)}
                    >
                      <ArrowIcon size={14} aria-hidden />
                    </ActionIcon>
                  ))}
                </Group>
              ) : null}
            </Group>
          );
        })}
        {show === undefined ? null : (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(undefined)}>
            {t('usualColumns')}
          </Button>
        )}
      </Stack>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </FilterPopover>
  );
}
