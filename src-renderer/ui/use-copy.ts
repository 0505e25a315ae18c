/** Copying by a button: it says for a moment that it is done, and where the system refuses, which keys do it. */
import { useClipboard } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { notifyDone } from '../core/notify.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { translate } from '../i18n/texts.ts';

/** `text` is put on the clipboard as it is. `before`: what must come first; false: then nothing is copied. */
export function useCopy(text: string, before?: () => Promise<boolean>): { copied: boolean; copy: () => void } {
  const { copied, copy, error } = useClipboard();
  // A refusal is an object of its own each time: pressed again, it is said again.
  const refused = useEffectEvent(() => notifyDone(translate(commonTexts)('copyRefused')));
  useEffect(() => {
    if (error !== null) refused();
  }, [error]);
  async function copyAfter(first: () => Promise<boolean>): Promise<void> {
    if (await first()) copy(text);
  }
  return { copied, copy: () => (before === undefined ? copy(text) : void copyAfter(before)) };
}
