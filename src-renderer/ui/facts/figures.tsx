/** Counts and amounts below each other, the figures at the right end; the main ones stand out, a hint explains one. */
import type { ReactNode } from 'react';
import classes from './figures.module.css';

export type Figure = { term: string; value: ReactNode; hint?: string | null; main?: boolean };

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ term, value, hint = null, main = false }) => (
        <div key={term} className={classes.figure} data-main={main || undefined}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {hint === null ? null : <dd className={classes.hint}>{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
