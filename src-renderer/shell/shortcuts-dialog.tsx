/** `?` shows the keys, unless somebody is typing; from there it is one step to the help of the screen. */
import { Anchor, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import { helpOf } from '../parts/navigation/help-of.ts';
import { shellTexts } from '../parts/navigation/shell-texts.ts';
import { Shortcuts } from '../parts/navigation/shortcuts.tsx';
import { formatRoute, useRoute } from '../routes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { hideShortcuts, showShortcuts, useShownShortcuts } from './shown-shortcuts.ts';

export function ShortcutsDialog() {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  const route = useRoute();
  const shown = useShownShortcuts((state) => state.shown);
  // With Shift on most keyboards, and without it on some.
  useHotkeys([
    ['shift+?', showShortcuts],
    ['?', showShortcuts],
  ]);
  return (
    <Dialog opened={shown} onClose={hideShortcuts} title={t('shortcuts.title')}>
      <Shortcuts />
      <Group mt="md" gap="lg">
        <Anchor href={formatRoute(helpOf(route))} onClick={hideShortcuts}>
          {t('shortcuts.help')}
        </Anchor>
        <Anchor href={formatRoute({ screen: 'help', page: 'meanings' })} onClick={hideShortcuts}>
          {common('meaning')}
        </Anchor>
      </Group>
    </Dialog>
  );
}
