/**
 * The line that stays below a step of the import: on the left what matters for going on, on the right the buttons to go
 * on.
 */
import type { ReactNode } from 'react';
import classes from './import-foot.module.css';

export function ImportFoot({
  text,
  flush = false,
  children,
}: {
  text: ReactNode;
  /** The step fills the window: nothing scrolls behind the line. */
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.foot} data-flush={flush || undefined}>
      <div className={classes.text} role="status">
        {text}
      </div>
      {children}
    </div>
  );
}
