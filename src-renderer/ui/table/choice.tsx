/** Rows that can be chosen: a box before each. */
import { Checkbox } from '@mantine/core';
import type { Column } from './columns.ts';

type RowKey = string | number;

export type Choice<R> = {
  chosen: ReadonlySet<RowKey>;
  onToggle: (row: R) => void;
  /** Names a row's box. */
  label: (row: R) => string;
  heading: string;
  /** false: that row has no box. */
  can?: (row: R) => boolean;
};

export function toggleRow<R>(choice: Choice<R>, row: R): void {
  if (choice.can?.(row) !== false) choice.onToggle(row);
}

/** The column of boxes. A press on a box chooses the row and does not open it. */
export function choiceColumn<R>(choice: Choice<R>, rowKey: (row: R) => RowKey): Column<R> {
  return {
    key: 'chosen',
    heading: choice.heading,
    width: '3.25rem',
    render: (row) =>
      choice.can?.(row) === false ? null : (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={choice.label(row)}
          checked={choice.chosen.has(rowKey(row))}
          onChange={() => choice.onToggle(row)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
  };
}
