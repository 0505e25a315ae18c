/** Small pieces that say one thing about a list: its name, its charges, what of it needs attention. */
import { Group, Text } from '@mantine/core';
import type { List } from '../../../src-main/contract/lists.ts';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { stateLooks } from '../lookup/state-badge.tsx';
import { listsTexts } from './lists-texts.ts';

/** The list of single checks has no name of its own in any language. */
export function useListName(): (list: Pick<List, 'kind' | 'name'>) => string {
  const t = useTexts(listsTexts);
  return (list) => (list.kind === 'single-checks' ? t('singleChecks') : list.name);
}

/** States in which a lookup stays until somebody does something. */
export const needingStates = ['in_doubt', 'failed', 'refused'] as const satisfies readonly LookupState[];

/** The gravest with its word, and how many other lookups need somebody besides. */
export function NeedingTags({ states }: { states: List['states'] }) {
  const t = useTexts(listsTexts);
  const words = useTexts(stateTexts);
  const format = useFormats();
  const [first, ...others] = needingStates.filter((state) => states[state] > 0);
  if (first === undefined) return <Text c="dimmed">{t('nothing')}</Text>;
  const more = others.reduce((sum, state) => sum + states[state], 0);
  const all = [first, ...others].map((state) => `${format.number(states[state])} ${words(`lookup.${state}`)}`);
  return (
    <Group gap={6} wrap="nowrap" title={all.join(', ')}>
      <Tag {...stateLooks[first]}>{all[0]}</Tag>
      {more === 0 ? null : <Text c="dimmed">{t('andMore', { count: more })}</Text>}
    </Group>
  );
}

type Counted = Pick<List, 'charges' | 'practiceCharges'>;
type Costs = Counted & Pick<List, 'rupiah'>;

/** What practice answered is none of what was charged, and a try of it that brought nothing is none that may be paid for. */
export function chargesApart({
  charges,
  practiceCharges,
}: Counted): Record<'practised' | 'charged' | 'unknown', number> {
  return {
    practised: practiceCharges.charged,
    charged: charges.charged - practiceCharges.charged,
    unknown: charges.unknown - practiceCharges.unknown,
  };
}

/** Two lines: what was charged, and what may have been; of practice that nothing is paid. */
export function Charges({ of }: { of: Costs }) {
  const t = useTexts(listsTexts);
  const { practised, charged, unknown } = chargesApart(of);
  const { ofCharged, ofUnknown } = useCallWords(of);
  if (practised + charged + unknown === 0) return <Text c="dimmed">{t('noCharges')}</Text>;
  return (
    <Text inherit component="div" lh={1.35} style={{ whiteSpace: 'normal' }}>
      {practised === 0 ? null : <Text size="sm">{t('practiceAnswers', { count: practised })}</Text>}
      {practised > 0 && charged === 0 ? null : <div>{ofCharged}</div>}
      {unknown === 0 ? null : (
        <Text size="xs" c="dimmed">
          {ofUnknown}
        </Text>
      )}
    </Text>
  );
}

/** Calls with what they cost in rupiah, as far as a price was set. */
function useCallWords(costs: Costs): { ofCharged: string; ofUnknown: string } {
  const t = useTexts(listsTexts);
  const format = useFormats();
  const { charged, unknown } = chargesApart(costs);
  const withRupiah = (calls: string, rupiah: number) =>
    rupiah === 0 ? calls : t('withRupiah', { calls, rupiah: format.rupiah(rupiah) });
  return {
    ofCharged: withRupiah(t('charged', { count: charged }), costs.rupiah.charged),
    ofUnknown: withRupiah(t('chargeUnknown', { count: unknown }), costs.rupiah.unknown),
  };
}

export function useChargeWords(costs: Costs): string | null {
  const t = useTexts(listsTexts);
  const { practised, charged, unknown } = chargesApart(costs);
  const { ofCharged, ofUnknown } = useCallWords(costs);
  const parts = [
    ...(practised > 0 ? [t('practiceAnswers', { count: practised })] : []),
    ...(charged > 0 ? [ofCharged] : []),
    ...(unknown > 0 ? [ofUnknown] : []),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
