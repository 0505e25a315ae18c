/** The last single checks, over all connections; a row opens its details in the history. */
import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { call, useQuery } from '../../core/core.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { StateBadge } from '../../parts/lookup/state-badge.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { formatRoute, navigate } from '../../routes.ts';
import { Section } from '../../ui/section.tsx';
import classes from './check-screen.module.css';
import { peopleTexts } from './people-texts.ts';

const shown = 8;

/** Single checks lie in one list per connection and consent; their newest are merged here. */
function useRecentChecks(): LookupItem[] | undefined {
  const lists = useQuery(
    'lists.page',
    { limit: 200 },
    { refreshOn: (event) => event.name === 'lists.changed' && event.payload.kind === 'single-checks' },
  ).data?.lists;
  const [items, setItems] = useState<LookupItem[]>();
  const ids = lists?.filter((list) => list.kind === 'single-checks').map((list) => list.id);
  const key = ids?.join(',');
  // Every answer of `lists.page` is a new object: a change of a single-checks list brings its rows anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` follows from `lists` and `key`
  useEffect(() => {
    if (ids === undefined) return;
    let current = true;
    void Promise.all(ids.map((listId) => call('history.page', { listId, limit: shown }))).then((results) => {
      if (!current) return;
      const all = results.flatMap((result) => (result.ok ? result.value.items : []));
      setItems(all.sort((a, b) => b.lookupId - a.lookupId).slice(0, shown));
    });
    return () => {
      current = false;
    };
  }, [lists, key]);
  return items;
}

export function RecentChecks() {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const items = useRecentChecks();
  return (
    <Section
      title={t('recent.title')}
      actions={
        <Button size="xs" variant="subtle" onClick={() => navigate({ screen: 'history' })}>
          {t('recent.all')}
        </Button>
      }
    >
      {items?.length === 0 ? <Text c="dimmed">{t('recent.empty')}</Text> : null}
      <ul className={classes.recent}>
        {items?.map((item) => (
          <li key={item.lookupId}>
            <a className={classes.recentItem} href={formatRoute({ screen: 'history', lookupId: item.lookupId })}>
              <div className={classes.recentWho}>
                <div className={classes.recentName}>{item.person.name ?? t('recent.noName')}</div>
                <div className={classes.recentFacts}>
                  {format.phone(item.person.phone)} · {format.moment(item.updatedAt)}
                </div>
              </div>
              {item.practice ? <PracticeTag /> : null}
              {item.verdict.kind === 'none' ? (
                <StateBadge state={item.state} />
              ) : (
                <VerdictBadge verdict={item.verdict} />
              )}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
