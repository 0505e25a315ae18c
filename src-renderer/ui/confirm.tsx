/** Asks before something that cannot be undone, naming what will happen on the button itself. */
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog, DialogBody } from './dialog.tsx';

export function Confirm({
  opened,
  title,
  children,
  confirmLabel,
  keepLabel,
  danger = false,
  pending = false,
  overDrawer,
  onConfirm,
  onClose,
}: {
  opened: boolean;
  title: string;
  /** What will happen, in a sentence or two. */
  children: ReactNode;
  /** A verb: "Delete connection", never "OK". */
  confirmLabel: string;
  /** What the other button does, where "Cancel" could be taken for the order itself. */
  keepLabel?: string;
  danger?: boolean;
  pending?: boolean;
  /** As of `Dialog`. */
  overDrawer?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog opened={opened} title={title} onClose={onClose} {...(overDrawer && { overDrawer })}>
      <DialogBody
        gap="lg"
        keepLabel={keepLabel}
        keepFirst
        onClose={onClose}
        action={
          <Button color={danger ? 'red' : undefined} loading={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        }
      >
        <Text component="div">{children}</Text>
      </DialogBody>
    </Dialog>
  );
}
