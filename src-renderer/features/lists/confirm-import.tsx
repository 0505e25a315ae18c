/** The last step of an import: a name and a connection. It stores and sends nothing; what it costs is shown next. */
import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Preview } from '../../../src-main/contract/lists.ts';
import { useCore, useDefaultConnection } from '../../core-state.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { translate, useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import classes from './confirm-import.module.css';
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

  async function store(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (connection === undefined) return;
    const list = await importStore.getState().store(connection.id);
    if (list === null) return;
    notifyDone(translate(importTexts)('stored', { name: list.name, count: list.accepted }));
    // Somebody who looked elsewhere meanwhile is not called back: the list waits.
    if (window.location.hash !== '#/lists/import') return;
    navigate({ screen: 'list', listId: list.id, ...(list.accepted > 0 ? { start: true } : {}) }, { replace: true });
  }

  return (
    <form onSubmit={(event) => void store(event)}>
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
              label:
                one.kind === 'practice' && one.pricePerCall === 0
                  ? t('confirm.practiceOption', { name: one.name })
                  : one.name,
            }))}
            onChange={(event) => edit({ connectionId: Number(event.currentTarget.value) })}
          />
        </Stack>
        <Kept preview={preview} />
      </div>
      <ImportFoot
        text={
          <Text component="span" c="dimmed">
            {t('confirm.next')}
          </Text>
        }
      >
        <Button variant="subtle" color="gray" onClick={() => goTo('review')}>
          {t('confirm.back')}
        </Button>
        <CommandButton type="submit" disabled={!ready}>
          {t('confirm.store')}
        </CommandButton>
      </ImportFoot>
    </form>
  );
}

/** What of the file becomes the list. */
function Kept({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const consent = useImport((state) => state.choices.ecConsent);
  const facts: [string, string, boolean][] = [
    [t('confirm.kept'), t('confirm.rows', { count: preview.accepted }), true],
    ...(preview.duplicates === 0
      ? []
      : [[t('confirm.twins'), t('confirm.rows', { count: preview.duplicates }), false] as [string, string, boolean]]),
    ...(preview.rejected === 0
      ? []
      : [[t('confirm.leftOut'), t('confirm.rows', { count: preview.rejected }), false] as [string, string, boolean]]),
    [t('confirm.consent'), consent ? t('confirm.consentYes') : t('confirm.consentNo'), false],
  ];
  return (
    <section className={classes.kept} aria-labelledby="import-kept">
      <Title order={2} id="import-kept">
        {t('confirm.what')}
      </Title>
      <dl className={classes.facts}>
        {facts.map(([term, value, main]) => (
          <div key={term} className={classes.fact} data-main={main || undefined}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
