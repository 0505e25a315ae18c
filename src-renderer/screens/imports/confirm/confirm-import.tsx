/** The last step of an import: name, connection, what it is for. It stores and sends nothing; what it costs is shown next. */
import { Button, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { listNameSchema } from '../../../../src-main/contract/lists.ts';
import { legalBasisSchema, listPurposeSchema } from '../../../../src-main/contract/purposes.ts';
import { longestOf, useContractForm } from '../../../core/contract-form.ts';
import { useCore, useDefaultConnection, usePracticeConnection } from '../../../core/core-state.ts';
import { notifyDone } from '../../../core/notify.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { translate, useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { afterColumns, askedRows } from '../../../parts/list/next-step.ts';
import { isPracticeList } from '../../../parts/list/practice-lists.ts';
import { type Purpose, PurposeFields } from '../../../parts/list/purpose-fields.tsx';
import { priceKind } from '../../../parts/money/cost-kind.ts';
import { useChoiceWords } from '../../../parts/money/use-money.ts';
import { navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDraft } from '../draft/draft-state.ts';
import { ImportFoot } from '../frame/import-foot.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { importStore, useImport } from '../state/import-state.ts';
import classes from './confirm-import.module.css';
import { KeptFacts } from './kept-facts.tsx';

const listInput = z.object({ name: listNameSchema, purpose: listPurposeSchema, legalBasis: legalBasisSchema });

export function ConfirmImport() {
  const t = useTexts(importTexts);
  const draft = useDraft((state) => state.draft);
  const { file, name, connectionId, purpose, legalBasis, error, pendingChoices, edit } = useImport((state) => state);
  // The import keeps them while one looks at another screen.
  const form = useContractForm<Purpose & { name: string }, z.output<typeof listInput>>(
    listInput,
    { name, purpose, legalBasis },
    { onValuesChange: edit },
  );
  const connections = useCore((core) => core.connections);
  const invented = isPracticeList(file?.name ?? '');
  const practice = usePracticeConnection();
  const usual = useDefaultConnection();
  const connection = connections.find((one) => one.id === connectionId) ?? (invented ? practice : usual);
  const choiceWords = useChoiceWords();
  if (draft === null) return null;

  async function store(): Promise<void> {
    if (connection === undefined) return;
    const list = await importStore.getState().store(connection.id);
    if (list === null) return;
    notifyDone(translate(importTexts)('stored', { name: list.name, count: list.accepted }));
    // Somebody who looked elsewhere meanwhile is not called back: the list waits.
    if (window.location.hash !== '#/lists/import') return;
    navigate({ screen: 'list', listId: list.id, ...(list.accepted > 0 ? { start: true } : {}) }, { replace: true });
  }

  return (
    <form noValidate onSubmit={form.onSubmit(store)}>
      <div className={classes.layout}>
        <Stack gap="md">
          {error === null ? null : (
            <div role="alert">
              <Notice boxed tone="bad" actions={<Reopen shown={error.code === 'draft-unknown'} />}>
                {errorSentence(error)}
              </Notice>
            </div>
          )}
          <ImportedBefore draft={draft} />
          <TextInput
            label={t('confirm.name')}
            description={t('confirm.nameHint')}
            maxLength={longestOf(listNameSchema)}
            {...form.getInputProps('name')}
            error={form.tried && !form.isValid('name') ? t('confirm.nameMissing') : undefined}
          />
          <NativeSelect
            label={t('confirm.connection')}
            description={connection?.kind === 'practice' ? t('confirm.practice') : undefined}
            error={connection === undefined ? t('confirm.noConnection') : undefined}
            value={String(connection?.id ?? '')}
            data={connections.map((one) => ({
              value: String(one.id),
              label: priceKind(one) === 'free' ? choiceWords(one) : one.name,
            }))}
            onChange={(event) => edit({ connectionId: Number(event.currentTarget.value) })}
          />
          {invented && connection?.kind === 'account' ? (
            <Notice boxed tone="warn">
              {t('confirm.practiceListPaid', { name: connection.name })}
            </Notice>
          ) : null}
          <PurposeFields value={form.values} onChange={(change) => form.setValues(change)} asked={form.tried} />
          <Consent draft={draft} />
        </Stack>
        <Kept draft={draft} stale={pendingChoices !== null} />
      </div>
      <ImportFoot
        text={
          <Text component="span" c="dimmed">
            {pendingChoices === null ? t('confirm.next') : t('check.rereading')}
          </Text>
        }
      >
        <BackButton draft={draft} />
        <CommandButton type="submit" disabled={connection === undefined || pendingChoices !== null}>
          {t('confirm.store')}
        </CommandButton>
      </ImportFoot>
    </form>
  );
}

/** The very same file became a list before: said, not forbidden. */
function ImportedBefore({ draft: { importedBefore } }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const format = useFormats();
  if (importedBefore === null) return null;
  const { listId, listName, importedAt } = importedBefore;
  return (
    <Notice
      boxed
      tone="warn"
      actions={
        <Button size="xs" variant="default" onClick={() => navigate({ screen: 'list', listId })}>
          {t('confirm.openBefore')}
        </Button>
      }
    >
      {t('confirm.importedBefore', { name: listName, when: format.moment(importedAt) })}
    </Notice>
  );
}

/** To the step before: the rows, where there was something to see in them. */
export function BackButton({ draft }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const goTo = useImport((state) => state.goTo);
  const rows = afterColumns(draft) === 'repair';
  return (
    <Button variant="subtle" color="gray" onClick={() => goTo(rows ? 'repair' : 'columns')}>
      {rows ? t('confirm.backToRepair') : t('confirm.backToColumns')}
    </Button>
  );
}

/** After the draft was closed elsewhere: the same file once more, with its repairs. */
export function Reopen({ shown }: { shown: boolean }) {
  const t = useTexts(importTexts);
  const reopen = useImport((state) => state.reopen);
  if (!shown) return null;
  return (
    <Button size="xs" onClick={() => void reopen()}>
      {t('check.reopen')}
    </Button>
  );
}

/** Only where the file has something of emergency contacts, or of others. Without their consent nothing of it is kept. */
function Consent({ draft }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const pendingChoices = useImport((state) => state.pendingChoices);
  const choose = useImport((state) => state.choose);
  const { ecNik, ecPhone, ecName } = draft.file.columns;
  const contact = ecNik !== undefined || ecPhone !== undefined || ecName !== undefined;
  if (!contact && draft.file.apart === undefined) return null;
  const { ecConsent } = pendingChoices ?? draft.choices;
  return (
    <Switch
      label={t('confirm.ecConsent')}
      description={ecConsent ? t('confirm.ecConsentOn') : t('confirm.ecConsentOff')}
      checked={ecConsent}
      onChange={(event) => void choose({ ecConsent: event.currentTarget.checked })}
    />
  );
}

/** What of the file becomes the list. */
function Kept({ draft, stale }: { draft: Draft; stale: boolean }) {
  const t = useTexts(importTexts);
  const rows = (count: number) => (stale ? '–' : t('confirm.rows', { count }));
  const { duplicates, rejected, skipped } = draft.counts;
  return (
    <KeptFacts
      title={t('confirm.what')}
      facts={[
        { term: t('confirm.asked'), value: rows(askedRows(draft)), main: true },
        ...(duplicates === 0 ? [] : [{ term: t('confirm.twins'), value: rows(duplicates) }]),
        ...(rejected === 0 ? [] : [{ term: t('confirm.leftOut'), value: rows(rejected) }]),
        ...(skipped === 0 ? [] : [{ term: t('confirm.skipped'), value: rows(skipped) }]),
      ]}
    />
  );
}
