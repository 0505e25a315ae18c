/** Takes cells copied elsewhere into the import, as a file named after the minute. */
import { formatsOf } from '../../../i18n/format.ts';
import { currentLanguage, translate } from '../../../i18n/texts.ts';
import { importTexts } from '../frame/import-texts.ts';
import { importStore } from '../state/import-state.ts';
import { fileOfCells } from './clipboard.ts';

/** false: there was nothing in it. */
export function takePasted(text: string): boolean {
  const time = formatsOf(currentLanguage()).time(Date.now()).replace(':', '.');
  const file = fileOfCells(text, translate(importTexts)('drop.pastedName', { time }));
  if (file === null) return false;
  void importStore.getState().takeFiles([file]);
  return true;
}
