/** Asks for the provider's invoice, whose it is and of when, and lays it beside the ledger; then shows what came of it. */
import { Button, Group, Modal, NativeSelect, Progress, Radio, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../../src-main/contract/errors.ts';
import { call, coreTransport, useCoreEvent } from '../../core.ts';
import { useCanCommand, useCore, useDefaultConnection } from '../../core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import classes from './charges.module.css';
import { chargesChanged } from './charges-changed.ts';
import { DayChoice } from './day-choice.tsx';
import { invoiceTexts } from './invoice-texts.ts';
import { type InvoiceSource, layInvoice } from './lay-invoice.ts';
import { dayOf, rangeOf } from './period.ts';

type Laying =
  | { phase: 'no' }
  | { phase: 'sending'; done: number }
  /** `rows` read so far; null: none told yet, or past the reading. */
  | { phase: 'laying'; fileId: string; rows: number | null };

export function InvoiceDialog({
  opened,
  connectionId,
  onClose,
}: {
  opened: boolean;
  /** The one that is looked at; else the default one. */
  connectionId: number | undefined;
  onClose: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const common = useTexts(commonTexts);
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={opened}
      // While the core is at it the answer is waited for: it may be too late to call off.
      onClose={busy ? () => {} : onClose}
      withCloseButton={!busy}
      size="lg"
      title={<Text fw={600}>{t('form.title')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <InvoiceForm connectionId={connectionId} onBusy={setBusy} onClose={onClose} />
    </Modal>
  );
}

function InvoiceForm({
  connectionId,
  onBusy,
  onClose,
}: {
  connectionId: number | undefined;
  onBusy: (busy: boolean) => void;
  onClose: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const common = useTexts(commonTexts);
  const connections = useCore((core) => core.connections);
  const usual = useDefaultConnection();
  const [chosen, setChosen] = useState(() =>
    connections.some((one) => one.id === connectionId) ? connectionId : usual?.id,
  );
  const [whole, setWhole] = useState(false);
  const [days, setDays] = useState<{ first: string | null; last: string | null }>(lastMonth);
  const [source, setSource] = useState<InvoiceSource | null>(null);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [laying, setLaying] = useState<Laying>({ phase: 'no' });
  const there = useRef(true);
  const connection = connections.find((one) => one.id === chosen);
  const daysComplete = !whole || (days.first !== null && days.last !== null);

  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  useCoreEvent((event) => {
    if (event.name !== 'imports.progress' || laying.phase !== 'laying' || event.payload.fileId !== laying.fileId)
      return;
    setLaying({ ...laying, rows: event.payload.phase === 'reading' ? event.payload.done : null });
  });
  useReleased(source);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (source === null || connection === undefined || !daysComplete || laying.phase !== 'no') return;
    setError(null);
    setLaying({ phase: 'sending', done: 0 });
    const period = whole ? rangeOf({ kind: 'days', ...days }, Date.now()) : {};
    const laid = await layInvoice(
      { call, subscribe: coreTransport().subscribe },
      source,
      { connectionId: connection.id, ...period },
      {
        onSent: (done) => there.current && setLaying({ phase: 'sending', done }),
        onLaying: (fileId) => {
          if (!there.current) return;
          setLaying({ phase: 'laying', fileId, rows: null });
          onBusy(true);
        },
        isCancelled: () => !there.current,
      },
    );
    onBusy(false);
    if (laid.ok) chargesChanged();
    if (!there.current) return;
    setLaying({ phase: 'no' });
    if (!laid.ok) {
      setError(laid.error);
      return;
    }
    notifyDone(t('done', { name: laid.value.fileName }));
    onClose();
    navigate({ screen: 'invoice', invoiceId: laid.value.invoiceId });
  }

  if (laying.phase !== 'no' && source !== null) {
    return <LayingPanel laying={laying} source={source} onCancel={onClose} />;
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        {error === null ? null : (
          <div role="alert">
            <Notice boxed tone="bad" title={t('form.failed', { name: source?.name ?? '' })}>
              {errorSentence(error)}
            </Notice>
          </div>
        )}
        <FileChoice
          source={source}
          missing={tried && source === null}
          onChoose={(next) => {
            setError(null);
            setSource(next);
          }}
        />
        <NativeSelect
          label={t('form.connection')}
          value={String(connection?.id ?? '')}
          data={connections.map((one) => ({ value: String(one.id), label: one.name }))}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <Radio.Group
          label={t('form.period')}
          value={whole ? 'days' : 'lines'}
          onChange={(value) => setWhole(value === 'days')}
        >
          <Stack gap="xs" mt={4}>
            {(['lines', 'days'] as const).map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`form.periodOf.${value}`)}
                description={t(`form.periodHint.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {whole ? (
          <DayChoice
            labels="shown"
            first={days.first}
            last={days.last}
            missing={tried ? t('form.missing') : undefined}
            onChoose={(first, last) => setDays({ first, last })}
          />
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <CommandButton type="submit" disabled={connection === undefined}>
            {t('form.submit')}
          </CommandButton>
        </Group>
      </Stack>
    </form>
  );
}

/** What the native dialog chose is let go when another takes its place, and with the form. */
function useReleased(source: InvoiceSource | null): void {
  const fileId = source !== null && 'fileId' in source ? source.fileId : null;
  useEffect(() => {
    if (fileId === null) return;
    return () => void call('files.release', { fileId });
  }, [fileId]);
}

/** An invoice is mostly of the month that is over. */
function lastMonth(): { first: string; last: string } {
  const { from = 0, to = 0 } = rangeOf({ kind: 'last-month' }, Date.now());
  return { first: dayOf(from), last: dayOf(to - 1) };
}

function FileChoice({
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

function LayingPanel({
  laying,
  source,
  onCancel,
}: {
  laying: Exclude<Laying, { phase: 'no' }>;
  source: InvoiceSource;
  onCancel: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const words =
    laying.phase === 'sending'
      ? t('form.sending', { done: format.bytes(laying.done), total: format.bytes(source.bytes) })
      : laying.rows === null
        ? t('form.laying')
        : t('form.reading', { done: format.number(laying.rows) });
  return (
    <Stack gap="sm">
      <Text fw={500}>{source.name}</Text>
      <Progress.Root size="lg">
        <Progress.Section
          value={laying.phase === 'sending' && source.bytes > 0 ? (laying.done * 100) / source.bytes : 100}
          animated={laying.phase === 'laying'}
          aria-label={t('form.title')}
        />
      </Progress.Root>
      <Text c="dimmed" className="tabular" role="status">
        {words}
      </Text>
      {laying.phase === 'sending' ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
