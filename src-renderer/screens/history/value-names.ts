/** How the values of the history's filters are called. */
import type { VerdictKind } from '../../../src-main/contract/answer.ts';
import type { HistoryCharge } from '../../../src-main/contract/history.ts';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { provinceNames } from '../../../src-main/words/provinces.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation, verdictTexts } from '../../i18n/verdict-texts.ts';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import type { ChoiceKind } from './history-filter.ts';

export function useValueNames(): Record<ChoiceKind, (value: string) => string> {
  const t = useTexts(filterTexts);
  const states = useTexts(stateTexts);
  const verdicts = useTexts(verdictTexts);
  const relation = useRelation();
  return {
    states: (value) => states(`lookup.${value as LookupState}`),
    verdicts: (value) => verdicts(`kind.${value as VerdictKind}`),
    relations: (value) =>
      value === '' ? t('relation.none') : value === 'other' ? t('relation.other') : relation(value),
    operators: (value) => (value === '' ? t('unknown.operator') : value),
    provinces: (value) => (value === '' ? t('unknown.province') : (provinceNames.get(value) ?? value)),
    charges: (value) => t(`charge.${value as HistoryCharge}`),
  };
}

/** Two days, of which one may be open. */
export function usePeriodName(): (from: string | undefined, to: string | undefined) => string {
  const t = useTexts(filterTexts);
  const format = useFormats();
  return (from, to) => {
    if (from === undefined) return to === undefined ? t('anyDay') : t('until', { to: format.isoDate(to) });
    if (to === undefined) return t('since', { from: format.isoDate(from) });
    return from === to ? format.isoDate(from) : t('between', { from: format.isoDate(from), to: format.isoDate(to) });
  };
}
