/** The file of an invoice: chosen in a dialog or dropped, and the progress of reconciling it with the ledger. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef } from 'react';
import { call } from '../../../core/core.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { notifyError } from '../../../core/notify.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import classes from '../ledger/charges.module.css';
import { invoiceTexts } from './invoice-texts.ts';
import type { InvoiceSource } from './match-invoice.ts';

export type Matching =
  | { phase: 'no' }
  | { phase: 'sending'; done: number }
  /** `rows` read so far; null: none reported yet, or past the reading. */
  | { phase: 'matching'; fileId: string; rows: number | null };

export function FileChoice({
  source,
  missing,
  onChoose,
}: {
  source: InvoiceSource | null;
  missing: boolean;
  onChoose: (source: InvoiceSource) => void;
}) {
  const t = useTexts(invoiceTexts);
  const format = useFormats();
  const hasDialogs = useCore((core) => core.system.dialogs);
  const allowed = useCanCommand();
  const openInput = useRef<() => void>(null);

  async function choose(): Promise<void> {
    if (!hasDialogs) {
      openInput.current?.();
      return;
    }
    const opened = await call('files.chooseOpen', {});
    if (!opened.ok) notifyError(opened.error);
    else if (opened.value.file !== null) onChoose(opened.value.file);
  }

  return (
    <div>
      <Dropzone
        onDrop={([file]) => file !== undefined && onChoose({ name: file.name, bytes: file.size, file })}
        openRef={openInput}
        disabled={!allowed}
        activateOnClick={false}
        activateOnKeyboard={false}
        useFsAccessApi={false}
        tabIndex={-1}
        inputProps={{ 'aria-label': t('form.fileInput') }}
        data-missing={missing || undefined}
        classNames={{ root: classes.drop ?? '', inner: classes.dropInner ?? '' }}
      >
        <Text fw={source === null ? 400 : 550}>
          {source === null ? t('form.drop') : t('form.chosen', { name: source.name, size: format.bytes(source.bytes) })}
        </Text>
        <Button variant="default" disabled={!allowed} onClick={() => void choose()} data-autofocus>
          {source === null ? t('form.choose') : t('form.chooseOther')}
        </Button>
        {source === null ? (
          <Text size="sm" c="dimmed">
            {t('form.needs')}
          </Text>
        ) : null}
      </Dropzone>
      <div role="alert">
        {missing ? (
          <Text size="xs" c="var(--mantine-color-error)" mt={4}>
            {t('form.fileMissing')}
          </Text>
        ) : null}
      </div>
    </div>
  );
}

export function MatchingPanel({
  matching,
  source,
  onCancel,
}: {
  matching: Exclude<Matching, { phase: 'no' }>;
  source: InvoiceSource;
  onCancel: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const words =
    matching.phase === 'sending'
      ? t('form.sending', { done: format.bytes(matching.done), total: format.bytes(source.bytes) })
      : matching.rows === null
        ? t('form.matching')
        : t('form.reading', { done: format.number(matching.rows) });
  return (
    <Stack gap="sm">
      <Text fw={500}>{source.name}</Text>
      <Progress.Root size="lg">
        <Progress.Section
          value={matching.phase === 'sending' && source.bytes > 0 ? (matching.done * 100) / source.bytes : 100}
          animated={matching.phase === 'matching'}
          aria-label={t('form.title')}
        />
      </Progress.Root>
      <Text c="dimmed" className="tabular" role="status">
        {words}
      </Text>
      {matching.phase === 'sending' ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
