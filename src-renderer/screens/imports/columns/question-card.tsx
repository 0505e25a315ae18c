/** A question about columns of the file: what it is about, and below it each column with the button that answers. */
import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** `columns`: of `QuestionColumn`. `children`: below them. */
export function QuestionCard({
  id,
  title,
  text,
  columns,
  children,
}: {
  id: string;
  title: string;
  text: string;
  columns: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Box
      component="section"
      className="card"
      px="md"
      py="0.875rem"
      style={{ borderColor: 'var(--tone-warn-line)' }}
      aria-labelledby={id}
    >
      <Title order={2} id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      <Box component="ul" className="plain" mt="xs">
        {columns}
      </Box>
      {children}
    </Box>
  );
}

export function QuestionColumn({ name, detail, button }: { name: string; detail: string; button: ReactNode }) {
  return (
    <Group component="li" gap="md" wrap="nowrap" py="xs" className="ruled">
      <Stack gap={0} flex={1} miw={0}>
        <strong>{name}</strong>
        <Text span size="sm" c="dimmed" className="cut" title={detail}>
          {detail}
        </Text>
      </Stack>
      {button}
    </Group>
  );
}
