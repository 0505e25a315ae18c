/** Creating or editing a connection. The key goes in and is never shown; every number has its unit and its meaning. */
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { CallError } from '../../../src-main/contract/errors.ts';
import { useCore } from '../../core/core-state.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { SidePanel } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CapEntries } from './cap-entries.tsx';
import { CompanyNetwork } from './company-network.tsx';
import {
  createInput,
  type Draft,
  draftOf,
  type Fault,
  type Field,
  faultsOf,
  fieldOfError,
  pathOf,
  updateInput,
} from './connection-draft.ts';
import { type FormState, NumberEntry, TextEntry } from './connection-fields.tsx';
import { ConnectionTest } from './connection-test.tsx';
import classes from './connections.module.css';
import { connectionsTexts } from './connections-texts.ts';
import { wayChanges } from './way-draft.ts';

/** `connection` null: a new one. */
export function ConnectionForm({
  opened,
  connection,
  onClose,
}: {
  opened: boolean;
  connection: Connection | null;
  onClose: () => void;
}) {
  const t = useTexts(connectionsTexts);
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      size={520}
      title={t(connection === null ? 'form.create' : 'form.update')}
    >
      {opened ? <Form connection={connection} onClose={onClose} /> : null}
    </SidePanel>
  );
}

function useFaultWords(): (fault: Fault) => string {
  const t = useTexts(connectionsTexts);
  const format = useFormats();
  return (fault) => {
    switch (fault.kind) {
      case 'missing':
        return t('fault.missing');
      case 'too-long':
        return t('fault.tooLong');
      case 'not-taken':
        return errorSentence({ code: 'invalid-input', message: '' });
      case 'proxy':
        return errorSentence({
          code: 'connection-proxy-invalid',
          message: '',
          details: { problem: fault.problem },
        });
      case 'retry-order':
        return t('fault.retryOrder');
      case 'range': {
        const values = { min: format.exact(fault.min), max: format.exact(fault.max) };
        return fault.whole ? t('fault.whole', values) : t('fault.between', values);
      }
    }
  };
}

function focusField(field: Field): void {
  document.getElementById(`connection-${field}`)?.focus();
}

function Form({ connection, onClose }: { connection: Connection | null; onClose: () => void }) {
  const t = useTexts(connectionsTexts);
  const common = useTexts(commonTexts);
  const words = useFaultWords();
  const set = useCore((core) => core.system.policy?.set ?? null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const create = useCommand('connections.create', { inline: true });
  const update = useCommand('connections.update', { inline: true });

  const settingsOnly = connection?.kind === 'practice';
  const faultsIn = (draft: Draft) => faultsOf(draft, { keyKept: connection !== null, settingsOnly });
  const values = useForm<Draft>({
    initialValues: draftOf(connection, set),
    validate: (draft) =>
      Object.fromEntries(
        Object.entries(faultsIn(draft)).map(([field, fault]) => [pathOf(field as Field), words(fault)]),
      ),
    onValuesChange: () => setRefused(null),
  });
  const refusedField = refused === null ? null : fieldOfError(refused);

  const form: FormState = {
    ...values,
    leave: (field) => {
      const faults = faultsIn(values.getValues());
      // The longest pause is measured by the first one.
      for (const one of field === 'retryBaseMs' ? ([field, 'retryMaxMs'] as const) : [field]) {
        const fault = faults[one];
        values.setFieldError(pathOf(one), fault === undefined || fault.kind === 'missing' ? null : words(fault));
      }
    },
    errorOf: (field) =>
      refused !== null && refusedField === field ? errorSentence(refused) : values.errors[pathOf(field)],
  };

  async function save(draft: Draft): Promise<void> {
    const result =
      connection === null ? await create.run(createInput(draft)) : await update.run(updateInput(draft, connection));
    if (result.ok) {
      notifyDone(t('saved', { name: result.value.name }));
      onClose();
      return;
    }
    setRefused(result.error);
    const field = fieldOfError(result.error);
    if (field !== null) focusField(field);
  }

  function focusFirst(_errors: unknown, draft: Draft): void {
    const [first] = Object.keys(faultsIn(draft)) as Field[];
    if (first !== undefined) focusField(first);
  }

  return (
    <form onSubmit={values.onSubmit(save, focusFirst)} noValidate autoComplete="off">
      <Stack gap="lg">
        {settingsOnly ? (
          <Text c="dimmed" size="sm">
            {t('form.practiceNote')}
          </Text>
        ) : (
          <fieldset className={classes.group}>
            <legend>{t('form.account')}</legend>
            <TextEntry form={form} field="name" autoFocus />
            <TextEntry form={form} field="baseUrl" />
            <ConnectionTest
              target={{
                baseUrl: values.values.baseUrl,
                like: connection?.id ?? null,
                ...wayChanges(values.values.way, connection),
              }}
              label={t('form.test')}
              disabled={values.values.baseUrl.trim() === ''}
            />
            <TextEntry form={form} field="partnerCode" />
            <TextEntry form={form} field="partnerKey" kept={connection !== null} />
          </fieldset>
        )}
        {settingsOnly ? null : <CompanyNetwork form={form} connection={connection} />}
        <fieldset className={classes.group}>
          <legend>{t('form.pace')}</legend>
          <div className={classes.pair}>
            <NumberEntry form={form} field="ratePerSecond" unit={t('form.ratePerSecondUnit')} step={1} />
            <NumberEntry form={form} field="concurrency" unit={t('form.concurrencyUnit')} step={1} />
          </div>
          <NumberEntry form={form} field="pricePerCall" prefix="Rp " unit={t('form.pricePerCallUnit')} step={100} />
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('form.caps')}</legend>
          <Text c="dimmed" size="sm">
            {t('form.capsText')}
          </Text>
          <CapEntries form={form} />
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('form.doubt')}</legend>
          <Radio.Group aria-label={t('form.doubt')} {...values.getInputProps('inDoubtPolicy')}>
            <Stack gap="xs">
              <Radio value="hold" label={t('form.doubtHold')} description={t('form.doubtHoldText')} />
              <Radio value="resend" label={t('form.doubtResend')} description={t('form.doubtResendText')} />
            </Stack>
          </Radio.Group>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('form.patience')}</legend>
          <div className={classes.pair}>
            <NumberEntry form={form} field="timeoutMs" unit={t('form.seconds')} step={1} />
            <NumberEntry form={form} field="maxAttempts" unit={t('form.maxAttemptsUnit')} step={1} />
            <NumberEntry form={form} field="retryBaseMs" unit={t('form.seconds')} step={1} />
            <NumberEntry form={form} field="retryMaxMs" unit={t('form.seconds')} step={1} />
          </div>
        </fieldset>
        {refused !== null && refusedField === null ? (
          <Notice boxed tone="bad">
            {errorSentence(refused)}
          </Notice>
        ) : null}
        <Group justify="flex-end" gap="xs" className={classes.formFoot}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <CommandButton type="submit" loading={create.pending || update.pending}>
            {common('save')}
          </CommandButton>
        </Group>
      </Stack>
    </form>
  );
}
