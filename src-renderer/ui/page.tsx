/**
 * The frame of every screen: title, actions, content. It sets the window's title and takes the focus to its heading
 * when one has navigated here, so that the keyboard and screen readers start at the top.
 */
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import classes from './page.module.css';

let firstPage = true;

export function Page({
  title,
  subtitle,
  badge,
  actions,
  onBack,
  fill = false,
  width = 'normal',
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  /** Beside the title: a state, a mark. */
  badge?: ReactNode;
  /** Buttons at the right end; at most one of them filled. */
  actions?: ReactNode;
  /** What the arrow before the title does; none without it. */
  onBack?: () => void;
  /** The content takes the height that is left and scrolls inside itself (tables). */
  fill?: boolean;
  width?: 'normal' | 'full';
  children: ReactNode;
}) {
  const t = useTexts(commonTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.title = `${title} · Sambung`;
  }, [title]);

  useEffect(() => {
    const isFirst = firstPage;
    firstPage = false;
    // A screen that is one form may have put the cursor into it already.
    if (!isFirst && !content.current?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={classes.page} data-fill={fill || undefined} data-width={width}>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap" className={classes.titles}>
          {onBack === undefined ? null : (
            <ActionIcon variant="subtle" color="gray" className={classes.back} aria-label={t('back')} onClick={onBack}>
              <IconArrowLeft size={18} />
            </ActionIcon>
          )}
          <div className={classes.titleText}>
            <Group gap="xs" wrap="nowrap">
              <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
                {title}
              </Title>
              {badge}
            </Group>
            {subtitle === undefined ? null : (
              <Text component="div" c="dimmed" size="sm">
                {subtitle}
              </Text>
            )}
          </div>
        </Group>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </header>
      <div ref={content} className={classes.content}>
        {children}
      </div>
    </div>
  );
}
