/** The keys that work on every screen, each with what it does. */
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { navItems } from './nav-items.ts';
import { shellTexts } from './shell-texts.ts';
import classes from './shortcuts.module.css';

/** Pressed together, or with `–` any from the one to the other. */
const shortcuts = [
  ['palette', ['Ctrl', 'K']],
  ['find', ['Ctrl', 'F']],
  ['keys', ['?']],
  ['help', ['F1']],
  ['print', ['Ctrl', 'P']],
  ['lock', ['Ctrl', 'L']],
  ['screens', ['Alt', '1', '–', String(navItems.length)]],
  ['table', ['↑', '↓']],
  ['drawer', ['Alt', '↑', '↓']],
] as const;

export function Shortcuts() {
  const t = useTexts(shellTexts);
  const screens = navItems.map((item) => t(`nav.${item.key}`)).join(', ');
  return (
    <dl className={classes.shortcuts}>
      {shortcuts.map(([what, keys]) => (
        <Fragment key={what}>
          <dt>{keys.map((key) => (key === '–' ? '–' : <Kbd key={key}>{key}</Kbd>))}</dt>
          <dd>{what === 'screens' ? screens : t(`shortcuts.${what}`)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
