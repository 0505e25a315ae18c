/** The last step of an import: a name and a connection, and beside them what that will ask, cost and take. */
import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { Preview } from '../../../src-main/contract/lists.ts';
import { useCore, useDefaultConnection } from '../../core-state.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { translate, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import classes from './confirm-import.module.css';
import { forecastImport } from './forecast.ts';
import { ImportFoot } from './import-foot.tsx';
import { importStore, useImport } from './import-state.ts';
import { importTexts } from './import-texts.ts';

export function ConfirmImport() {
  const t = useTexts(importTexts);
  const { preview, name, connectionId, error, goTo, edit } = useImport((state) => state);
  const connections = useCore((core) => core.connections);
  const usual = useDefaultConnection();
  const connection = connections.find((one) => one.id === connectionId) ?? usual;
  const ready = connection !== undefined && name.trim() !== '';
  if (preview === null) return null;

  async function store(startNow: boolean): Promise<void> {
    if (connection === undefined) return;
    const list = await importStore.getState().store(connection.id, startNow);
    if (list === null) return;
    notifyDone(translate(importTexts)('stored', { name: list.name, count: list.accepted }));
    // Somebody who looked elsewhere meanwhile is not called back.
    if (window.location.hash === '#/lists/import') navigate({ screen: 'list', listId: list.id }, { replace: true });
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void store(true);
  }

  return (
    <form onSubmit={onSubmit}>
      <div className={classes.layout}>
        <Stack gap="md">
          {error === null ? null : (
            <div role="alert">
              <Notice boxed tone="bad">
                {errorSentence(error)}
              </Notice>
            </div>
          )}
          <TextInput
            label={t('confirm.name')}
            description={t('confirm.nameHint')}
            value={name}
            maxLength={200}
            required
            withAsterisk={false}
            onChange={(event) => edit({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('confirm.connection')}
            description={connection?.kind === 'practice' ? t('confirm.practice') : undefined}
            error={connection === undefined ? t('confirm.noConnection') : undefined}
            value={String(connection?.id ?? '')}
            data={connections.map((one) => ({
              value: String(one.id),
              label: one.kind === 'practice' ? t('confirm.practiceOption', { name: one.name }) : one.name,
            }))}
            onChange={(event) => edit({ connectionId: Number(event.currentTarget.value) })}
          />
          {connection === undefined || connection.queue.state === 'running' ? null : (
            <Notice boxed tone="warn">
              {t('confirm.queueHeld')}
            </Notice>
          )}
        </Stack>
        {connection === undefined ? null : <ForecastCard preview={preview} connection={connection} />}
      </div>
      <ImportFoot text={connection === undefined ? null : <ForecastLine preview={preview} connection={connection} />}>
        <Button variant="subtle" color="gray" onClick={() => goTo('review')}>
          {t('confirm.back')}
        </Button>
        <CommandButton variant="default" disabled={!ready} onClick={() => void store(false)}>
          {t('confirm.only')}
        </CommandButton>
        <CommandButton type="submit" disabled={!ready}>
          {t('confirm.start')}
        </CommandButton>
      </ImportFoot>
    </form>
  );
}

function useCost(): (preview: Preview, connection: Connection) => { cost: string; hint: string | null } {
  const t = useTexts(importTexts);
  const format = useFormats();
  return (preview, connection) => {
    if (connection.kind === 'practice') return { cost: t('confirm.costFree'), hint: null };
    if (connection.pricePerCall === 0) return { cost: t('confirm.costUnknown'), hint: t('confirm.costUnknownHint') };
    const { lookups, rupiahAtMost } = forecastImport(preview, connection);
    const price = format.rupiah(connection.pricePerCall);
    return { cost: format.rupiah(rupiahAtMost), hint: t('confirm.costHint', { count: lookups, price }) };
  };
}

/** Beside the buttons, so that nobody presses them without having the cost before their eyes. */
function ForecastLine({ preview, connection }: { preview: Preview; connection: Connection }) {
  const t = useTexts(importTexts);
  const { lookups } = forecastImport(preview, connection);
  const { cost } = useCost()(preview, connection);
  return (
    <Text component="span" c="dimmed">
      {t('confirm.askedText', { count: lookups })} · {t('confirm.cost')}: <strong>{cost}</strong>
    </Text>
  );
}

function ForecastCard({ preview, connection }: { preview: Preview; connection: Connection }) {
  const t = useTexts(importTexts);
  const format = useFormats();
  const consent = useImport((state) => state.choices.ecConsent);
  const { lookups, seconds } = forecastImport(preview, connection);
  const { cost, hint } = useCost()(preview, connection);
  return (
    <section className={classes.forecast} aria-labelledby="import-forecast">
      <Title order={2} id="import-forecast">
        {t('confirm.what')}
      </Title>
      <dl className={classes.facts}>
        <Fact main term={t('confirm.asked')}>
          {t('confirm.askedText', { count: lookups })}
        </Fact>
        {preview.duplicates === 0 ? null : (
          <Fact term={t('confirm.twins')}>{t('confirm.rows', { count: preview.duplicates })}</Fact>
        )}
        {preview.rejected === 0 ? null : (
          <Fact term={t('confirm.leftOut')}>{t('confirm.rows', { count: preview.rejected })}</Fact>
        )}
        <Fact main term={t('confirm.cost')} hint={hint}>
          {cost}
        </Fact>
        <Fact
          main
          term={t('confirm.time')}
          hint={t('confirm.timeHint', { rate: format.rate(connection.ratePerSecond) })}
        >
          {format.duration(seconds)}
        </Fact>
        <Fact term={t('confirm.consent')}>{consent ? t('confirm.consentYes') : t('confirm.consentNo')}</Fact>
      </dl>
    </section>
  );
}

function Fact({
  term,
  hint = null,
  main = false,
  children,
}: {
  term: string;
  hint?: string | null;
  main?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.fact} data-main={main || undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
      {hint === null ? null : (
        <Text component="dd" className={classes.hint}>
          {hint}
        </Text>
      )}
    </div>
  );
}
