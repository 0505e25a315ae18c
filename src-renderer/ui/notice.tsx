/** A strip with a standing message: why something is limited or needs attention, with the button that helps. */
import { type Icon, IconAlertTriangle, IconCircleCheck, IconHelp, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';
import { type Tone, toneStyle } from './tones.ts';

const icons: Record<Tone, Icon> = {
  neutral: IconInfoCircle,
  info: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
  doubt: IconHelp,
};

export function Notice({
  tone,
  title,
  children,
  actions,
  boxed = false,
}: {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** With rounded corners, inside a page; else a strip over the whole width. */
  boxed?: boolean;
}) {
  const NoticeIcon = icons[tone];
  return (
    <div className={classes.notice} style={toneStyle(tone)} data-boxed={boxed || undefined} role="status">
      <NoticeIcon size={17} stroke={1.9} aria-hidden />
      <div className={classes.text}>
        {title === undefined ? null : <strong>{title}</strong>}
        {children === undefined ? null : <span>{children}</span>}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
