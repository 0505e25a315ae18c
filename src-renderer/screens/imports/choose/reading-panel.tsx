/** While a file is uploaded, read or stored: what is happening, its progress, and a button to cancel. */
import { Button, Progress, Stack, Text, Title } from '@mantine/core';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { mendTexts } from '../../../parts/list/mend-texts.ts';
import { importTexts } from '../frame/import-texts.ts';
import { useImport } from '../state/import-state.ts';

export function ReadingPanel() {
  const t = useTexts(importTexts);
  const ofMending = useTexts(mendTexts);
  const format = useFormats();
  const step = useImport((state) => state.step);
  const file = useImport((state) => state.file);
  const sentBytes = useImport((state) => state.sentBytes);
  const progress = useImport((state) => state.progress);
  const mending = useImport((state) => state.step === 'importing' && state.target === 'mend');
  const discard = useImport((state) => state.discard);

  const phase =
    step === 'uploading' ? 'uploading' : (progress?.phase ?? (step === 'importing' ? 'storing' : 'reading'));
  const title = t(`reading.${phase}`, { name: file?.name ?? '' });
  const done = step === 'uploading' ? sentBytes : (progress?.done ?? 0);
  const total = step === 'uploading' ? (file?.bytes ?? null) : (progress?.total ?? null);
  const words = step === 'uploading' ? format.bytes : format.number;
  const amount =
    total === null
      ? t('reading.rows.unknown', { done: words(done) })
      : step === 'uploading'
        ? t('reading.bytes', { done: words(done), total: words(total) })
        : t('reading.rows.known', { done: words(done), total: words(total) });

  return (
    <Stack gap="sm" maw="34rem" py="xl">
      <div role="status">
        <Title order={2}>{title}</Title>
      </div>
      <Progress.Root size="lg">
        <Progress.Section
          value={total === null || total === 0 ? 100 : (done * 100) / total}
          animated={total === null || total === 0}
          aria-label={title}
        />
      </Progress.Root>
      <Text className="tabular" c="dimmed">
        {total === null && done === 0 ? t('reading.calm') : amount}
      </Text>
      {mending ? <Text c="dimmed">{ofMending('confirm.stays')}</Text> : null}
      <div>
        <Button variant="default" onClick={() => void discard()}>
          {t('reading.cancel')}
        </Button>
      </div>
    </Stack>
  );
}
