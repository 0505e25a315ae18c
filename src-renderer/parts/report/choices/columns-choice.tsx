/** Which of the lists' own columns a field report shows, in which order, and what each is called. */
import { ActionIcon, Checkbox, Group, Input, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { coreClient } from '../../../core/core.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { type ColumnChoice, columnRows, moveColumn, renameColumn, showColumn } from '../field/field-draft.ts';
import { fieldTexts } from '../field/field-texts.ts';
import { HeadingField } from '../field/heading-field.tsx';
import { isTakenHeading } from '../field/judge-heading.ts';
import classes from '../report.module.css';

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
  const [renaming, setRenaming] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** Of the row whose pencil gets the focus once it is there again. */
  const pencil = useRef<number | null>(null);
  useEffect(() => {
    if (renaming !== null || pencil.current === null) return;
    list.current?.children[pencil.current]?.querySelector<HTMLElement>('[data-rename]')?.focus();
    pencil.current = null;
  }, [renaming]);
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

  /** `backToPencil`: by a key; a click went where it was meant to go. */
  function rename(heading: string, typed: string | null, backToPencil: boolean): void {
    setRenaming(null);
    if (typed !== null) onChange(renameColumn(choice, heading, typed));
    pencil.current = backToPencil ? rows.findIndex((row) => row.heading === heading) : null;
  }

  return (
    <div>
      <Input.Label component="div" id={id} mb={4}>
        {t('columns')}
      </Input.Label>
      <ul className={classes.columns} aria-labelledby={id} ref={list}>
        {rows.map(({ heading, shown, shownAs }, index) => (
          <li key={heading}>
            {renaming === heading ? (
              <HeadingField
                heading={heading}
                isTaken={(typed) => isTakenHeading(coreClient, { known, choice }, { column: heading, typed })}
                shownAs={shownAs}
                onDone={(typed, byKey) => rename(heading, typed, byKey)}
              />
            ) : (
              <Checkbox
                size="xs"
                label={
                  shownAs === null ? (
                    heading
                  ) : (
                    <>
                      {shownAs}{' '}
                      <Text span size="xs" c="dimmed">
                        {t('renamedFrom', { heading })}
                      </Text>
                    </>
                  )
                }
                checked={shown}
                onChange={(event) => onChange(showColumn(choice, heading, event.currentTarget.checked))}
              />
            )}
            <Group gap={2} wrap="nowrap">
              {renaming === heading ? null : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  data-rename
                  aria-label={t('rename', { heading })}
                  title={t('rename', { heading })}
                  onClick={() => setRenaming(heading)}
                >
                  <IconPencil size={14} aria-hidden />
                </ActionIcon>
              )}
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
