/** One figure with what it counts. */
import type { ReactNode } from 'react';
import classes from './stat.module.css';

export function Stats({ children }: { children: ReactNode }) {
  return <dl className={classes.stats}>{children}</dl>;
}

export function Stat({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <div className={classes.stat}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      {hint === undefined ? null : <dd className={classes.hint}>{hint}</dd>}
    </div>
  );
}
