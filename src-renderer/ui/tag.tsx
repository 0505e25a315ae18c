/** A small labelled mark in one of the six tones; what the state and verdict badges are made of. */
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './tag.module.css';
import { type Tone, toneStyle } from './tones.ts';

export function Tag({
  tone,
  icon: TagIcon,
  title,
  children,
}: {
  tone: Tone;
  icon?: Icon;
  /** Shown on hover; say nothing there that is not said elsewhere. */
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes.tag} style={toneStyle(tone)} title={title}>
      {TagIcon === undefined ? null : <TagIcon size={13} stroke={2} aria-hidden />}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
