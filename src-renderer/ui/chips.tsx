/**
 * Filter chips: pressing them chooses some of a few, none pressed means all. With counts they also serve as the legend
 * of a table.
 */

import { UnstyledButton } from '@mantine/core';
import type { Icon, IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useFormats } from '../i18n/use-formats.ts';
import classes from './chips.module.css';
import type { Tone } from './tones.ts';

export type Chip<T extends string> = {
  value: T;
  label: string;
  count?: number;
  icon?: Icon | ComponentType<IconProps>;
  tone?: Tone;
  title?: string;
};

export function Chips<T extends string>({
  label,
  chips,
  chosen,
  onChange,
}: {
  label: string;
  chips: readonly Chip<T>[];
  chosen: readonly T[];
  /** In the order of the chips. */
  onChange: (chosen: T[]) => void;
}) {
  const format = useFormats();
  const press = (pressed: T) =>
    onChange(
      chips.map(({ value }) => value).filter((one) => (one === pressed ? !chosen.includes(one) : chosen.includes(one))),
    );
  return (
    <fieldset className={classes.chips} aria-label={label}>
      {chips.map(({ value, label: name, count, icon: ChipIcon, tone, title }) => (
        <UnstyledButton
          key={value}
          className={classes.chip}
          aria-pressed={chosen.includes(value)}
          title={title}
          onClick={() => press(value)}
        >
          {ChipIcon === undefined ? null : (
            <ChipIcon size={14} stroke={2} color={`var(--tone-${tone}-text)`} aria-hidden />
          )}
          {name}
          {count === undefined ? null : <span className={classes.count}>{format.number(count)}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
