/** One lookup, whole: verdict and next step first, then the answer, the person, and every attempt. Kept up to date. */
import { ActionIcon, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type Icon, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { SidePanel } from '../../ui/dialog.tsx';
import { historyTexts } from './history-texts.ts';
import { LookupDetails } from './lookup-details.tsx';
import { neighboursOf } from './neighbours.ts';

export function LookupDrawer({
  lookupId,
  onClose,
  onOpenOther,
  withListLink = true,
  rows = [],
  onLast,
}: {
  /** null: closed. */
  lookupId: number | null;
  onClose: () => void;
  /** Shows another lookup in its place (the one a twin shares its answer with). */
  onOpenOther: (lookupId: number) => void;
  /** Not where its list is on screen already. */
  withListLink?: boolean;
  /** Of the table it was opened from, as far as they are read: from one to the next without closing it. */
  rows?: readonly { lookupId: number }[];
  /** It shows the last of them: reads on, if there are more. */
  onLast?: () => void;
}) {
  const t = useTexts(historyTexts);
  const { previous, next } = neighboursOf(rows, lookupId);
  const isLast = rows.length > 0 && rows.at(-1)?.lookupId === lookupId;
  const readOn = useEffectEvent(() => onLast?.());
  useEffect(() => {
    if (isLast) readOn();
  }, [isLast]);
  const go = (to: number | null) => to !== null && onOpenOther(to);
  useHotkeys(
    [
      ['alt+ArrowUp', () => go(previous)],
      ['alt+ArrowDown', () => go(next)],
    ],
    [],
  );
  return (
    <SidePanel
      opened={lookupId !== null}
      onClose={onClose}
      size="34rem"
      title={t('detail.title')}
      light
      aside={
        previous === null && next === null ? null : (
          <Group gap={4} wrap="nowrap">
            <Step label={t('detail.previous')} keys="Alt+↑" icon={IconChevronUp} to={previous} onGo={go} />
            <Step label={t('detail.next')} keys="Alt+↓" icon={IconChevronDown} to={next} onGo={go} />
          </Group>
        )
      }
    >
      {lookupId === null ? null : (
        <LookupDetails
          key={lookupId}
          lookupId={lookupId}
          onOpenOther={onOpenOther}
          onGone={onClose}
          withListLink={withListLink}
        />
      )}
    </SidePanel>
  );
}

function Step({
  label,
  keys,
  icon: StepIcon,
  to,
  onGo,
}: {
  label: string;
  keys: string;
  icon: Icon;
  to: number | null;
  onGo: (to: number | null) => void;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={to === null}
      onClick={() => onGo(to)}
    >
      <StepIcon size={18} aria-hidden />
    </ActionIcon>
  );
}
