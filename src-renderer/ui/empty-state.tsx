/** What is shown where nothing is there yet: why, and what to do next. */
import { Group, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function EmptyState({
  icon: StateIcon,
  title,
  text,
  actions,
}: {
  icon: Icon;
  title: string;
  text?: string;
  /** Buttons; the first one is the obvious next step. */
  actions?: ReactNode;
}) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <StateIcon size={32} stroke={1.5} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={600} size="lg">
        {title}
      </Text>
      {text === undefined ? null : (
        <Text c="dimmed" maw={440}>
          {text}
        </Text>
      )}
      {actions === undefined ? null : (
        <Group gap="xs" mt="sm" justify="center">
          {actions}
        </Group>
      )}
    </Stack>
  );
}
