/** Short messages in the corner: an error that no field or screen shows, or that something is done. */
import { notifications } from '@mantine/notifications';
import type { CallError } from '../../src-main/contract/errors.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { errorSentence } from '../i18n/error-texts.ts';
import { translate } from '../i18n/texts.ts';

export function notifyError(error: CallError): void {
  notifications.show({
    // One message per kind: ten failed calls in a row are one thing to read.
    id: `error-${error.code}`,
    color: 'red',
    message: errorSentence(error),
    autoClose: 8000,
    withBorder: true,
    closeButtonProps: { 'aria-label': translate(commonTexts)('close') },
  });
}

/** What was asked outside of the page and cannot be done: no field of it says so. */
export function notifyRefused(message: string): void {
  notifications.show({
    color: 'red',
    message,
    autoClose: 8000,
    withBorder: true,
    closeButtonProps: { 'aria-label': translate(commonTexts)('close') },
  });
}

export function notifyDone(message: string): void {
  notifications.show({
    message,
    autoClose: 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': translate(commonTexts)('close') },
  });
}
