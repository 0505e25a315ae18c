/** How many of the list can be reached: the sentence, the bar of verdicts, and their counts in words, which filter the rows. */
import { Group, Stack, Text } from '@mantine/core';
import type { VerdictKind } from '../../../src-main/contract/answer.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { verdictTexts } from '../../i18n/verdict-texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { MeaningLink } from '../../parts/verdict/meaning-link.tsx';
import { verdictLooks } from '../../parts/verdict/verdict-badge.tsx';
import { Chips } from '../../ui/chips.tsx';
import { reachOf, verdictCounts } from './reach.ts';
import classes from './reach-bar.module.css';
import type { RowFacets } from './use-facets.ts';

export function ReachBar({
  counted,
  roomy,
  chosen,
  onChoose,
}: {
  counted: RowFacets;
  /** Else the counts by verdict are in the menu above the rows alone. */
  roomy: boolean;
  chosen: readonly VerdictKind[];
  onChoose: (verdicts: VerdictKind[]) => void;
}) {
  const t = useTexts(listsTexts);
  const verdicts = useTexts(verdictTexts);
  const format = useFormats();
  const counts = verdictCounts(counted.facets?.verdict);
  const { reachable, likely, answered, total, share } = reachOf(counts);
  if (total === 0) return null;
  const shown = counts.filter(({ kind, n }) => n > 0 || chosen.includes(kind));
  const parts = shown.map(({ kind, n }) => `${verdicts(`kind.${kind}`)} ${format.number(n)}`).join(', ');
  return (
    <Stack gap={roomy ? '0.5rem' : '0.25rem'} component="section" aria-label={t('reach.heading')}>
      <Group gap="0.125rem 0.625rem" align="baseline" className="tabular">
        <Text span fw={600}>
          {answered === 0
            ? t('reach.none')
            : t('reach.answer', {
                reachable: format.number(reachable),
                share: format.percent(share),
              })}
        </Text>
        {likely === 0 ? null : <span className="dimmed">{t('reach.likely', { count: likely })}</span>}
        {roomy ? <MeaningLink of="verdict.reachable" /> : null}
        {counted.behind === null ? null : (
          <Text span size="sm" c="var(--tone-warn-text)" role="status">
            {t('reach.behind', { count: counted.behind })}
          </Text>
        )}
      </Group>
      <div className={classes.bar} role="img" aria-label={t('reach.bar', { name: t('reach.heading'), parts })}>
        {shown
          .filter(({ kind, n }) => kind !== 'none' && n > 0)
          .map(({ kind, n }) => (
            <div key={kind} className={classes.part} data-kind={kind} style={{ width: `${(n / total) * 100}%` }} />
          ))}
      </div>
      {roomy ? (
        <Chips
          label={t('reach.filter')}
          chosen={chosen}
          onChange={onChoose}
          chips={shown.map(({ kind, n }) => ({
            value: kind,
            label: verdicts(`kind.${kind}`),
            count: n,
            ...verdictLooks[kind],
          }))}
        />
      ) : null}
    </Stack>
  );
}
