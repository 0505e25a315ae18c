/** A button that opens the values of one filter, each with how many there are. */
import { Button, Checkbox, Popover, type PopoverProps, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import type { Choice } from './filter-choices.ts';
import classes from './filter-menu.module.css';
import { filterTexts } from './filter-texts.ts';

export function FilterMenu({
  label,
  choices,
  uncounted,
  chosen,
  nameOf,
  onToggle,
}: {
  label: string;
  choices: readonly Choice[];
  /** There may be more to choose than is known: the search finds too much to count it. */
  uncounted: boolean;
  chosen: readonly string[];
  nameOf: (value: string) => string;
  onToggle: (value: string) => void;
}) {
  const t = useTexts(filterTexts);
  const format = useFormats();
  return (
    <FilterPopover label={label} active={chosen.length}>
      <Stack gap="0.375rem">
        {choices.map(({ value, n }) => (
          <Checkbox
            key={value}
            size="xs"
            classNames={{ body: classes.choice, labelWrapper: classes.choiceText }}
            label={
              <span className={classes.counted}>
                <span>{nameOf(value)}</span>
                {n === null ? null : <span className="tabular dimmed">{format.number(n)}</span>}
              </span>
            }
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
          />
        ))}
        {choices.length === 0 ? <Text size="sm">{t(uncounted ? 'uncounted' : 'nothing')}</Text> : null}
      </Stack>
    </FilterPopover>
  );
}

/** Pixels: what is more scrolls. Of a low window its room below the button, or above it. */
const highest = 384;
const middlewares: PopoverProps['middlewares'] = {
  flip: true,
  shift: true,
  size: {
    padding: 8,
    apply({ availableHeight, elements }) {
      elements.floating.style.maxHeight = `${Math.max(120, Math.min(highest, availableHeight))}px`;
    },
  },
};

export function FilterPopover({
  label,
  active,
  size = 'compact-sm',
  children,
}: {
  label: string;
  /** How many of its values are chosen. */
  active: number;
  size?: 'compact-sm' | 'sm';
  children: ReactNode | ((close: () => void) => ReactNode);
}) {
  const format = useFormats();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      position="bottom-start"
      shadow="md"
      withinPortal={false}
      middlewares={middlewares}
      trapFocus
      returnFocus
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <Button
          size={size}
          onClick={() => setOpened(!opened)}
          variant={active > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {active > 0 ? `${label} (${format.number(active)})` : label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        {typeof children === 'function' ? children(() => setOpened(false)) : children}
      </Popover.Dropdown>
    </Popover>
  );
}
