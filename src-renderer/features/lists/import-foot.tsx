/** The line that stays below a step of the import: on the left what matters for going on, on the right the way on. */
import type { ReactNode } from 'react';
import classes from './import-foot.module.css';

export function ImportFoot({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.foot}>
      <div className={classes.text} role="status">
        {text}
      </div>
      {children}
    </div>
  );
}
