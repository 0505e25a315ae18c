/** Says that a file is saved, with what one does next: open it, or see it in its folder. In a browser the download is seen there. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { InputOf } from '../../../src-main/contract/index.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { translate } from '../../i18n/texts.ts';
import { call } from '../core.ts';
import { notifyDone, notifyError } from '../notify.ts';

/** `savedId`: of `saveAs`. */
export function notifySaved(message: string, savedId: string | null): void {
  if (savedId === null) {
    notifyDone(message);
    return;
  }
  const t = translate(commonTexts);
  const id = `saved-${savedId}`;
  const show = async (how: InputOf<'files.showSaved'>['how']) => {
    const shown = await call('files.showSaved', { fileId: savedId, how });
    if (shown.ok) notifications.hide(id);
    else notifyError(shown.error);
  };
  notifications.show({
    id,
    message: (
      <>
        <Text size="sm">{message}</Text>
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="light" onClick={() => void show('open')}>
            {t('openFile')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void show('folder')}>
            {t('showInFolder')}
          </Button>
        </Group>
      </>
    ),
    autoClose: 15_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
