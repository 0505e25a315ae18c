/** Chooses states to show by pressing them; none pressed means all. */
import { type LookupState, lookupStates, type StateCounts } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Chips } from '../../ui/chips.tsx';
import { stateLooks } from './state-badge.tsx';

export function StateFilter({
  label,
  chosen,
  counts,
  onChange,
}: {
  label: string;
  chosen: readonly LookupState[];
  /** Given: states without a lookup are left out, unless they are chosen. */
  counts?: StateCounts;
  onChange: (states: LookupState[]) => void;
}) {
  const t = useTexts(stateTexts);
  const shown = lookupStates.filter((state) => !counts || counts[state] > 0 || chosen.includes(state));
  return (
    <Chips
      label={label}
      chosen={chosen}
      onChange={onChange}
      chips={shown.map((state) => ({
        value: state,
        label: t(`lookup.${state}`),
        title: t(`lookupMeaning.${state}`),
        ...stateLooks[state],
        ...(counts && { count: counts[state] }),
      }))}
    />
  );
}
