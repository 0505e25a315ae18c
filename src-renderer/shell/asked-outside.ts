/** Does what somebody asked of the program outside of the page: in a menu, on a notification, by opening a file with it. */
import { spotlight } from '@mantine/spotlight';
import { useEffect, useEffectEvent } from 'react';
import type { Asked } from '../../src-main/contract/system.ts';
import { call, useCoreEvent } from '../core/core.ts';
import { useCanCommand } from '../core/core-state.ts';
import { notifyDone } from '../core/notify.ts';
import { translate } from '../i18n/texts.ts';
import { navigate } from '../routes.ts';
import { importTexts } from '../screens/imports/frame/import-texts.ts';
import { importStore } from '../screens/imports/state/import-state.ts';

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
      navigate({ screen: 'import' });
      break;
    case 'list':
      navigate({ screen: 'list', listId: asked.listId });
      break;
    case 'queue':
      navigate({ screen: 'queue' });
      break;
    case 'settings':
      navigate({ screen: 'settings', section: asked.section });
      break;
    case 'find':
      find();
      break;
  }
}

function takeFiles(files: Extract<Asked, { what: 'import' }>['files'], allowed: boolean): void {
  if (!allowed) {
    notifyDone(translate(importTexts)('anywhere.readOnly'));
    return;
  }
  const busy = importStore.getState().step !== 'choose';
  void importStore.getState().takeChosen(files);
  if (busy) notifyDone(translate(importTexts)('queue.added', { count: importStore.getState().waiting.length }));
}

/** The search of this screen; where it has none, of everything. */
export function find(): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (box === null) spotlight.open();
  box?.focus();
  box?.select();
}
