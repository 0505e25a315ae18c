/** After the page died, or was ended because it did not respond, it is loaded anew: it says so once, until it is read. */
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { commonTexts } from '../i18n/common-texts.ts';
import { translate } from '../i18n/texts.ts';
import { shellTexts } from '../parts/navigation/shell-texts.ts';

/** Behind the address that the host loads then (hosts/electron/life/page-life.ts). */
const mark = 'anew';

export function useLoadedAnew(): void {
  useEffect(() => {
    const address = new URL(location.href);
    if (!address.searchParams.has(mark)) return;
    // A reload of one's own later is nothing to speak of.
    address.searchParams.delete(mark);
    history.replaceState(history.state, '', address);
    notifications.show({
      id: 'loaded-anew',
      color: 'yellow',
      title: translate(shellTexts)('loadedAnew.title'),
      message: translate(shellTexts)('loadedAnew.text'),
      autoClose: false,
      withBorder: true,
      closeButtonProps: { 'aria-label': translate(commonTexts)('close') },
    });
  }, []);
}
