/** The last step of a mended file: its rows go into the list they were left out of, with what that costs at most. */
import { Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SamePersonChoice } from '../../../../src-main/contract/lists.ts';
import { useCore } from '../../../core/core-state.ts';
import { useQuery } from '../../../core/use-query.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { mendTexts } from '../../../parts/list/mend-texts.ts';
import { readyToMend } from '../../../parts/list/next-step.ts';
import { SamePerson } from '../../../parts/list/same-person-choice.tsx';
import { navigate } from '../../../routes.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDraft } from '../draft/draft-state.ts';
import { ImportFoot } from '../frame/import-foot.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { MendChoice } from '../frame/mend-choice.tsx';
import { importStore, useImport } from '../state/import-state.ts';
import classes from './confirm-import.module.css';
import { BackButton, Reopen } from './confirm-import.tsx';
import { KeptFacts } from './kept-facts.tsx';

export function ConfirmMend() {
  const t = useTexts(mendTexts);
  const words = useTexts(importTexts);
  const draft = useDraft((state) => state.draft);
  const error = useImport((state) => state.error);
  const cancelled = useImport((state) => state.cancelled);
  // Rows of a started list are sent at once, so that what a start asks is asked here.
  const looking = useQuery('drafts.mendOthers', draft === null ? null : { draftId: draft.draftId });
  const { data: list } = useQuery('lists.get', draft?.mends ? { listId: draft.mends.listId } : null);
  const pricePerCall = useCore(
    (core) => core.connections.find(({ id }) => id === list?.connectionId)?.pricePerCall ?? 0,
  );
  const [samePerson, setSamePerson] = useState<SamePersonChoice | null>(null);
  if (draft === null || draft.mends === null) return null;
  const { mends, counts } = draft;
  const others = looking.data;
  const ready = readyToMend(draft);
  const rows = (count: number) => words('confirm.rows', { count });

  async function mend(event: FormEvent): Promise<void> {
    event.preventDefault();
    const mended = await importStore.getState().mend(samePerson ?? undefined);
    if (mended === null || window.location.hash !== '#/lists/import') return;
    navigate({ screen: 'list', listId: mended.list.id }, { replace: true });
  }

  return (
    <form onSubmit={(event) => void mend(event)}>
      <div className={classes.layout}>
        <div>
          {error === null ? null : (
            <div role="alert">
              <Notice boxed tone="bad" actions={<Reopen shown={error.code === 'draft-unknown'} />}>
                {errorSentence(error)}
              </Notice>
            </div>
          )}
          {cancelled ? (
            <Notice boxed tone="info">
              {t('confirm.cancelled', { name: mends.listName })}
            </Notice>
          ) : null}
          <MendChoice mends={mends} counts={counts} />
          {others === undefined || list === undefined || others.earlier + others.inList === 0 ? null : (
            <SamePerson
              forecast={{ otherDetails: others, pricePerCall }}
              value={samePerson ?? list.samePerson}
              onChange={setSamePerson}
            />
          )}
        </div>
        <KeptFacts
          title={t('confirm.title', { name: mends.listName })}
          facts={[
            { term: t('confirm.rows'), value: rows(mends.rows) },
            { term: t('confirm.ready'), value: rows(ready), main: true },
            ...(counts.rejected === 0 ? [] : [{ term: t('confirm.stillWrong'), value: rows(counts.rejected) }]),
          ]}
        />
      </div>
      <ImportFoot
        text={
          counts.rejected === 0 ? null : (
            <Text component="span" c="dimmed">
              {t('confirm.stillWrongHint')}
            </Text>
          )
        }
      >
        <BackButton draft={draft} />
        <CommandButton type="submit" loading={looking.loading}>
          {ready === 0 ? t('confirm.goNone') : t('confirm.go', { count: ready })}
        </CommandButton>
      </ImportFoot>
    </form>
  );
}
