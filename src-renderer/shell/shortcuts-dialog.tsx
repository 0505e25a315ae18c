/** `?` shows the keys, unless somebody is typing. */
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { shellTexts } from '../parts/navigation/shell-texts.ts';
import { Shortcuts } from '../parts/navigation/shortcuts.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { dialogIsOpen } from '../ui/once-no-dialog.ts';

export function ShortcutsDialog() {
  const t = useTexts(shellTexts);
  const [opened, setOpened] = useState(false);
  const open = () => {
    if (!dialogIsOpen()) setOpened(true);
  };
  // With Shift on most keyboards, and without it on some.
  useHotkeys([
    ['shift+?', open],
    ['?', open],
  ]);
  return (
    <Dialog opened={opened} onClose={() => setOpened(false)} title={t('shortcuts.title')}>
      <Shortcuts />
    </Dialog>
  );
}
