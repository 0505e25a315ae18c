/** The files that wait behind the import under way, each with a button to remove it. */
import { ActionIcon, Box, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useImport } from '../state/import-state.ts';
import classes from './file-line.module.css';
import { importTexts } from './import-texts.ts';

export function FileLine() {
  const t = useTexts(importTexts);
  const format = useFormats();
  const waiting = useImport((state) => state.waiting);
  const dropWaiting = useImport((state) => state.dropWaiting);
  if (waiting.length === 0) return null;
  return (
    <Box component="section" className="card" mb="md" px="md" py="0.625rem" aria-labelledby="import-waiting">
      <Group gap="0 0.75rem" align="baseline">
        <Title order={2} id="import-waiting">
          {t('queue.title')}{' '}
          <Text span inherit fw={400} c="dimmed" className="tabular">
            {format.number(waiting.length)}
          </Text>
        </Title>
        <Text size="sm" c="dimmed">
          {t('queue.hint')}
        </Text>
      </Group>
      <Box component="ol" className={`plain ${classes.files}`} mt="xs">
        {waiting.map((file) => (
          <li key={file.key} className={classes.file}>
            <span className="cut" title={file.name}>
              {file.name}
            </span>
            <Text span inherit c="dimmed" flex="none" className="tabular">
              {format.bytes(file.bytes)}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('queue.remove', { name: file.name })}
              title={t('queue.remove', { name: file.name })}
              onClick={() => void dropWaiting(file.key)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </Box>
    </Box>
  );
}
