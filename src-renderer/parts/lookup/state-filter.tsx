/** Chooses states to show by pressing them; none pressed means all. With counts it is the legend of a list as well. */
import { UnstyledButton } from '@mantine/core';
import type { CSSProperties } from 'react';
import { type LookupState, lookupStates, type StateCounts } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { stateLooks } from './state-badge.tsx';
import classes from './state-filter.module.css';

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
  const format = useFormats();
  const shown = lookupStates.filter((state) => !counts || counts[state] > 0 || chosen.includes(state));
  return (
    <fieldset className={classes.filter} aria-label={label} style={{ border: 0, margin: 0, padding: 0 }}>
      {shown.map((state) => {
        const StateIcon = stateLooks[state].icon;
        const pressed = chosen.includes(state);
        return (
          <UnstyledButton
            key={state}
            className={classes.chip}
            aria-pressed={pressed}
            title={t(`lookupMeaning.${state}`)}
            style={{ '--chip-tone': `var(--tone-${stateLooks[state].tone}-text)` } as CSSProperties}
            onClick={() => onChange(lookupStates.filter((one) => (one === state ? !pressed : chosen.includes(one))))}
          >
            <StateIcon size={14} stroke={2} aria-hidden />
            {t(`lookup.${state}`)}
            {counts === undefined ? null : <span className={classes.count}>{format.number(counts[state])}</span>}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
