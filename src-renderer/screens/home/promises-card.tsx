/** Promises to pay that are due today or were due before: whom to follow up, with the way to the lookup. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Promised } from '../../../src-main/contract/outcomes.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { outcomeTexts } from '../../parts/lookup/outcome-texts.ts';
import { PersonLink } from '../../parts/lookup/person-link.tsx';
import { useDigits } from '../../parts/person/revealed.ts';
import { formatRoute } from '../../routes.ts';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import classes from './home-screen.module.css';

/** As many more with each press. */
const shownAtFirst = 6;
const shownAtMost = 200;

/** Nothing is shown while no promise is due. */
export function PromisesCard() {
  const t = useTexts(outcomeTexts);
  const [limit, setLimit] = useState(shownAtFirst);
  const { data } = useQuery('outcomes.promisesDue', { limit });
  if (data === undefined || data.promises.length === 0) return null;
  const { promises, next, today, dueToday, overdue } = data;
  return (
    <Section
      title={t('promises.title')}
      badge={
        <>
          {dueToday === 0 ? null : <Tag tone="info">{t('promises.due', { count: dueToday })}</Tag>}
          {overdue === 0 ? null : <Tag tone="warn">{t('promises.overdue', { count: overdue })}</Tag>}
        </>
      }
      footer={
        next === null || limit >= shownAtMost ? undefined : (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => setLimit((before) => Math.min(shownAtMost, before + 4 * shownAtFirst))}
          >
            {t('promises.more')}
          </Button>
        )
      }
    >
      <ul className="plain">
        {promises.map((promise) => (
          <Row key={promise.outcomeId} promise={promise} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ promise, today }: { promise: Promised; today: string }) {
  const t = useTexts(outcomeTexts);
  const format = useFormats();
  const digits = useDigits()(promise.lookupId);
  const { lookupId, listId, listName, practice, name, phone, promiseDate, promiseAmount, agent } = promise;
  return (
    <li className={classes.connection}>
      <div>
        <Group gap="xs" wrap="nowrap" fw={500}>
          <Anchor href={formatRoute({ screen: 'list', listId, lookupId })} inherit className="cut">
            {name ?? t('promises.noName')}
          </Anchor>
          {practice ? <PracticeTag /> : null}
        </Group>
        <Text size="sm" c="dimmed" className="cut">
          <PersonLink lookupId={lookupId} plain>
            {digits.phone(phone)}
          </PersonLink>
          {['', listName, agent].filter((part) => part !== null).join(' · ')}
        </Text>
      </div>
      <span className="tabular">{promiseAmount === null ? t('promises.noAmount') : format.rupiah(promiseAmount)}</span>
      {promiseDate === today ? (
        <span />
      ) : (
        <Tag tone="warn">{t('promises.since', { date: format.isoDate(promiseDate) })}</Tag>
      )}
    </li>
  );
}
