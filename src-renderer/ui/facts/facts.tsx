/** Names and values below each other: details of one thing. */
import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

/** Facts without a value are left out; `key` where a label can stand there twice (columns of a file). */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode, key?: string])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value, key]) => (
          <Fragment key={key ?? label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
