/** The last single checks, over all connections; a row opens its details in the history. */
import { Box, Button, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { queryOf, useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { StateBadge } from '../../parts/lookup/state-badge.tsx';
import { useDigits } from '../../parts/person/revealed.ts';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { formatRoute, navigate } from '../../routes.ts';
import { Section } from '../../ui/section.tsx';
import classes from './check-screen.module.css';
import { peopleTexts } from './people-texts.ts';

const shown = 8;

/** Single checks lie in one list per connection and consent; their newest are merged here. */
function useRecentChecks(): LookupItem[] | undefined {
  const { data } = useQuery('lists.page', { limit: 200 });
  const ids = data?.lists.filter((list) => list.kind === 'single-checks').map((list) => list.id);
  const pages = useQueries({ queries: (ids ?? []).map((listId) => queryOf('history.page', { listId, limit: shown })) });
  if (ids === undefined || pages.some((page) => page.isPending)) return undefined;
  const all = pages.flatMap((page) => page.data?.items ?? []);
  return all.sort((a, b) => b.lookupId - a.lookupId).slice(0, shown);
}

export function RecentChecks() {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const digitsOf = useDigits();
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
      <Box component="ul" className="plain" mx="-0.5rem">
        {items?.map((item) => (
          <li key={item.lookupId}>
            <a className={classes.recentItem} href={formatRoute({ screen: 'history', lookupId: item.lookupId })}>
              <Box miw={0}>
                <div className="cut">{item.person.name ?? t('recent.noName')}</div>
                <Text size="sm" c="dimmed" className="tabular">
                  {digitsOf(item.lookupId).phone(item.person.phone)} · {format.moment(item.updatedAt)}
                </Text>
              </Box>
              {item.practice ? <PracticeTag /> : null}
              {item.verdict.kind === 'none' ? (
                <StateBadge state={item.state} />
              ) : (
                <VerdictBadge verdict={item.verdict} />
              )}
            </a>
          </li>
        ))}
      </Box>
    </Section>
  );
}
