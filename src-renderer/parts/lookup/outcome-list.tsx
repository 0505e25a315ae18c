/** What field agents found, of this row and of others about the same person and number; and recording what one tells by phone. */
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import type { Outcome } from '../../../src-main/contract/outcomes.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useDigits } from '../person/revealed.ts';
import classes from './lookup-drawer.module.css';
import { outcomeTexts } from './outcome-texts.ts';
import { RecordOutcome } from './record-outcome.tsx';

export function OutcomeList({ detail }: { detail: LookupDetail }) {
  const t = useTexts(outcomeTexts);
  const [recording, setRecording] = useState(false);
  return (
    <Stack gap="xs">
      {detail.outcomes.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <OutcomeEntries outcomes={detail.outcomes} ownList={detail.listName} lookupId={detail.lookupId} />
      )}
      <Group>
        <CommandButton size="xs" variant="default" onClick={() => setRecording(true)}>
          {t('record')}
        </CommandButton>
      </Group>
      <RecordOutcome lookupId={detail.lookupId} opened={recording} onClose={() => setRecording(false)} />
    </Stack>
  );
}

/** `ownList`: the list that need not be named; null: each is. `lookupId`: of the same person. */
export function OutcomeEntries({
  outcomes,
  ownList,
  lookupId,
}: {
  outcomes: readonly Outcome[];
  ownList: string | null;
  lookupId: number;
}) {
  return (
    <Stack component="ol" className="plain" gap={0}>
      {outcomes.map((outcome) => (
        <li key={outcome.outcomeId} className={classes.attempt}>
          <Entry outcome={outcome} ownList={ownList} lookupId={lookupId} />
        </li>
      ))}
    </Stack>
  );
}

function Entry({ outcome, ownList, lookupId }: { outcome: Outcome; ownList: string | null; lookupId: number }) {
  const t = useTexts(outcomeTexts);
  const format = useFormats();
  const { foundOn, agent, note, fileName, recordedBy: by, recordedAt, listName, superseded } = outcome;
  const digits = useDigits()(lookupId);
  const promise = usePromiseWords()(outcome);
  const when = format.moment(recordedAt);
  return (
    <>
      <div className={classes.attemptHead}>
        <strong>
          {t(`kind.${outcome.kind}`)}
          {promise === null ? '' : ` ${promise}`}
        </strong>
        {superseded ? <Tag tone="neutral">{t('superseded')}</Tag> : null}
      </div>
      <Text className="tabular">
        {[foundOn === null ? null : format.isoDate(foundOn), agent, digits.phone(outcome.phone)]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {note === null ? null : <Text style={{ overflowWrap: 'anywhere' }}>{note}</Text>}
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {fileName === null ? t('byHand', { by, when }) : t('byFile', { file: fileName, by, when })}
        {listName === ownList ? '' : `, ${t('ofList', { list: listName })}`}
      </Text>
    </>
  );
}

/** The day and the amount of a promise; null where neither was said. */
function usePromiseWords(): (outcome: Pick<Outcome, 'promiseDate' | 'promiseAmount'>) => string | null {
  const t = useTexts(outcomeTexts);
  const format = useFormats();
  return ({ promiseDate, promiseAmount }) => {
    const date = promiseDate === null ? null : format.isoDate(promiseDate);
    const amount = promiseAmount === null ? null : format.rupiah(promiseAmount);
    if (date !== null) return amount === null ? t('promiseDay', { date }) : t('promise', { date, amount });
    return amount === null ? null : t('promiseAmount', { amount });
  };
}
