/** How a lookup in doubt looks in the table: who, of which list, when it left, what came, and what it costs. */
import { Text } from '@mantine/core';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useLookupColumns } from '../../parts/lookup/lookup-cells.tsx';
import { useMoney } from '../../parts/money/use-money.ts';
import { doubtTexts } from '../../parts/queue/doubt-texts.ts';
import { useOpenLists } from '../../parts/queue/open-lists.ts';
import type { Column } from '../../ui/table/columns.ts';
import { Tag } from '../../ui/tag.tsx';
import { useDoubtDetail } from './doubt-details.ts';
import { doubtFacts } from './doubt-facts.ts';

export function useDoubtColumns(): Column<LookupItem>[] {
  const t = useTexts(doubtTexts);
  const format = useFormats();
  const { person } = useLookupColumns();
  const lists = useOpenLists();
  return [
    person,
    {
      key: 'list',
      heading: t('column.list'),
      width: 'minmax(6rem, 1fr)',
      render: (item) => {
        const connection = lists.find((list) => list.id === item.listId)?.connectionName ?? '';
        const second = t('row', { row: format.number(item.row), connection });
        return (
          <div className="lines">
            <span className="cut" title={item.listName}>
              {item.listName}
            </span>
            <span className="cut quiet tabular" title={second}>
              {second}
            </span>
          </div>
        );
      },
    },
    {
      key: 'left',
      heading: t('column.left'),
      width: '6.5rem',
      render: (item) => <LeftAt item={item} />,
    },
    {
      key: 'came',
      heading: t('column.came'),
      width: 'minmax(8.25rem, 1fr)',
      render: (item) => <WhatCame item={item} />,
    },
    {
      key: 'price',
      heading: t('column.price'),
      width: '6rem',
      numeric: true,
      render: (item) => <Price item={item} />,
    },
  ];
}

function LeftAt({ item }: { item: LookupItem }) {
  const format = useFormats();
  const detail = useDoubtDetail(item.lookupId);
  const facts = detail === null ? null : doubtFacts(detail);
  // Until its attempts are there, the moment it fell into doubt: seconds later.
  const leftAt = facts?.leftAt ?? item.updatedAt;
  return (
    <div className="lines">
      <span>{format.timeSeconds(leftAt)}</span>
      <span className="cut quiet tabular">{format.date(leftAt)}</span>
    </div>
  );
}

function WhatCame({ item }: { item: LookupItem }) {
  const t = useTexts(doubtTexts);
  const detail = useDoubtDetail(item.lookupId);
  const facts = detail === null ? null : doubtFacts(detail);
  if (facts === null) return null;
  return (
    <div className="lines">
      <span className="cut" title={t(`came.${facts.came}`)}>
        {t(`came.${facts.came}`)}
      </span>
      {facts.settled === null ? (
        <span className="cut quiet tabular">{t('attempts', { number: String(facts.number) })}</span>
      ) : (
        <span>
          <Tag tone={facts.settled === 'free' ? 'good' : 'info'}>{t(`settled.${facts.settled}`)}</Tag>
        </span>
      )}
    </div>
  );
}

function Price({ item }: { item: LookupItem }) {
  const common = useTexts(commonTexts);
  const money = useMoney();
  const detail = useDoubtDetail(item.lookupId);
  const price = useCore((core) => core.connections.find((one) => one.id === detail?.connectionId)?.pricePerCall);
  if (detail === null) return null;
  if (item.practice) return <Text c="dimmed">{common('practiceNotPaid')}</Text>;
  // Of a connection that is deleted nobody knows it any more.
  if (price === undefined) return <Text c="dimmed">–</Text>;
  return price === 0 ? <Text c="dimmed">{money(null)}</Text> : money(price);
}
