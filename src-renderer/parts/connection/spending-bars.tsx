/** What a connection has cost today and this month beside its caps: in words first, the bar only repeats them. */
import { Group, Text } from '@mantine/core';
import type { Connection } from '../../../src-main/contract/connections.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { useMoney } from '../money/use-money.ts';
import classes from './connections.module.css';
import { connectionsTexts } from './connections-texts.ts';
import { hasSpending, type Spending, spendingOf } from './spending.ts';

export function SpendingBars({ connection }: { connection: Connection }) {
  if (!hasSpending(connection)) return null;
  return (
    <div className={classes.spending}>
      {spendingOf(connection).map((spending) => (
        <SpendingBar
          key={spending.span}
          spending={spending}
          idle={connection.pricePerCall === 0}
          unpriced={connection.kind === 'account' && connection.pricePerCall === 0 && spending.spent === 0}
          name={connection.name}
        />
      ))}
    </div>
  );
}

/** `unpriced`: nobody knows what was spent. */
function SpendingBar(props: { spending: Spending; idle: boolean; unpriced: boolean; name: string }) {
  const { spending, idle, unpriced, name } = props;
  const t = useTexts(connectionsTexts);
  const money = useMoney();
  const format = useFormats();
  const { span, spent, cap, share, full } = spending;
  const label = t(`spent.${span}`);
  const spentWords = money(unpriced ? null : spent);
  return (
    <div>
      <Group gap="0 0.5rem" mih="1.375rem">
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        {full ? <Tag tone="warn">{t('spent.full')}</Tag> : null}
      </Group>
      <Text size="sm" className="tabular">
        {cap === null || share === null
          ? t('spent.uncapped', { spent: spentWords })
          : t('spent.capped', {
              spent: spentWords,
              cap: money(cap),
              // Not rounded up to a cap that is not reached, nor down to nothing.
              share: format.percent(Math.floor(share * 100) / 100),
            })}
      </Text>
      {share === null ? null : (
        <div
          className={classes.bar}
          role="progressbar"
          aria-label={t('spent.label', { span: label, name })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.min(100, Math.floor(share * 100))}
        >
          <div
            className={classes.barPart}
            data-full={full || undefined}
            style={{ width: `${Math.min(1, share) * 100}%` }}
          />
        </div>
      )}
      {cap !== null && idle ? (
        <Text size="sm" c="var(--tone-warn-text)">
          {t('spent.idle')}
        </Text>
      ) : null}
    </div>
  );
}
