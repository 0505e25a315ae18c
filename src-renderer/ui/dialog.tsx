/** The one shell of dialogs: `Dialog` is the frame with its title, `DialogForm` and `DialogBody` what stands in it above the buttons. */
import { Button, Drawer, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import classes from './dialog.module.css';
import { Notice } from './notice.tsx';

/** Escape and the cross close it, unless `busy`. What is inside begins anew with every opening. */
export function Dialog({
  opened,
  title,
  mark,
  size,
  busy = false,
  returnFocus,
  overDrawer = false,
  onClose,
  children,
}: {
  opened: boolean;
  title: string;
  /** Beside the title. */
  mark?: ReactNode;
  size?: ModalProps['size'];
  /** What is under way can no longer be cancelled. */
  busy?: boolean;
  /** false: whoever opened it moves the focus on. */
  returnFocus?: boolean;
  /** It opens over a drawer, whose heading is the one banner there. */
  overDrawer?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTexts(commonTexts);
  const heading = <Text fw={600}>{title}</Text>;
  return (
    <Modal
      opened={opened}
      onClose={busy ? () => {} : onClose}
      withCloseButton={!busy}
      size={size}
      returnFocus={returnFocus}
      title={
        mark ? (
          <Group gap="xs">
            {heading}
            {mark}
          </Group>
        ) : (
          heading
        )
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      attributes={overDrawer ? { header: { role: 'presentation' } } : undefined}
    >
      {children}
    </Modal>
  );
}

/** A frame at the right edge, beside which the screen stays in sight. `light`: the screen is hardly dimmed, it goes on being read. */
export function SidePanel({
  opened,
  title,
  size,
  light = false,
  aside = null,
  onClose,
  children,
}: {
  opened: boolean;
  title: string;
  size: string | number;
  light?: boolean;
  /** Buttons beside the title. */
  aside?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTexts(commonTexts);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size}
      title={
        <Group gap="sm">
          <Text fw={600}>{title}</Text>
          {aside}
        </Group>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      {...(light && { overlayProps: { backgroundOpacity: 0.2 } })}
    >
      {children}
    </Drawer>
  );
}

type Body = {
  children?: ReactNode;
  /** Why the order was refused, above the buttons. */
  refused?: string | null;
  /** The button that does it. */
  action?: ReactNode;
  /** What the other button says; "Cancel" where it could not be taken for the order itself. */
  keepLabel?: string;
  /** The other button has the focus at first: what the dialog does cannot be undone, or costs. */
  keepFirst?: boolean;
  gap?: 'md' | 'lg';
  /** The buttons stay in sight while the rest scrolls. */
  sticky?: boolean;
  onClose: () => void;
};

export function DialogBody({
  children,
  refused = null,
  action,
  keepLabel,
  keepFirst,
  gap = 'md',
  sticky,
  onClose,
}: Body) {
  const t = useTexts(commonTexts);
  return (
    <Stack gap={gap}>
      {children}
      <Stack gap="sm" className={sticky ? classes.foot : undefined}>
        {refused === null ? null : (
          <Notice boxed tone="bad">
            {refused}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus={keepFirst || undefined}>
            {keepLabel ?? t('cancel')}
          </Button>
          {action}
        </Group>
      </Stack>
    </Stack>
  );
}

/** A body whose Enter submits; `action` is a button of type `submit`. */
export function DialogForm({ onSubmit, ...body }: Body & { onSubmit: (event: FormEvent<HTMLFormElement>) => void }) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event);
      }}
    >
      <DialogBody {...body} />
    </form>
  );
}
