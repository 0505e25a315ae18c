/** Every lookup about the person, newest first, each with its attempts: times, codes, charge and raw answer, read when opened. */
import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import type { Keyset } from '../../core/use-keyset.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { AttemptLog } from '../../parts/lookup/attempt-log.tsx';
import { SharedAnswer } from '../../parts/lookup/shared-answer.tsx';
import { StateBadge } from '../../parts/lookup/state-badge.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { formatRoute } from '../../routes.ts';
import { LoadFailed, Loading } from '../../ui/loading.tsx';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function PersonLookups({ lookups }: { lookups: Keyset<LookupItem> }) {
  const t = useTexts(personTexts);
  if (lookups.error !== null) return <LoadFailed error={lookups.error} onRetry={lookups.retry} />;
  if (lookups.rows.length === 0) return <Loading />;
  return (
    <>
      <ol className="plain">
        {lookups.rows.map((item) => (
          <li key={item.lookupId} className={classes.entry}>
            <Entry item={item} />
          </li>
        ))}
      </ol>
      {lookups.hasMore ? (
        <Button
          size="xs"
          variant="subtle"
          className={classes.onScreen}
          loading={lookups.phase === 'reading'}
          onClick={lookups.loadMore}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ item }: { item: LookupItem }) {
  const t = useTexts(personTexts);
  const format = useFormats();
  const digits = useDigits();
  const [opened, setOpened] = useState(false);
  const { lookupId, listId, listName, row, state, verdict, practice, person, updatedAt } = item;
  return (
    <>
      <div className={classes.line}>
        <strong className="tabular">{format.dateTime(updatedAt)}</strong>
        {practice ? <PracticeTag /> : null}
        <StateBadge state={state} />
        {verdict.kind === 'none' ? null : <VerdictBadge verdict={verdict} />}
      </div>
      <Text size="sm" c="dimmed" className="tabular">
        {[person.name ?? t('noName'), digits.phone(person.phone)].join(' · ')}
        {' · '}
        <Anchor href={formatRoute({ screen: 'list', listId, lookupId })} inherit underline="always">
          {t('lookupRow', { row: format.number(row), list: listName })}
        </Anchor>
      </Text>
      <SharedAnswer item={item} />
      <details className={classes.attempts} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('attempts')}</summary>
        {opened ? <Attempts lookupId={lookupId} /> : null}
      </details>
    </>
  );
}

function Attempts({ lookupId }: { lookupId: number }) {
  const t = useTexts(personTexts);
  const common = useTexts(commonTexts);
  const { data, error } = useQuery('history.get', { lookupId });
  if (error !== null) return <Text role="alert">{errorSentence(error)}</Text>;
  if (data === undefined) return <Text c="dimmed">{common('loading')}</Text>;
  if (data.attemptLog.length === 0) return <Text c="dimmed">{t('noAttempts')}</Text>;
  return <AttemptLog attempts={data.attemptLog} />;
}
