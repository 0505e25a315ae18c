/** Which of the lists' own columns a field report shows, and in which order. */
import { ActionIcon, Checkbox, Group, Input, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { type ColumnChoice, columnRows, moveColumn, showColumn } from './field-draft.ts';
import { fieldTexts } from './field-texts.ts';
import classes from './report.module.css';

export function ColumnsChoice({
  known,
  choice,
  onChange,
}: {
  known: readonly string[];
  choice: ColumnChoice;
  onChange: (choice: ColumnChoice) => void;
}) {
  const t = useTexts(fieldTexts);
  const id = useId();
  const [said, setSaid] = useState('');
  const rows = columnRows(known, choice);
  if (rows.length === 0) return null;

  function move(heading: string, by: -1 | 1, button: HTMLButtonElement): void {
    const moved = moveColumn(known, choice, heading, by);
    onChange(moved);
    const place = columnRows(known, moved).findIndex((row) => row.heading === heading) + 1;
    setSaid(t('moved', { heading, place: String(place), count: rows.length }));
    // A row that is put elsewhere in the document loses the focus.
    requestAnimationFrame(() => button.focus());
  }

  return (
    <div>
      <Input.Label component="div" id={id} mb={4}>
        {t('columns')}
      </Input.Label>
      <ul className={classes.columns} aria-labelledby={id}>
        {rows.map(({ heading, shown }, index) => (
          <li key={heading}>
            <Checkbox
              size="xs"
              label={heading}
              checked={shown}
              onChange={(event) => onChange(showColumn(choice, heading, event.currentTarget.checked))}
            />
            <Group gap={2} wrap="nowrap">
              {(
                [
                  { by: -1, label: t('up', { heading }), ArrowIcon: IconArrowUp, atEnd: index === 0 },
                  { by: 1, label: t('down', { heading }), ArrowIcon: IconArrowDown, atEnd: index === rows.length - 1 },
                ] as const
              ).map(({ by, label, ArrowIcon, atEnd }) => (
                <ActionIcon
                  key={by}
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={label}
                  title={label}
                  // Disabled, it would lose the focus of whoever moves a column to the end.
                  aria-disabled={atEnd}
                  data-disabled={atEnd || undefined}
                  onClick={(event) => atEnd || move(heading, by, event.currentTarget)}
                >
                  <ArrowIcon size={14} aria-hidden />
                </ActionIcon>
              ))}
            </Group>
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  );
}
