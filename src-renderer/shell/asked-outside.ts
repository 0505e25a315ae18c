/** Does what somebody asked of the program outside of the page: in a menu, on a notification, by opening a file with it. */
import { spotlight } from '@mantine/spotlight';
import { useEffect, useEffectEvent } from 'react';
import type { Asked } from '../../src-main/contract/system.ts';
import { call, useCoreEvent } from '../core/core.ts';
import { useCanCommand } from '../core/core-state.ts';
import { notifyDone, notifyRefused } from '../core/notify.ts';
import { translate } from '../i18n/texts.ts';
import { helpOf } from '../parts/navigation/help-of.ts';
import { navigate, parseRoute } from '../routes.ts';
import { takeFromOutside } from '../screens/imports/choose/take-from-outside.ts';
import { importTexts } from '../screens/imports/frame/import-texts.ts';
import { importStore } from '../screens/imports/state/import-state.ts';
import { dialogIsOpen, onceNoDialog } from '../ui/once-no-dialog.ts';
import { showShortcuts } from './shown-shortcuts.ts';

/** Of files that cannot be opened: more names than that nobody reads. */
const mostNames = 5;

export function useAskedOutside(): void {
  const allowed = useCanCommand();

  const take = useEffectEvent(async () => {
    const taken = await call('system.takeAsked', {});
    if (taken.ok) for (const asked of taken.value.asked) doAsked(asked, allowed);
  });
  useCoreEvent((event) => {
    if (event.name === 'system.asked') void take();
  });
  useEffect(() => void take(), []);
}

function doAsked(asked: Asked, allowed: boolean): void {
  switch (asked.what) {
    case 'import':
      if (asked.files.length > 0) takeFiles(asked.files, allowed);
      else onceNoDialog(() => navigate({ screen: 'import' }));
      break;
    case 'unopened':
      notifyRefused(translate(importTexts)('anywhere.unopened', { names: asked.names.slice(0, mostNames).join(', ') }));
      break;
    case 'list':
      onceNoDialog(() => navigate({ screen: 'list', listId: asked.listId }));
      break;
    case 'queue':
      onceNoDialog(() => navigate({ screen: 'queue' }));
      break;
    case 'settings':
      onceNoDialog(() => navigate({ screen: 'settings', section: asked.section }));
      break;
    case 'help':
      openHelp();
      break;
    case 'shortcuts':
      showShortcuts();
      break;
    case 'find':
      // A dialog has nothing to be found in, and by the time it is closed nobody looks for it any more.
      if (!dialogIsOpen()) find();
      break;
  }
}

function takeFiles(files: Extract<Asked, { what: 'import' }>['files'], allowed: boolean): void {
  if (allowed) takeFromOutside(() => void importStore.getState().takeChosen(files));
  else notifyDone(translate(importTexts)('anywhere.readOnly'));
}

/** Of the screen that is shown. A dialog keeps what was typed in it: it is not left for a page to read. */
export function openHelp(): void {
  if (!dialogIsOpen()) navigate(helpOf(parseRoute(window.location.hash)));
}

/** The search of this screen; where it has none, of everything. */
export function find(): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (box === null) spotlight.open();
  box?.focus();
  box?.select();
}
