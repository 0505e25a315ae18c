/** What else was asked about the same person, newest first: the first few, and the way to all of it. */
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { formatRoute } from '../../routes.ts';
import { VerdictBadge } from '../verdict/verdict-badge.tsx';
import { historyTexts } from './history-texts.ts';
import { Section } from './section.tsx';
import { StateBadge } from './state-badge.tsx';

const shown = 4;

export function OtherChecks({ lookupId, onOpen }: { lookupId: number; onOpen: (lookupId: number) => void }) {
  const t = useTexts(historyTexts);
  const format = useFormats();
  // One more than are shown, and this one may be among them.
  const { data } = useQuery('people.lookups', { whom: { lookupId }, limit: shown + 2 });
  const others = data?.items.filter((item) => item.lookupId !== lookupId) ?? [];
  if (others.length === 0) return null;
  return (
    <Section title={t('detail.others')}>
      <ul className="plain">
        {others.slice(0, shown).map((item) => (
          <li key={item.lookupId}>
            <Group gap="xs" py={4}>
              <span className="tabular">{format.moment(item.updatedAt)}</span>
              {item.verdict.kind === 'none' ? (
                <StateBadge state={item.state} />
              ) : (
                <VerdictBadge verdict={item.verdict} />
              )}
              <Anchor component="button" type="button" size="sm" onClick={() => onOpen(item.lookupId)}>
                {t('detail.otherRow', { row: format.number(item.row), list: item.listName })}
              </Anchor>
            </Group>
          </li>
        ))}
      </ul>
      {others.length > shown || data?.next ? (
        <Text size="sm">
          <Anchor href={formatRoute({ screen: 'person', lookupId })} inherit>
            {t('detail.allOthers')}
          </Anchor>
        </Text>
      ) : null}
    </Section>
  );
}
