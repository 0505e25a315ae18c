/** A headed part of a page in a quiet frame. */
import { Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

export function Section({
  title,
  badge,
  actions,
  footer,
  children,
}: {
  title: string;
  badge?: ReactNode;
  actions?: ReactNode;
  /** A quiet line below the content. */
  footer?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.header}>
        <Group gap="xs">
          <Title order={2} id={id}>
            {title}
          </Title>
          {badge}
        </Group>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </header>
      <div className={classes.content}>{children}</div>
      {footer === undefined ? null : <footer className={classes.footer}>{footer}</footer>}
    </section>
  );
}
