/** One setting: what it is called, what it means, and its control beside it. */
import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './settings.module.css';

export function Setting({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: (labelId: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={classes.setting}>
      <div>
        <Text id={id} fw={500}>
          {label}
        </Text>
        {hint === undefined ? null : (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      {children(id)}
    </div>
  );
}
