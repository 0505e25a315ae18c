/**
 * How far a list is, as one bar whose parts separate answers from rows that need attention. Its counts stand beside it
 * in words.
 */
import type { StateCounts } from '../../../src-main/contract/states.ts';
import { barParts, percentDone } from './list-progress.ts';
import classes from './progress-bar.module.css';

export function ProgressBar({
  states,
  label,
  size = 'small',
}: {
  states: StateCounts;
  label: string;
  size?: 'small' | 'large';
}) {
  return (
    <div
      className={classes.bar}
      data-size={size}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percentDone(states)}
    >
      {barParts(states).map((part) => (
        <div key={part.tone} className={classes.part} data-tone={part.tone} style={{ width: `${part.share * 100}%` }} />
      ))}
    </div>
  );
}
