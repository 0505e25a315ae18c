/**
 * Asks for the provider's invoice, its connection and its period, reconciles it with the ledger, and then shows the
 * result.
 */
import { NativeSelect, Radio, Stack } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { localDay } from '../../../../src-main/contract/calendar.ts';
import type { CallError } from '../../../../src-main/contract/errors.ts';
import { useContractForm } from '../../../core/contract-form.ts';
import { call, coreClient, useCoreEvent } from '../../../core/core.ts';
import { useCore, useDefaultConnection } from '../../../core/core-state.ts';
import { notifyDone } from '../../../core/notify.ts';
import { rangeOf } from '../../../core/period.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { DayChoice } from '../../../ui/day-choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { FileChoice, type Matching, MatchingPanel } from './invoice-file.tsx';
import { invoiceTexts } from './invoice-texts.ts';
import { type InvoiceSource, matchInvoice } from './match-invoice.ts';

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
  const [busy, setBusy] = useState(false);
  // The form is still there while the dialog fades out, and must not go on meanwhile.
  const calledOff = useRef(false);
  function close(): void {
    calledOff.current = true;
    onClose();
  }
  return (
    // While the core works on it the answer is waited for: it may be too late to cancel.
    <Dialog opened={opened} onClose={close} busy={busy} size="lg" title={t('form.title')}>
      <InvoiceForm connectionId={connectionId} calledOff={calledOff} onBusy={setBusy} onClose={close} />
    </Dialog>
  );
}

/** What `charges.importInvoice` takes, before the file is sent and with days where it has moments. */
const asked = z.object({ source: z.custom<InvoiceSource>((value) => value !== null), connectionId: z.int() });
const invoiceInput = z.discriminatedUnion('period', [
  asked.extend({ period: z.literal('lines') }),
  asked.extend({ period: z.literal('days'), days: z.object({ first: z.string(), last: z.string() }) }),
]);

type InvoiceValues = {
  source: InvoiceSource | null;
  connectionId: number | null;
  /** Of the invoice's lines, or of days that are named. */
  period: 'lines' | 'days';
  days: { first: string | null; last: string | null };
};

function InvoiceForm({
  connectionId,
  calledOff,
  onBusy,
  onClose,
}: {
  connectionId: number | undefined;
  calledOff: RefObject<boolean>;
  onBusy: (busy: boolean) => void;
  onClose: () => void;
}) {
  const t = useTexts(invoiceTexts);
  const connections = useCore((core) => core.connections);
  const usual = useDefaultConnection();
  const form = useContractForm<InvoiceValues, z.output<typeof invoiceInput>>(invoiceInput, {
    source: null,
    connectionId: (connections.some((one) => one.id === connectionId) ? connectionId : usual?.id) ?? null,
    period: 'lines',
    days: lastMonth(),
  });
  const [error, setError] = useState<CallError | null>(null);
  const [matching, setMatching] = useState<Matching>({ phase: 'no' });
  const there = useRef(true);
  const { source, period, days } = form.values;
  const connection = connections.find((one) => one.id === form.values.connectionId);

  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  useCoreEvent((event) => {
    if (event.name !== 'imports.progress' || matching.phase !== 'matching' || event.payload.fileId !== matching.fileId)
      return;
    setMatching({ ...matching, rows: event.payload.phase === 'reading' ? event.payload.done : null });
  });
  useReleased(source);

  async function submit(order: z.output<typeof invoiceInput>): Promise<void> {
    if (connection === undefined || matching.phase !== 'no') return;
    setError(null);
    calledOff.current = false;
    setMatching({ phase: 'sending', done: 0 });
    const range = order.period === 'days' ? rangeOf({ kind: 'days', ...order.days }, Date.now()) : {};
    const matched = await matchInvoice(
      coreClient,
      order.source,
      { connectionId: order.connectionId, ...range },
      {
        onSent: (done) => there.current && setMatching({ phase: 'sending', done }),
        onMatching: (fileId) => {
          if (!there.current) return;
          setMatching({ phase: 'matching', fileId, rows: null });
          onBusy(true);
        },
        isCancelled: () => calledOff.current || !there.current,
      },
    );
    onBusy(false);
    if (calledOff.current || !there.current) return;
    setMatching({ phase: 'no' });
    if (!matched.ok) {
      setError(matched.error);
      return;
    }
    notifyDone(t('done', { name: matched.value.fileName }));
    onClose();
    navigate({ screen: 'invoice', invoiceId: matched.value.invoiceId });
  }

  if (matching.phase !== 'no' && source !== null) {
    return <MatchingPanel matching={matching} source={source} onCancel={onClose} />;
  }
  return (
    <DialogForm
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
      action={
        <CommandButton type="submit" disabled={connection === undefined}>
          {t('form.submit')}
        </CommandButton>
      }
    >
      {error === null ? null : (
        <div role="alert">
          <Notice boxed tone="bad" title={t('form.failed', { name: source?.name ?? '' })}>
            {errorSentence(error)}
          </Notice>
        </div>
      )}
      <FileChoice
        source={source}
        missing={form.tried && source === null}
        onChoose={(next) => {
          setError(null);
          form.setFieldValue('source', next);
        }}
      />
      <NativeSelect
        label={t('form.connection')}
        value={String(connection?.id ?? '')}
        data={connections.map((one) => ({ value: String(one.id), label: one.name }))}
        onChange={(event) => form.setFieldValue('connectionId', Number(event.currentTarget.value))}
      />
      <Radio.Group
        label={t('form.period')}
        value={period}
        onChange={(value) => form.setFieldValue('period', value === 'days' ? 'days' : 'lines')}
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
      {period === 'days' ? (
        <DayChoice
          labels="shown"
          first={days.first}
          last={days.last}
          missing={form.tried ? t('form.missing') : undefined}
          onChoose={(first, last) => form.setFieldValue('days', { first, last })}
        />
      ) : null}
    </DialogForm>
  );
}

/** The file of the native dialog is released when another replaces it, and with the form. */
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
  return { first: localDay(from), last: localDay(to - 1) };
}
